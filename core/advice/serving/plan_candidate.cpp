#include "core/advice/serving/plan_candidate.h"

#include <algorithm>

#include "core/catalog/engine_support.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

bool is_safe(const Formats& formats, const StepModel& model, const ServingTrial& trial,
             const LatencyLimits& limits) {
  if (!formats.published || trial.footprint.verdict != Verdict::comfortable) return false;
  if (!generates(*model.serving->model)) return true;
  const ServingSpeed speed = serving_speed(model, trial.footprint, trial.users);
  return speed.basis != Basis::extrapolated &&
         speed.ttft_seconds * speed.bands.ttft.p90 <= limits.max_ttft_seconds &&
         speed.tpot_seconds * speed.bands.tpot.p90 <= limits.max_tpot_seconds &&
         request_seconds(speed, model.serving->output_tokens) * speed.bands.tpot.p90 <=
             limits.max_e2e_seconds;
}

ServingSpeed times_in_endless_memory(const StepModel& model, double users) {
  ServingFootprint endless;
  endless.kv_pool_bytes = no_limit;
  return serving_times(model, endless, users);
}

/// Whether times are within the limits, or beyond them by no more than rounding.
bool within(const LatencyLimits& limits, const ServingSpeed& speed, double output_tokens) {
  constexpr double rounding = 1e-9;
  return speed.ttft_seconds * (1 - rounding) <= limits.max_ttft_seconds &&
         speed.tpot_seconds * (1 - rounding) <= limits.max_tpot_seconds &&
         request_seconds(speed, output_tokens) * (1 - rounding) <= limits.max_e2e_seconds;
}

void set_times(ServingCandidate& candidate, const ServingSpeed& speed) {
  candidate.ttft_seconds = speed.ttft_seconds;
  candidate.tpot_seconds = speed.tpot_seconds;
  candidate.request_seconds = request_seconds(speed, candidate.serving.output_tokens);
  candidate.output_tokens_per_second = speed.output_tokens_per_second;
}

}  // namespace

bool ServingCandidate::same_choice(const ServingCandidate& other) const {
  const Parallelism& p = choice.unit;
  const Parallelism& q = other.choice.unit;
  return choice.card == other.choice.card && choice.replicas == other.choice.replicas &&
         serving.engine == other.serving.engine && serving.weights == other.serving.weights &&
         serving.kv_cache == other.serving.kv_cache && p.tensor == q.tensor && p.pipeline == q.pipeline &&
         p.attention_data == q.attention_data && p.expert == q.expert;
}

Serving serving_of(const ServingPlanQuestion& question, const ServingChoice& choice) {
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
  s.pictures = question.need.pictures;
  s.output_tokens = question.need.output_tokens;
  s.cached_prefix_fraction = question.need.cached_prefix_fraction;
  s.flash_attention = s.engine->flash_attention;
  s.tuning = question.tuning;
  s.defaults = all_defaults;
  settle_defaults(s);
  return s;
}

ServingCandidate try_choice(const ServingPlanQuestion& question, const ModelShape& shape,
                            const ServingChoice& choice, const ServingCalibration& calibration,
                            const TrialBounds& bounds) {
  const ServingNeed& need = question.need;
  ServingCandidate candidate;
  candidate.choice = choice;
  candidate.limits = need.limits;
  candidate.serving = serving_of(question, choice);
  const WeightBytes bytes = weight_bytes(*candidate.serving.weights, shape);
  const StepModel model = step_model(candidate.serving, shape, bytes, calibration);
  const ServingTrial trial =
      need.requests_per_second > 0
          ? try_rate(model, need.requests_per_second / choice.replicas, need.limits, bounds)
          : try_serving(model, need.concurrency, need.limits);
  candidate.serving.concurrency = trial.users;
  candidate.broken = trial.broken;
  candidate.shortfall_bytes = trial.footprint.shortfall_bytes;
  if (!trial.speed) return candidate;
  if (generates(*question.model)) set_times(candidate, *trial.speed);
  if (trial.users > most_users_asked ||
      trial.speed->requests_per_second < need.requests_per_second * (1 - 1e-9)) {
    candidate.broken = ServingLimit::max_num_seqs;
  }
  candidate.safe =
      candidate.broken == ServingLimit::none && is_safe(choice.formats, model, trial, need.limits);
  return candidate;
}

LeastTimes least_times(const ServingPlanQuestion& question, const ModelShape& shape,
                       const ServingChoice& choice, const ServingCalibration& calibration) {
  const ServingNeed& need = question.need;
  const Serving replica = serving_of(question, choice);
  const StepModel model = step_model(replica, shape, weight_bytes(*replica.weights, shape), calibration);
  double users = need.concurrency;
  if (need.requests_per_second > 0) {
    users =
        need.requests_per_second * request_seconds(times_in_endless_memory(model, 1), replica.output_tokens);
  }
  const double share = static_cast<double>(choice.unit.gpus()) / question.max_gpus;
  const ServingSpeed least = times_in_endless_memory(model, std::max(users * share, 1.0));
  return {request_seconds(least, replica.output_tokens), within(need.limits, least, replica.output_tokens)};
}

double most_users_held(const ServingPlanQuestion& question, const ModelShape& shape,
                       const ServingChoice& choice) {
  const Serving alone = serving_of(question, choice);
  return serving_footprint(alone, shape, weight_bytes(*alone.weights, shape), 1).pool_requests;
}

double most_rate(const ServingPlanQuestion& question, const ModelShape& shape, const ServingChoice& choice,
                 double most_users, const ServingCalibration& calibration) {
  const Serving full = serving_of(question, choice);
  const double admitted = full.max_num_seqs * full.parallelism.attention_data;
  const double users = std::min({most_users, admitted, most_users_asked});
  const StepModel model = step_model(full, shape, weight_bytes(*full.weights, shape), calibration);
  const ServingSpeed speed = times_in_endless_memory(model, users);
  const double prompt = speed.prefill.total() / full.parallelism.pipeline;
  if (full.output_tokens * model.fixed_seconds < prompt) return no_limit;
  return users / request_seconds(speed, full.output_tokens);
}

}  // namespace whichgpu
