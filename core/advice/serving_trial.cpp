#include "core/advice/serving_trial.h"

namespace whichgpu {
namespace {

Limit broken_limit(const ServingSpeed& speed, const LatencyLimits& limits) {
  if (speed.limited_by == LimitedBy::kv_cache) return Limit::memory;
  if (speed.limited_by == LimitedBy::max_num_seqs) return Limit::max_num_seqs;
  const double ttft = speed.ttft_seconds / limits.max_ttft_seconds;
  const double tpot = speed.tpot_seconds / limits.max_tpot_seconds;
  if (ttft <= 1 && tpot <= 1) return Limit::none;
  return ttft > tpot ? Limit::ttft : Limit::tpot;
}

}  // namespace

ServingTrial try_serving(const Serving& serving, const ModelShape& shape, const LatencyLimits& limits,
                         const Calibration& calibration) {
  return try_serving(step_model(serving, shape, weight_bytes(*serving.weights, shape), calibration), limits);
}

ServingTrial try_serving(const StepModel& model, const LatencyLimits& limits) {
  ServingTrial trial;
  trial.footprint = serving_footprint(*model.serving, model.shape, model.bytes);
  if (trial.footprint.shortfall_bytes > 0 || trial.footprint.verdict == Verdict::does_not_fit) {
    trial.broken = Limit::memory;
    return trial;
  }
  trial.speed = serving_times(model, trial.footprint);
  trial.broken = broken_limit(*trial.speed, limits);
  return trial;
}

}  // namespace whichgpu
