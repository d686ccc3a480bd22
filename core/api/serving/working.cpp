#include "core/api/serving/working.h"

#include <string>

#include "core/api/json/working_line.h"

namespace whichgpu::api {
namespace {

void memory_lines(Array& lines, const ServingEstimate& e) {
  const Serving& s = e.serving;
  const Footprint& f = e.footprint;
  const ParameterCounts& p = e.shape.parameters;
  add(lines, "parameters",
      object_of({{"attention", p.attention},
                 {"dense", p.dense},
                 {"shared_experts", p.shared_expert},
                 {"routed_experts", p.routed_expert},
                 {"embedding", p.embedding + p.output_head},
                 {"vision", p.vision},
                 {"other", p.other}}),
      p.total(), "parameters", s.model->source);
  add(lines, "model_weights_bytes",
      object_of({{"linear_bytes", e.bytes.linear},
                 {"expert_bytes", e.bytes.expert},
                 {"embedding_bytes", e.bytes.embedding},
                 {"head_bytes", e.bytes.head}}),
      total_weight_bytes(e.shape, e.bytes), "B", s.weights->source);
  add(lines, "weights_bytes",
      object_of({{"tensor", s.parallelism.tensor},
                 {"expert_ranks", s.parallelism.expert_ranks()},
                 {"pipeline", s.parallelism.pipeline}}),
      f.weights_bytes, "B", arithmetic);
  add(lines, "kv_bytes_per_token",
      object_of({{"element_bytes", s.kv_cache->element_bytes}, {"tensor", s.parallelism.tensor}}),
      f.cached_token_bytes, "B", shapes);
  add(lines, "sequence_bytes", object_of({{"tokens", s.input_tokens + s.output_tokens}}), f.sequence_bytes,
      "B", shapes);
  add(lines, "kv_cache_bytes",
      object_of({{"concurrency", s.concurrency},
                 {"replicas", s.parallelism.data},
                 {"attention_data", s.parallelism.attention_data},
                 {"sequence_bytes", f.sequence_bytes}}),
      f.kv_cache_bytes, "B", arithmetic);
  add(lines, "activations_bytes",
      object_of({{"step_tokens", s.max_num_batched_tokens}, {"hidden", s.model->hidden}}),
      f.activations_bytes, "B", shapes);
  add(lines, "runtime_bytes", object_of({{"engine", s.engine->id}}), f.runtime_bytes, "B", s.engine->source);
  add(lines, "usable_bytes",
      object_of({{"capacity_bytes", f.capacity_bytes}, {"memory_utilization", s.memory_utilization}}),
      f.usable_bytes, "B", s.gpu->source);
  add(lines, "needed_bytes",
      object_of({{"weights_bytes", f.weights_bytes},
                 {"kv_cache_bytes", f.kv_cache_bytes},
                 {"activations_bytes", f.activations_bytes},
                 {"runtime_bytes", f.runtime_bytes}}),
      f.needed_bytes, "B", arithmetic);
  add(lines, "max_concurrency",
      object_of({{"kv_pool_bytes", f.kv_pool_bytes}, {"sequence_bytes", f.sequence_bytes}}),
      f.max_concurrency, "requests", arithmetic);
  add(lines, "max_context_tokens",
      object_of({{"kv_pool_bytes", f.kv_pool_bytes}, {"model_limit", s.model->max_context_tokens}}),
      e.max_context_tokens, "tokens", arithmetic);
}

Object step_inputs(const StepTime& step) {
  return object_of({{"linear", step.linear},
                    {"output_head", step.output_head},
                    {"experts", step.experts},
                    {"attention", step.attention},
                    {"activations", step.activations},
                    {"communication", step.communication},
                    {"host", step.host},
                    {"overhead", step.overhead}});
}

void speed_lines(Array& lines, const ServingEstimate& e) {
  const Serving& s = e.serving;
  const ServingSpeed& v = *e.speed;
  add(lines, "compute_rate",
      object_of({{"dense_peak_flops", e.linear_rate.peak_flops},
                 {"held_clock", e.linear_rate.held_clock},
                 {"weight_only", e.linear_rate.weight_only}}),
      e.linear_rate.achieved_flops, "FLOP/s", calibrated);
  add(lines, "running_requests",
      object_of({{"concurrency", s.concurrency},
                 {"max_num_seqs", s.max_num_seqs},
                 {"kv_pool_bytes", e.footprint.kv_pool_bytes}}),
      v.running_requests, "requests", arithmetic);
  add(lines, "prefill_seconds", step_inputs(v.prefill), v.prefill.total(), "s", calibrated);
  add(lines, "decode_seconds", step_inputs(v.decode), v.decode.total(), "s", calibrated);
  add(lines, "tpot_seconds",
      object_of({{"decode_seconds", v.decode.total()},
                 {"prefill_seconds", v.prefill.total()},
                 {"output_tokens", s.output_tokens},
                 {"running_requests", v.running_requests}}),
      v.tpot_seconds, "s", calibrated);
  add(lines, "ttft_seconds",
      object_of({{"prefill_seconds", v.prefill.total()},
                 {"tpot_seconds", v.tpot_seconds},
                 {"queue_seconds", v.queue_seconds}}),
      v.ttft_seconds, "s", calibrated);
  add(lines, "output_tokens_per_second",
      object_of({{"concurrency", s.concurrency},
                 {"ttft_seconds", v.ttft_seconds},
                 {"tpot_seconds", v.tpot_seconds},
                 {"output_tokens", s.output_tokens}}),
      v.output_tokens_per_second, "tokens/s", arithmetic);
}

void cost_lines(Array& lines, const ServingEstimate& e) {
  const std::string_view source = e.price.offer != nullptr ? e.price.offer->source : "request";
  add(lines, "usd_per_hour",
      object_of({{"usd_per_gpu_hour", e.price.usd_per_gpu_hour}, {"rented_gpus", e.price.rented_gpus}}),
      e.cost.usd_per_hour, "USD/h", source);
  if (!e.speed) return;
  add(lines, "usd_per_million_output_tokens",
      object_of({{"usd_per_hour", e.cost.usd_per_hour},
                 {"output_tokens_per_second", e.speed->output_tokens_per_second}}),
      e.cost.usd_per_million_output_tokens, "USD", arithmetic);
  add(lines, "usd_per_million_tokens",
      object_of({{"usd_per_million_output_tokens", e.cost.usd_per_million_output_tokens},
                 {"input_tokens", e.serving.input_tokens},
                 {"output_tokens", e.serving.output_tokens}}),
      e.cost.usd_per_million_tokens, "USD", arithmetic);
}

}  // namespace

Fragment working(const ServingEstimate& estimate) {
  Array lines;
  memory_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  if (estimate.price.known) cost_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
