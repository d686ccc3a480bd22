#include "core/time/step_cost.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"
#include "core/memory/kv_cache.h"
#include "core/time/step_time.h"

namespace whichgpu {
namespace {

constexpr double state_bytes_moved = 8;  // recurrent state in FP32, read and written
constexpr double collectives_per_layer = 2;

/// Tokens of its context that a layer attends to at most.
double most_attended(const AttentionWidths& a) {
  double tokens = AttentionCost().most_attended;
  if (a.window > 0) tokens = std::min(tokens, static_cast<double>(a.window));
  if (a.selected > 0) tokens = std::min(tokens, static_cast<double>(a.selected));
  return tokens;
}

AttentionCost attention_cost(const StepModel& m, const AttentionWidths& a) {
  const Serving& s = *m.serving;
  const int tensor = s.parallelism.tensor;
  const double element = s.kv_cache->element_bytes;
  const double rate = m.sixteen_bit.peak_flops * m.calibration->attention_flops;
  // Heads that share a cached key and value read it again in part.
  const double reads = std::exp2(m.engine->cache_reread * std::log2(a.heads_per_cache_head));
  const bool sparse = a.selected > 0;
  AttentionCost cost;
  cost.most_attended = most_attended(a);
  cost.cache_token = a.layers * a.cache_read * element * kv_rank_share(a, tensor) * reads / m.cache_bandwidth;
  cost.beside_token = a.layers * a.cache_beside * element / m.cache_bandwidth;
  cost.score_token = a.layers * a.absorbed_flops / tensor / rate;
  cost.prompt_score_token = a.layers * (sparse ? a.absorbed_flops : a.expanded_flops) / tensor / rate;
  if (sparse) {  // the index is whole on every rank
    const Judgement::Step& work = tables::judgement().step;
    cost.index_score_token = a.layers * a.index_flops / work.index_speedup / rate;
    cost.index_moved_token = a.layers * work.index_score_bytes / s.gpu->memory_bandwidth;
  }
  if (a.window > 0) cost.window = a.window;
  cost.host_token_bytes = a.layers * a.cache_kept * element;
  cost.host_beside_bytes = a.layers * a.cache_beside * element;
  return cost;
}

/// Weights of four bits that the card does not multiply itself.
bool widens_experts(const StepModel& m) { return m.expert_rate.weight_only && m.bytes.expert < 1; }

/// Of a narrow weight of routed experts: kernels that are not made for card and shape widen it on the
/// ordinary units between reads. Weights of four bits that are multiplied in 16 have kernels that need no
/// tuning (Marlin's).
double unpacking_seconds(const StepModel& m) {
  constexpr int four = 4;
  constexpr int eight = 8;
  const double rate = m.serving->gpu->dense.fp32;
  const bool sixteen_bit = m.bytes.expert >= sixteen_bit_bytes;
  if (!m.as_started || sixteen_bit || widens_experts(m) || rate <= 0) return 0;
  const int bits = m.bytes.expert < 1 ? four : eight;
  return m.serving->engine->untuned_expert_bits == bits ? m.calibration->default_unpacking / rate : 0;
}

/// Streaming a weight of routed experts. Where it is widened on the ordinary units meanwhile, whichever takes
/// longer counts: cards whose memory has outgrown them wait for the widening.
double expert_weight_seconds(const StepModel& m) {
  const double read = m.bytes.expert / m.expert_bandwidth;
  const double rate = m.serving->gpu->dense.fp32;
  return widens_experts(m) && rate > 0 ? std::max(read, m.calibration->weight_only_unpacking / rate) : read;
}

/// How much longer products of this rate take in an engine that was started without its maker's kernels.
double default_product_factor(const StepModel& m, const ComputeRate& rate) {
  const bool triton = m.as_started && m.serving->gpu->vendor == "AMD" && rate.math == Math::fp8;
  return triton ? tables::judgement().step.default_fp8_on_amd : 1;
}

void add_experts(const StepModel& m, StepCost& c) {
  if (!m.shape.mixture()) return;
  const Serving& s = *m.serving;
  const double one = m.shape.parameters.one_expert * m.shape.moe_layers / s.parallelism.expert_ranks();
  const double widened = widens_experts(m) ? m.calibration->weight_only : 1.0;
  c.expert_miss_log2 = std::log2(1.0 - std::min(m.shape.experts_per_token / m.shape.experts, 0.999999));
  c.expert_evenness = m.calibration->expert_evenness;
  c.expert_read = one * m.shape.experts * expert_weight_seconds(m);
  c.expert_token = 2.0 * one * m.shape.experts_per_token /
                   (m.expert_rate.achieved_flops * m.engine->grouped_gemm * widened);
  const double slower = default_product_factor(m, m.expert_rate);
  c.expert_read *= slower;
  c.expert_token *= slower;
  if (slower == 1) c.expert_read += one * m.shape.experts * unpacking_seconds(m);
  c.copy_token = m.calibration->expert_passes * m.shape.experts_per_token * s.model->hidden *
                 sixteen_bit_bytes * m.shape.moe_layers / std::max(1, s.parallelism.expert) /
                 s.gpu->memory_bandwidth;
}

/// All-reduces inside a stage, and handing the residual stream from stage to stage.
void add_communication(const StepModel& m, StepCost& c) {
  const double bytes = m.serving->model->hidden * sixteen_bit_bytes;  // of one token
  const double collectives = collectives_per_layer * m.shape.layers;
  const double empty = all_reduce_seconds(m.link, m.group, 0);
  const int hops = m.serving->parallelism.pipeline - 1;
  c.collective_fixed = collectives * empty;
  c.collective_token = collectives * (all_reduce_seconds(m.link, m.group, bytes) - empty);
  if (hops == 0) return;
  c.collective_fixed += hops * m.stage_link.latency_seconds;
  c.collective_token += hops * bytes / m.stage_link.bytes_per_second;
}

HostCost host_cost(const StepModel& m) {
  if (!m.host.any()) return {};
  const Serving& s = *m.serving;
  const ParameterCounts& p = m.shape.parameters;
  HostCost host;
  host.share = m.host;
  host.linear_bytes = p.linear() * m.bytes.linear;
  if (m.shape.mixture()) {
    host.expert_bytes = p.one_expert * m.shape.moe_layers * m.shape.experts * m.bytes.expert;
  }
  if (m.host.layers > 0) host.head_bytes = p.embedding * m.bytes.head;
  host.waits_seconds = (m.host.experts - m.host.layers) * m.shape.moe_layers *
                       tables::judgement().step.host_expert_wait_seconds;
  host.state_bytes = sequence_cache_bytes(m.shape, 0, s.kv_cache->element_bytes, 1);
  host.pcie_bytes_per_second =
      s.gpu->interconnect.pcie_bytes_per_second * tables::judgement().step.host_copy_share;
  host.bytes_per_second = s.offload.bytes_per_second * s.engine->host_bandwidth;
  host.copied_tokens = tables::judgement().step.least_copied_tokens;
  host.batched_tokens = s.max_num_batched_tokens;
  return host;
}

}  // namespace

StepCost step_cost(const StepModel& m) {
  const Serving& s = *m.serving;
  const int tensor = s.parallelism.tensor;
  const double linear = m.shape.parameters.linear() / tensor;
  const double head = m.shape.parameters.embedding / tensor;
  StepCost c;
  const double slower = default_product_factor(m, m.linear_rate);
  c.linear_read = slower * linear * m.bytes.linear / m.weight_bandwidth;
  c.linear_token = slower * 2.0 * linear / m.linear_rate.achieved_flops;
  c.head_read = head * m.bytes.head / m.weight_bandwidth;
  c.head_output = 2.0 * head / m.sixteen_bit.achieved_flops;
  add_experts(m, c);
  double state = 0;
  for (const AttentionWidths& a : m.shape.attention) {
    c.attention.push(attention_cost(m, a));
    state += a.layers * a.state;
  }
  c.state_sequence = state * state_bytes_moved / tensor / m.cache_bandwidth;
  c.prompt_state_token = state * tables::judgement().step.state_flops / tensor /
                         (m.sixteen_bit.peak_flops * m.calibration->attention_flops);
  c.stream_token = m.calibration->activation_passes * s.model->hidden * sixteen_bit_bytes * m.shape.layers /
                   s.gpu->memory_bandwidth;
  add_communication(m, c);
  c.fixed = m.fixed_seconds;
  c.sequence = m.engine->sequence_seconds;
  if (m.as_started) {
    c.launched_one_by_one = m.launch_seconds * m.calibration->default_prompt_kernel;
    c.graph_tokens = s.engine->graph_tokens;
  }
  if (s.pictures.any()) c.vision_token = m.vision.encode_seconds / s.input_tokens;
  c.adapters = s.adapters.added_time;
  c.host = host_cost(m);
  return c;
}

}  // namespace whichgpu
