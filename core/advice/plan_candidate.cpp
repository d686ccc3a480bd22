#include "core/advice/plan_candidate.h"

#include <algorithm>

#include "core/catalog/engine_support.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

bool is_safe(const Formats& formats, const StepModel& model, const ServingTrial& trial,
             const LatencyLimits& limits) {
  if (!formats.published || trial.footprint.verdict != Verdict::comfortable) return false;
  const ServingSpeed speed = serving_speed(model, trial.footprint);
  return speed.basis != Basis::extrapolated &&
         speed.ttft_seconds * speed.bands.ttft.p90 <= limits.max_ttft_seconds &&
         speed.tpot_seconds * speed.bands.tpot.p90 <= limits.max_tpot_seconds;
}

}  // namespace

Serving serving_of(const PlanQuestion& question, const PlanChoice& choice) {
  Serving s;
  s.model = question.model;
  s.gpu = choice.card->gpu;
  s.engine = choice.formats.engine;
  s.weights = choice.formats.weights;
  s.kv_cache = choice.formats.kv_cache;
  s.gpu_count = choice.gpus();
  s.parallelism = choice.unit;
  s.parallelism.data = choice.replicas;
  s.input_tokens = question.need.input_tokens;
  s.output_tokens = question.need.output_tokens;
  s.cached_prefix_fraction = question.need.cached_prefix_fraction;
  const CardLimits& limits = default_limits(*s.engine, *s.gpu);
  s.max_num_seqs = limits.max_num_seqs;
  s.max_num_batched_tokens = limits.max_num_batched_tokens;
  s.memory_utilization = default_memory_utilization(s);
  return s;
}

PlanCandidate try_choice(const PlanQuestion& question, const ModelShape& shape, const PlanChoice& choice,
                         const Calibration& calibration, const TrialBounds& bounds) {
  const ServingNeed& need = question.need;
  PlanCandidate candidate;
  candidate.choice = choice;
  candidate.serving = serving_of(question, choice);
  candidate.serving.concurrency = need.concurrency;
  const WeightBytes bytes = weight_bytes(*candidate.serving.weights, shape);
  const StepModel model = step_model(candidate.serving, shape, bytes, calibration);
  const ServingTrial trial = need.requests_per_second > 0
                                 ? try_rate(candidate.serving, model,
                                            need.requests_per_second / choice.replicas, need.limits, bounds)
                                 : try_serving(model, need.limits);
  candidate.broken = trial.broken;
  candidate.shortfall_bytes = trial.footprint.shortfall_bytes;
  if (!trial.speed) return candidate;
  candidate.ttft_seconds = trial.speed->ttft_seconds;
  candidate.tpot_seconds = trial.speed->tpot_seconds;
  candidate.request_seconds = request_seconds(candidate.serving, *trial.speed);
  candidate.output_tokens_per_second = trial.speed->output_tokens_per_second;
  if (candidate.serving.concurrency > most_users_asked ||
      trial.speed->requests_per_second < need.requests_per_second * (1 - 1e-9)) {
    candidate.broken = Limit::max_num_seqs;
  }
  candidate.safe = candidate.broken == Limit::none && is_safe(choice.formats, model, trial, need.limits);
  return candidate;
}

double least_request_seconds(const PlanQuestion& question, const ModelShape& shape, const PlanChoice& choice,
                             const Calibration& calibration) {
  Serving replica = serving_of(question, choice);
  Footprint endless;
  endless.kv_pool_bytes = no_limit;
  const StepModel model = step_model(replica, shape, weight_bytes(*replica.weights, shape), calibration);
  const auto seconds = [&](double users) {
    replica.concurrency = std::max(users, 1.0);
    return request_seconds(replica, serving_times(model, endless));
  };
  const double share = static_cast<double>(choice.unit.gpus()) / question.max_gpus;
  const ServingNeed& need = question.need;
  if (need.requests_per_second <= 0) return seconds(need.concurrency * share);
  return seconds(need.requests_per_second * share * seconds(1));
}

double most_users_held(const PlanQuestion& question, const ModelShape& shape, const PlanChoice& choice) {
  const Serving alone = serving_of(question, choice);
  return serving_footprint(alone, shape, weight_bytes(*alone.weights, shape)).max_concurrency;
}

}  // namespace whichgpu
