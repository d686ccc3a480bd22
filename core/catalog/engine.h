#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// How an engine treats the memory for keys and values.
enum class KvAllocation {
  paged,       ///< a pool of blocks; requests that find no room wait
  contiguous,  ///< allocated in full for every slot at start; too little memory is an error
};

/// What an engine's memory utilization is a share of.
enum class MemoryBudget {
  whole_card,         ///< everything the engine takes, of the card
  weights_and_cache,  ///< weights and cache, of what the runtime leaves; activations come on top
  after_weights,      ///< the cache, of what weights and activations leave
};

template <>
inline constexpr auto names<MemoryBudget> =
    spelled<MemoryBudget>({{MemoryBudget::whole_card, "whole_card"},
                           {MemoryBudget::weights_and_cache, "weights_and_cache"},
                           {MemoryBudget::after_weights, "after_weights"}});

/// How an engine comes to its memory utilization.
enum class MemoryRule {
  constant,  ///< Engine::memory_utilization
  sglang,    ///< what SGLang's server_args.py leaves after a reserve for step, graphs and GPUs
};

/// Outputs whose logits an engine holds at its peak of memory.
enum class PeakOutputs {
  running,      ///< one of each running request
  limit,        ///< as many as it ever runs at once, whatever the load
  every_token,  ///< one of every token of a step
};

/// The pictures that an engine's vision encoder takes in one call.
enum class EncoderCall {
  request,  ///< all of a request
  step,     ///< as many as a step has tokens for, one at least
  picture,  ///< one
};

/// A launch flag of requests that only some engines have.
enum class EngineFlag {
  scheduler_recv_interval,     ///< SGLang's
  batch_wait_timeout_iters,    ///< TensorRT-LLM's
  attention_dp_timeout_iters,  ///< TensorRT-LLM's
  flash_attention,             ///< llama.cpp's
};

template <>
inline constexpr auto names<EngineFlag> =
    spelled<EngineFlag>({{EngineFlag::scheduler_recv_interval, "scheduler_recv_interval"},
                         {EngineFlag::batch_wait_timeout_iters, "batch_wait_timeout_iters"},
                         {EngineFlag::attention_dp_timeout_iters, "attention_dp_timeout_iters"},
                         {EngineFlag::flash_attention, "flash_attention"}});

/// What an engine allows by default on cards with less than some memory.
struct CardLimits {
  double below_bytes = 0;  ///< of the card's memory; 0: any
  int max_num_seqs = 0;    ///< requests that run at once
  int max_num_batched_tokens = 0;
  int graph_batch = 0;       ///< largest batch with a captured graph, on fewer than 4 GPUs
  int wide_graph_batch = 0;  ///< the same on 4 and more
};

/// Buffers for communication where several GPUs share a layer, in bytes per GPU.
struct CollectiveBytes {
  double pcie = 0;       ///< over PCIe: without peer-to-peer transfers they stand in host memory
  double nvlink = 0;     ///< over NVLink or the like
  double multicast = 0;  ///< more where a switch sends to all GPUs at once, see has_multicast()
};

/// What an inference engine does by default: documented settings, dated.
struct Engine {
  std::string_view id;    ///< "vllm"
  std::string_view name;  ///< "vLLM"
  std::string_view
      version;  ///< the first for which the entry holds, "0.20"; empty: versions are not told apart
  MemoryRule memory_rule = MemoryRule::constant;          ///< by which it takes a share of memory at start
  double memory_utilization = 0.9;                        ///< that share, where it is a constant
  MemoryBudget memory_budget = MemoryBudget::whole_card;  ///< … and what it is a share of
  KvAllocation kv_allocation = KvAllocation::paged;
  double reserved_output_share = 1;  ///< share of the output tokens reserved when a request is admitted
  BoundedList<CardLimits, 6>
      card_limits;                   ///< by memory, smallest first; the first that holds for a card counts
  BoundedList<EngineFlag, 3> flags;  ///< of those that not every engine has
  std::string_view small_by_name;    ///< cards with this in their name are taken for the smallest
  bool prompts_alone = false;        ///< a step works on prompts, or decodes, never both; prompts come first
  bool tensor_parallel = true;
  bool gguf_weights = false;       ///< loads GGUF files, and only those
  bool embedding_on_host = false;  ///< the input embedding stays in host memory, unless it is also the head
  bool fp8_tensor_scales = false;  ///< turns 16-bit checkpoints to FP8 itself, with one fixed scale a tensor
  bool casts_fp32 = false;         ///< loads FP32 checkpoints as FP16
  bool nvidia_only = false;
  std::string_view ports;  ///< makers of other accelerators to which it was ported, between bars: "|Huawei|"
  double minimum_compute_capability = 0;  ///< of NVIDIA cards, e.g. 7.5
  double driver_bytes = 0;                ///< of a card's own memory that the driver keeps from the engine
  double runtime_bytes = 0;               ///< context, loaded kernels and the like within the budget, per GPU
  CollectiveBytes collective_bytes;
  double unbudgeted_bytes = 0;    ///< what it takes beside its budget: the context
  double graph_bytes = 0;         ///< of one captured graph, see captured_graphs()
  bool graphs_in_budget = false;  ///< its budget holds the graphs too
  double vision_bytes = 0;        ///< what a vision tower's largest input takes when the peak is measured
  EncoderCall encodes = EncoderCall::request;  ///< pictures of prompts
  bool whole_prompts = false;   ///< a step takes prompts whole, and the largest step is measured at start
  bool flash_attention = true;  ///< attention without a matrix of scores, where nothing is said
  double score_bytes = 0;       ///< bytes alive for each score without it; 0: it is never without
  PeakOutputs peak_outputs = PeakOutputs::running;
  double host_bandwidth =
      0;  ///< share of the host's memory bandwidth that layers left there reach; 0: none can be
  double cache_spread = 1;  ///< what a cache takes over its contents; above 1 where it grows by copying
  double logit_bytes = 8;  ///< bytes alive for each logit at the peak: logits and their probabilities in FP32
  bool usual = false;      ///< taken where a request names no engine, see usual_engine()
  bool makes_images = false;  ///< its runtime is that of programs that make images
  bool current = true;        ///< false: an earlier generation, kept to compare with what was measured then
  std::string_view earlier_version_of;  ///< engine id; empty: an engine of its own
  std::string_view calibrated_as;       ///< engine whose fitted speed holds for it; empty: its own
  std::string_view calibrated_on_amd;  ///< the same on AMD's cards, whose kernels are others; empty: as above
  std::string_view tuned_flags;  ///< launch flags of published recipes that speed it up; empty: none known
  std::string_view tuned_flags_on_amd;  ///< … on AMD's cards, environment variables among them
  double tuned_batched_tokens = 0;      ///< of a step under them; 0: as by default
  double graph_tokens = 0;       ///< largest step with prompts that runs from a captured graph by default
  bool schedules_ahead = false;  ///< by default, plans a step while the one before it runs
  int untuned_expert_bits = 0;   ///< routed experts of 4 or 8 bits for which its kernels are by default not
                                 ///< made for the card and the shape; 0: none
  std::string_view source;
  std::string_view as_of;
};

}  // namespace whichgpu
