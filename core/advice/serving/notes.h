#pragma once

#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// What a careful reader should know about an estimate beside its figures. Ids
/// and arguments:
/// - weights_widened {weights, gpu}: the card lacks units for the format;
/// weights are widened to 16 bit
/// - bf16_runs_as {math}: the card has no BF16 units
/// - gpus_left_idle {used, gpu_count}: so many share the model evenly enough, all of them do not
/// - requests_wait {running, concurrency}: memory or the engine's limit holds
/// fewer requests at once
/// - ttft_missed {ms, limit_ms}, tpot_missed, e2e_missed: later than the question allows
/// - weights_fill_memory {percent}: weights alone take most of the usable
/// memory
/// - context_beyond_model {tokens, limit}
/// - kv_heads_repeated {kv_heads, tensor}: more tensor ranks than KV heads
/// - latent_cache_repeated {tensor}: the MLA cache is whole on every tensor
/// rank
/// - links_are_pcie {ranks}: tensor parallelism without NVLink
/// - links_are_network {ranks}: tensor parallelism between servers
/// - drafts_would_pay {drafts, percent}: of a model whose own layers could make that many drafts
/// - drafts_slow_down {running, percent}: with so many at once steps with drafts yield less than without
/// - drafts_pay_until {batch, running}: sequences of a replica beyond which they do
/// - acceptance_usual {model, method, low, high}: not measured so; tokens of a step that published runs span
/// - drafts_long_context {tokens}: acceptance has been seen to fall there
/// - drafts_need_head {model}: that somebody trained
/// - drafts_in_stages {engine}: that the engine drafts in a pipeline was not read
/// - weights_lose {format, loss, least, most}: what was published of the loss, a QualityLoss, and by how many
/// percent perplexity rises; 0 and 0: not read
/// - recalibrated {}: the visitor's own measurement moved the figures
/// - sampling_left_out {}: compared with a benchmark, whose sampling may take time that is not estimated
/// - fp8_cache_is_e5m2 {engine, gpu}: with two bits of mantissa
/// - gguf_outside_llama_cpp {engine}
/// - experts_on_host {expert_layers, layers, gigabytes}: layers whose routed experts are in host memory, and
/// all that is
/// - layers_on_host {host_layers, layers, gigabytes}: what stays in host memory
/// - port_format_unread {engine, gpu, format}: that the port starts with it was not read
/// - port_not_measured {engine, gpu}: by a port, with which nothing was measured on any card
/// - generation_not_measured {engine, gpu}: the engine was measured, on no card
/// of this generation
/// - flash_attention_off {engine}: memory holds the scores, speed is that with flash attention
/// - allocated_in_full {engine}: the engine reserves the whole cache at start
/// - gpu_not_measured {gpu}, engine_not_measured {engine}: how far the
/// calibration reaches
/// - not_a_generator {model}: an encoder, or an encoder-decoder: memory only
/// - power_near_limit {}: published runs of as much as memory holds draw close to the limit
/// and those of add_latency_notes(), add_price_notes(), add_power_notes() and add_source_notes().
Notes serving_notes(const ServingQuestion& question, const ServingEstimate& estimate);

}  // namespace whichgpu
