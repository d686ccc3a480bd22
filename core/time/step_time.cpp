#include "core/time/step_time.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/lookup.h"
#include "core/time/kernel_count.h"

namespace whichgpu {
namespace {

/// Adds a term that takes `memory` seconds at the memory and `compute` of arithmetic; whichever is longer
/// counts.
double roofline(StepTime& step, double memory, double compute) {
  (memory >= compute ? step.memory_bound : step.compute_bound) += std::max(memory, compute);
  return std::max(memory, compute);
}

/// Share of the routed experts that `tokens` tokens touch. Some experts are picked more often than others:
/// with rates that follow a gamma law of shape `evenness`, n further tokens miss an expert with the chance (1
/// + s n / evenness)^-evenness, s = -ln of the chance that one does; an endless evenness gives exp(-s n).
double touched_experts(const StepCost& c, double tokens) {
  constexpr double ln_2 = 0.693147180559945309;
  if (tokens <= 1) return tokens * (1.0 - std::exp2(c.expert_miss_log2));
  const double further = -ln_2 * c.expert_miss_log2 * (tokens - 1) / c.expert_evenness;
  return 1.0 - std::exp2(c.expert_miss_log2 - c.expert_evenness * std::log2(1 + further));
}

double expert_seconds(const StepCost& c, StepTime& step, double tokens, double prompt_tokens) {
  if ((c.expert_read <= 0 && c.expert_token <= 0) || tokens <= 0) return 0;
  const double products = roofline(step, c.expert_read * touched_experts(c, tokens), c.expert_token * tokens);
  const double copies = c.copy_token * prompt_tokens;
  step.memory_bound += copies;
  return products + copies;
}

/// Over the cache of sequences that decode; `contexts` is the sum of theirs.
double decode_attention_seconds(const StepCost& c, StepTime& step, double sequences, double contexts,
                                double tokens_per_sequence) {
  double moved = sequences * c.state_sequence;
  double scores = 0;
  for (const AttentionCost& a : c.attention) {
    const double seen = std::min(contexts, sequences * a.most_attended);
    moved += seen * a.cache_token + contexts * a.beside_token;
    scores += seen * a.score_token;
  }
  return roofline(step, moved, scores * tokens_per_sequence);
}

/// Of `tokens` new tokens of prompts that attend to `contexts` tokens in all.
double prompt_attention_seconds(const StepCost& c, StepTime& step, double tokens, double contexts) {
  double compute = tokens * c.prompt_state_token;
  double moved = 0;
  for (const AttentionCost& a : c.attention) {
    compute += std::min(contexts, tokens * a.most_attended) * a.prompt_score_token;
    compute += contexts * a.index_score_token;
    moved += contexts * a.index_moved_token;
  }
  step.compute_bound += compute;
  step.memory_bound += moved;
  return compute + moved;
}

/// Keys and values of `sequences` sequences that layers in host memory read, bytes.
double host_cache_bytes(const StepCost& c, double sequences, double contexts) {
  double bytes = sequences * c.host.state_bytes;
  for (const AttentionCost& a : c.attention) {
    bytes += std::min(contexts, sequences * a.window) * a.host_token_bytes + contexts * a.host_beside_bytes;
  }
  return bytes;
}

/// Moves what is in host memory out of a step's terms. The processor reads those weights, and the cache that
/// whole layers have there of `sequences` of `contexts` in all, at the host's bandwidth, and the card waits
/// for it once in each layer whose experts alone are there; in steps of many tokens the card does the work,
/// and the weights reach it over PCIe once in every micro-batch.
void leave_on_host(const StepCost& c, StepTime& step, double tokens, double sequences, double contexts) {
  const HostCost& host = c.host;
  if (!host.share.any()) return;
  double weights = host.share.layers * host.linear_bytes;
  const double at_once = std::min(tokens, host.batched_tokens);
  if (host.share.experts > 0) weights += host.share.experts * host.expert_bytes * touched_experts(c, at_once);
  if (tokens >= host.copied_tokens) {
    step.host = std::ceil(tokens / host.batched_tokens) * weights / host.pcie_bytes_per_second;
  } else {
    const double cache = host.share.layers * host_cache_bytes(c, sequences, contexts);
    step.host = (weights + cache + host.head_bytes) / host.bytes_per_second + host.waits_seconds;
    const double before = step.total() - step.overhead - step.host;
    for (double* term : {&step.linear, &step.attention, &step.activations, &step.communication}) {
      *term *= 1 - host.share.layers;
    }
    step.experts *= 1 - host.share.experts;
    if (host.share.layers > 0) step.output_head = 0;
    const double kept = before > 0 ? (step.total() - step.overhead - step.host) / before : 0;
    step.memory_bound *= kept;
    step.compute_bound *= kept;
  }
  step.memory_bound += step.host;
}

/// A step with prompts that is larger than any captured graph launches its kernels one by one, ahead of the
/// card as long as that is busy: it takes as long as the longer of both. From one graph size to two it sets
/// in gradually, as some of the steps around a mean are larger and some are not.
void launch_without_graph(const StepCost& c, StepTime& step, double tokens) {
  if (c.launched_one_by_one <= 0) return;
  const double beyond = c.graph_tokens > 0 ? std::clamp(tokens / c.graph_tokens - 1, 0.0, 1.0) : 1.0;
  const double busy = step.total() - step.overhead;
  step.overhead = std::max(step.overhead, c.fixed + beyond * c.launched_one_by_one - busy);
}

/// A step that verifies drafts, if there are any.
StepTime with_drafts(const StepModel& m, const StepWork& work) {
  StepTime step = step_time(m.cost, work);
  step.drafts = draft_seconds(m.drafts, m.cost, work);
  step.memory_bound += step.drafts;
  return step;
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

}  // namespace

StepModel step_model(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                     const ServingCalibration& calibration, const HostShare& host) {
  const Gpu& gpu = *serving.gpu;
  const Parallelism& p = serving.parallelism;
  StepModel m;
  m.serving = &serving;
  m.host = host;
  m.calibration = &calibration;
  m.engine = &engine_calibration(calibration, *serving.engine, gpu);
  m.as_started = serving.tuning == Tuning::as_started && !serving.engine->tuned_flags.empty();
  m.shape = shape;
  m.bytes = bytes;
  m.linear_rate = compute_rate(gpu, *serving.engine, *serving.weights, bytes.linear, calibration);
  m.expert_rate = compute_rate(gpu, *serving.engine, *serving.weights, bytes.expert, calibration);
  m.sixteen_bit = sixteen_bit_rate(gpu, calibration);
  for (ComputeRate* rate : {&m.linear_rate, &m.expert_rate, &m.sixteen_bit}) {
    rate->engine_factor = m.engine->gemm;
    rate->achieved_flops *= m.engine->gemm;
  }
  m.vision = vision_cost(serving, m.sixteen_bit);
  m.group = shape.mixture() ? p.expert_ranks() : p.tensor;
  m.link = link_between(gpu, m.group, serving.network_bytes_per_second, calibration);
  m.link.latency_seconds *= m.engine->collective;
  m.stage_link =
      link_between(gpu, p.expert_ranks() * p.pipeline, serving.network_bytes_per_second, calibration);

  const double share = engine_bandwidth(*m.engine, gpu.memory_class);
  const auto narrow = [&](double width) { return width < 1 ? m.engine->quantised_bandwidth : 1.0; };
  m.weight_bandwidth = gpu.memory_bandwidth * share * narrow(bytes.linear);
  m.expert_bandwidth = gpu.memory_bandwidth * share * narrow(bytes.expert);
  m.cache_bandwidth = gpu.memory_bandwidth * m.engine->cache_bandwidth;

  const double kernels = kernels_per_step(serving, shape, m.linear_rate, m.expert_rate);
  m.launch_seconds = calibration.kernel_seconds * m.engine->kernel * launch_factor(gpu, calibration) *
                     (m.as_started && !serving.engine->schedules_ahead ? calibration.default_kernel : 1.0) *
                     kernels;
  m.fixed_seconds = calibration.step_seconds + m.launch_seconds;
  m.cost = step_cost(m);
  m.drafts = draft_cost(serving, calibration);
  return m;
}

StepTime step_time(const StepCost& c, const StepWork& w) {
  const bool decodes = w.sequences > 0;
  const double sequences = decodes ? std::max(w.sequences / w.ranks, 1.0) : 0;  // of a rank, as all below
  const double contexts = decodes ? w.contexts * (sequences / w.sequences) : w.contexts;
  const double decoded = sequences * w.tokens_per_sequence;
  const double prompt_tokens = w.prompt_tokens / w.ranks;
  const double tokens = decoded + prompt_tokens;
  StepTime step;
  step.linear = roofline(step, c.linear_read, c.linear_token * tokens);
  step.output_head = roofline(step, c.head_read, c.head_output * (decoded + w.outputs));
  step.experts =
      expert_seconds(c, step, w.sequences * w.tokens_per_sequence + w.prompt_tokens, w.prompt_tokens);
  if (decodes) {
    step.attention = decode_attention_seconds(c, step, sequences, contexts, w.tokens_per_sequence);
  }
  if (prompt_tokens > 0) {
    step.attention += prompt_attention_seconds(c, step, prompt_tokens, w.prompt_contexts / w.ranks);
  }
  step.activations = c.stream_token * tokens;
  step.memory_bound += step.activations;
  step.communication = c.collective_fixed + c.collective_token * tokens;
  step.overhead = c.fixed + c.sequence * w.sequences;
  if (prompt_tokens > 0) launch_without_graph(c, step, tokens);
  leave_on_host(c, step, tokens, decodes ? sequences : w.outputs, contexts);
  step.vision = c.vision_token * prompt_tokens;
  step.compute_bound += step.vision;
  step.adapters = c.adapters * step.total();
  return step;
}

StepTime decode_step(const StepModel& m, double sequences, double tokens_per_sequence, double context) {
  StepWork work;
  work.sequences = sequences;
  work.tokens_per_sequence = tokens_per_sequence;
  work.contexts = sequences * context;
  work.ranks = m.serving->parallelism.attention_data;
  return step_time(m.cost, work);
}

StepTime generation_step(const StepModel& m, double sequences, double context) {
  StepWork work;
  work.sequences = sequences;
  work.contexts = sequences * context;
  work.ranks = m.serving->parallelism.attention_data;
  work.tokens_per_sequence = 1.0 + m.drafts.drafts;
  return with_drafts(m, work);
}

double tokens_per_step(const StepModel& m) {
  return m.drafts.drafts > 0 ? m.serving->speculation.accepted_tokens_per_step : 1.0;
}

StepTime prefill_step(const StepModel& m, double prompts, double new_tokens, double cached,
                      double attention_ranks) {
  StepWork work;
  work.contexts = prompts * cached;
  work.prompt_tokens = prompts * new_tokens;
  work.prompt_contexts = work.prompt_tokens * (cached + new_tokens / 2);
  work.outputs = prompts;
  work.ranks = attention_ranks;
  return step_time(m.cost, work);
}

StepTime mixed_step(const StepModel& m, double sequences, double context, double prompts,
                    double prompt_tokens) {
  StepWork work;
  work.sequences = sequences;
  work.tokens_per_sequence = 1.0 + m.drafts.drafts;
  work.contexts = sequences * context;
  work.prompt_tokens = prompts * prompt_tokens;
  work.prompt_contexts = work.prompt_tokens * prompt_tokens / 2;
  work.ranks = m.serving->parallelism.attention_data;
  work.outputs = prompts / work.ranks;
  return with_drafts(m, work);
}

}  // namespace whichgpu
