#include "core/time/step_time.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/lookup.h"
#include "core/catalog/units.h"
#include "core/memory/kv_cache.h"
#include "core/time/kernel_count.h"

namespace whichgpu {
namespace {
constexpr double state_bytes_moved = 8;  // recurrent state in FP32, read and written
constexpr double collectives_per_layer = 2;

/// Adds a term of `bytes` at `bandwidth` and `flops` at `rate`; whichever takes longer counts.
double roofline(StepTime& step, double bytes, double bandwidth, double flops, double rate) {
  const double memory = bytes / bandwidth;
  const double compute = flops / rate;
  (memory >= compute ? step.memory_bound : step.compute_bound) += std::max(memory, compute);
  return std::max(memory, compute);
}

/// Distinct experts that `tokens` tokens touch when each picks its own at random.
double distinct_experts(const ModelShape& shape, double tokens) {
  const double miss = 1.0 - std::min(shape.experts_per_token / shape.experts, 0.999999);
  return shape.experts * (1.0 - std::pow(miss, tokens));
}

/// Tokens of a context of `tokens` that a layer really attends to.
double attended(const AttentionWidths& a, double tokens) {
  if (a.window > 0) tokens = std::min(tokens, static_cast<double>(a.window));
  if (a.selected > 0) tokens = std::min(tokens, static_cast<double>(a.selected));
  return tokens;
}

/// Times that decode attention reads a cached key and value: heads that share one read it again in part.
double cache_reads(const AttentionWidths& a, const EngineCalibration& engine) {
  return std::pow(a.heads_per_cache_head, engine.cache_reread);
}

double engine_bandwidth(const EngineCalibration& engine, MemoryClass memory) {
  switch (memory) {
    case MemoryClass::hbm:
      return engine.bandwidth_hbm;
    case MemoryClass::gddr:
      return engine.bandwidth_gddr;
    case MemoryClass::unified:
      return engine.bandwidth_unified;
  }
  return engine.bandwidth_hbm;
}

double launch_factor(const Gpu& gpu, const ServingCalibration& calibration) {
  switch (gpu.generation != nullptr ? gpu.generation->launches : LaunchGroup::usual) {
    case LaunchGroup::usual:
      return 1;
    case LaunchGroup::blackwell:
      return calibration.blackwell_kernel;
  }
  return 1;
}

double linear_seconds(const StepModel& m, StepTime& step, double tokens) {
  const double weights = m.shape.parameters.linear() / m.serving->parallelism.tensor;
  return roofline(step, weights * m.bytes.linear, m.weight_bandwidth, 2.0 * weights * tokens,
                  m.linear_rate.achieved_flops);
}

double head_seconds(const StepModel& m, StepTime& step, double sampled) {
  const double weights = m.shape.parameters.embedding / m.serving->parallelism.tensor;
  return roofline(step, weights * m.bytes.head, m.weight_bandwidth, 2.0 * weights * sampled,
                  m.sixteen_bit.achieved_flops);
}

double expert_seconds(const StepModel& m, StepTime& step, double tokens) {
  if (!m.shape.mixture() || tokens <= 0) return 0;
  const double ranks = m.serving->parallelism.expert_ranks();
  const double one = m.shape.parameters.one_expert * m.shape.moe_layers / ranks;
  const double widened = m.expert_rate.weight_only && m.bytes.expert < 1 ? m.calibration->weight_only : 1.0;
  return roofline(step, one * distinct_experts(m.shape, tokens) * m.bytes.expert, m.expert_bandwidth,
                  2.0 * one * tokens * m.shape.experts_per_token,
                  m.expert_rate.achieved_flops * m.engine->grouped_gemm * widened);
}

double stream_seconds(const StepModel& m, StepTime& step, double tokens) {
  const double seconds = m.calibration->activation_passes * tokens * m.serving->model->hidden *
                         sixteen_bit_bytes * m.shape.layers / m.serving->gpu->memory_bandwidth;
  step.memory_bound += seconds;
  return seconds;
}

/// All-reduces inside a stage, and handing the residual stream from stage to stage.
double communication_seconds(const StepModel& m, double tokens) {
  const double bytes = tokens * m.serving->model->hidden * sixteen_bit_bytes;
  const double in_stages =
      collectives_per_layer * m.shape.layers * all_reduce_seconds(m.link, m.group, bytes);
  const int hops = m.serving->parallelism.pipeline - 1;
  if (hops == 0) return in_stages;
  return in_stages + hops * (m.stage_link.latency_seconds + bytes / m.stage_link.bytes_per_second);
}

double decode_attention_seconds(const StepModel& m, StepTime& step, double sequences, double tokens,
                                double context) {
  const Serving& s = *m.serving;
  const int tensor = s.parallelism.tensor;
  double bytes = 0;
  double flops = 0;
  for (std::size_t kind = 0; kind < m.shape.attention.count; ++kind) {
    const AttentionWidths& a = m.shape.attention[kind];
    const double seen = attended(a, context);
    bytes += sequences * a.layers * seen * a.cache_read * s.kv_cache->element_bytes *
             kv_rank_share(a, tensor) * m.cache_reads[kind];
    bytes += sequences * a.layers * context * a.cache_beside * s.kv_cache->element_bytes;
    bytes += sequences * a.layers * a.state * state_bytes_moved / tensor;
    flops += tokens * a.layers * a.absorbed_flops * seen / tensor;
  }
  return roofline(step, bytes, m.cache_bandwidth, flops,
                  m.sixteen_bit.peak_flops * m.calibration->attention_flops);
}

double prefill_attention_seconds(const StepModel& m, StepTime& step, double tokens, double mean_context) {
  const Serving& s = *m.serving;
  const int tensor = s.parallelism.tensor;
  const double rate = m.sixteen_bit.peak_flops * m.calibration->attention_flops;
  const Judgement::Step& work = tables::judgement().step;
  double flops = 0;
  double moved = 0;
  for (const AttentionWidths& a : m.shape.attention) {
    const bool sparse = a.selected > 0;
    flops += tokens * a.layers * (sparse ? a.absorbed_flops : a.expanded_flops) * attended(a, mean_context) /
             tensor;
    flops += tokens * a.layers * work.state_flops * a.state / tensor;
    if (sparse) {  // the index is whole on every rank
      flops += tokens * a.layers * a.index_flops * mean_context / work.index_speedup;
      moved += tokens * a.layers * mean_context * work.index_score_bytes;
    }
  }
  const double compute = flops / rate;
  const double scores = moved / s.gpu->memory_bandwidth;
  step.compute_bound += compute;
  step.memory_bound += scores;
  return compute + scores;
}

/// Writing and reading the copies of each token for its experts.
double expert_copies_seconds(const StepModel& m, StepTime& step, double tokens) {
  if (!m.shape.mixture()) return 0;
  const double ranks = std::max(1, m.serving->parallelism.expert);
  const double seconds = m.calibration->expert_passes * tokens * m.shape.experts_per_token *
                         m.serving->model->hidden * sixteen_bit_bytes * m.shape.moe_layers / ranks /
                         m.serving->gpu->memory_bandwidth;
  step.memory_bound += seconds;
  return seconds;
}

/// Moves the layers that are in host memory out of a step's terms. The processor reads their weights, and
/// the cache of `sequences` at `context`, at the host's bandwidth; in steps of many tokens the card does the
/// work, and the weights reach it over PCIe once in every micro-batch.
void leave_on_host(const StepModel& m, StepTime& step, double tokens, double sequences, double context) {
  if (m.host_share <= 0) return;
  const Serving& s = *m.serving;
  const ParameterCounts& p = m.shape.parameters;
  double weights = p.linear() * m.bytes.linear;
  if (m.shape.mixture()) {
    weights += p.one_expert * m.shape.moe_layers * distinct_experts(m.shape, tokens) * m.bytes.expert;
  }
  if (tokens >= tables::judgement().step.least_copied_tokens) {
    const double passes = std::ceil(tokens / s.max_num_batched_tokens);
    const double link = s.gpu->interconnect.pcie_bytes_per_second * m.calibration->pcie_bandwidth;
    step.host = passes * m.host_share * weights / link;
  } else {
    const double cache = sequences * sequence_cache_bytes(m.shape, context, s.kv_cache->element_bytes, 1);
    const double head = p.embedding * m.bytes.head;
    step.host =
        (m.host_share * (weights + cache) + head) / (s.offload.bytes_per_second * s.engine->host_bandwidth);
    const double kept = 1 - m.host_share;
    for (double* term : {&step.linear, &step.experts, &step.attention, &step.activations, &step.communication,
                         &step.memory_bound, &step.compute_bound}) {
      *term *= kept;
    }
    step.output_head = 0;
  }
  step.memory_bound += step.host;
}

}  // namespace

StepModel step_model(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                     const ServingCalibration& calibration, double host_share) {
  const Gpu& gpu = *serving.gpu;
  const Parallelism& p = serving.parallelism;
  StepModel m;
  m.serving = &serving;
  m.host_share = host_share;
  m.calibration = &calibration;
  m.engine = &engine_calibration(calibration, *serving.engine);
  m.shape = shape;
  m.bytes = bytes;
  m.linear_rate = compute_rate(gpu, *serving.weights, bytes.linear, calibration);
  m.expert_rate = compute_rate(gpu, *serving.weights, bytes.expert, calibration);
  m.sixteen_bit = sixteen_bit_rate(gpu, calibration);
  for (ComputeRate* rate : {&m.linear_rate, &m.expert_rate, &m.sixteen_bit}) {
    rate->engine_factor = m.engine->gemm;
    rate->achieved_flops *= m.engine->gemm;
  }
  m.group = shape.mixture() ? p.expert_ranks() : p.tensor;
  m.link = link_between(gpu, m.group, serving.network_bytes_per_second, calibration);
  m.link.latency_seconds *= m.engine->collective;
  m.stage_link =
      link_between(gpu, p.expert_ranks() * p.pipeline, serving.network_bytes_per_second, calibration);

  const double share = engine_bandwidth(*m.engine, gpu.memory_class);
  const auto narrow = [&](double width) { return width < 1 ? m.engine->quantised_bandwidth : 1.0; };
  m.weight_bandwidth = gpu.memory_bandwidth * share * narrow(bytes.linear);
  m.expert_bandwidth = gpu.memory_bandwidth * share * narrow(bytes.expert) *
                       (m.expert_rate.weight_only && bytes.expert < 1 ? calibration.weight_only : 1.0);
  m.cache_bandwidth = gpu.memory_bandwidth * m.engine->cache_bandwidth;
  for (const AttentionWidths& a : shape.attention) m.cache_reads.push(cache_reads(a, *m.engine));

  const double kernels = kernels_per_step(serving, shape, m.linear_rate, m.expert_rate);
  m.fixed_seconds = calibration.step_seconds +
                    calibration.kernel_seconds * m.engine->kernel * launch_factor(gpu, calibration) * kernels;
  return m;
}

StepTime decode_step(const StepModel& m, double sequences, double tokens_per_sequence, double context) {
  const double ranks = m.serving->parallelism.attention_data;
  const double on_rank = std::max(sequences / ranks, 1.0);
  const double tokens = on_rank * tokens_per_sequence;
  StepTime step;
  step.linear = linear_seconds(m, step, tokens);
  step.output_head = head_seconds(m, step, tokens);
  step.experts = expert_seconds(m, step, sequences * tokens_per_sequence);
  step.attention = decode_attention_seconds(m, step, on_rank, tokens, context);
  step.activations = stream_seconds(m, step, tokens);
  step.communication = communication_seconds(m, tokens);
  step.overhead = m.fixed_seconds + m.engine->sequence_seconds * sequences;
  leave_on_host(m, step, tokens, on_rank, context);
  return step;
}

StepTime prefill_step(const StepModel& m, double prompts, double new_tokens, double cached,
                      double attention_ranks) {
  const double all_tokens = prompts * new_tokens;
  const double tokens = all_tokens / attention_ranks;
  StepTime step;
  step.linear = linear_seconds(m, step, tokens);
  step.output_head = head_seconds(m, step, prompts);
  step.experts = expert_seconds(m, step, all_tokens) + expert_copies_seconds(m, step, all_tokens);
  step.attention = prefill_attention_seconds(m, step, tokens, cached + new_tokens / 2);
  step.activations = stream_seconds(m, step, tokens);
  step.communication = communication_seconds(m, tokens);
  step.overhead = m.fixed_seconds;
  leave_on_host(m, step, tokens, prompts, cached);
  return step;
}

StepTime mixed_step(const StepModel& m, double sequences, double context, double prompts,
                    double prompt_tokens) {
  const double ranks = m.serving->parallelism.attention_data;
  const double on_rank = std::max(sequences / ranks, 1.0);
  const double prompt_work = prompts * prompt_tokens;
  const double tokens = on_rank + prompt_work / ranks;
  StepTime step;
  step.linear = linear_seconds(m, step, tokens);
  step.output_head = head_seconds(m, step, on_rank + prompts / ranks);
  step.experts =
      expert_seconds(m, step, sequences + prompt_work) + expert_copies_seconds(m, step, prompt_work);
  step.attention = decode_attention_seconds(m, step, on_rank, on_rank, context) +
                   prefill_attention_seconds(m, step, prompt_work / ranks, prompt_tokens / 2);
  step.activations = stream_seconds(m, step, tokens);
  step.communication = communication_seconds(m, tokens);
  step.overhead = m.fixed_seconds + m.engine->sequence_seconds * sequences;
  leave_on_host(m, step, tokens, on_rank, context);
  return step;
}

}  // namespace whichgpu
