#include "core/advice/serving/trial.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

/// A whole request that takes too long is late for the larger of its parts.
ServingLimit broken_limit(const ServingSpeed& speed, double output_tokens, const LatencyLimits& limits) {
  if (speed.limited_by == ConcurrencyLimit::kv_cache) return ServingLimit::memory;
  if (speed.limited_by == ConcurrencyLimit::max_num_seqs) return ServingLimit::max_num_seqs;
  const double ttft = speed.ttft_seconds / limits.max_ttft_seconds;
  const double tpot = speed.tpot_seconds / limits.max_tpot_seconds;
  const double whole = request_seconds(speed, output_tokens);
  if (ttft <= 1 && tpot <= 1 && whole <= limits.max_e2e_seconds) return ServingLimit::none;
  if (ttft <= 1 && tpot <= 1) return speed.ttft_seconds > whole / 2 ? ServingLimit::ttft : ServingLimit::tpot;
  return ttft > tpot ? ServingLimit::ttft : ServingLimit::tpot;
}

/// Those whom the rate means, whole ones, and no more than run at once: beyond, there is no steady state.
double users_of(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                const ServingCalibration& calibration) {
  if (serving.requests_per_second <= 0) return serving.concurrency;
  const ServingFootprint room = serving_footprint(serving, shape, bytes, 1);
  if (room.verdict == Verdict::does_not_fit) return 1;
  const StepModel model = step_model(serving, shape, bytes, calibration, room.host);
  const double users = std::ceil(users_at_rate(model, room, serving.requests_per_second));
  return std::min(users,
                  std::max(std::floor(serving_times(model, room, most_users_asked).running_requests), 1.0));
}

}  // namespace

ServingTrial try_configuration(const Serving& serving, const ModelShape& shape,
                               const ServingCalibration& calibration) {
  const WeightBytes bytes = weight_bytes(*serving.weights, shape);
  ServingTrial trial;
  trial.users = users_of(serving, shape, bytes, calibration);
  trial.footprint = serving_footprint(serving, shape, bytes, trial.users);
  if (trial.footprint.shortfall_bytes > 0) trial.broken = ServingLimit::memory;
  if (trial.footprint.verdict == Verdict::does_not_fit) return trial;
  const StepModel model = step_model(serving, shape, bytes, calibration, trial.footprint.host);
  trial.speed = serving_speed(model, trial.footprint, trial.users);
  return trial;
}

ServingTrial try_serving(const StepModel& model, double users, const LatencyLimits& limits) {
  ServingTrial trial;
  trial.users = users;
  trial.footprint = serving_footprint(*model.serving, model.shape, model.bytes, users);
  if (trial.footprint.shortfall_bytes > 0 || trial.footprint.verdict == Verdict::does_not_fit) {
    trial.broken = ServingLimit::memory;
    return trial;
  }
  trial.speed = serving_times(model, trial.footprint, users);
  trial.broken = broken_limit(*trial.speed, model.serving->output_tokens, limits);
  return trial;
}

ServingTrial try_rate(const StepModel& model, double rate, const LatencyLimits& limits,
                      const TrialBounds& bounds) {
  constexpr double rounding = 1e-9;
  constexpr int patience = 4;        // steps from below, which end soon unless the replica is near its limit;
  constexpr double overshoot = 1.5;  // then from above
  const Serving& serving = *model.serving;
  const auto try_users = [&](double users) {
    return try_serving(model, users * serving.parallelism.data, limits);
  };
  double least = std::max(1.0, std::ceil(rate * bounds.least_seconds * (1 - rounding)));
  double enough = 0;  // 0: none known
  double users = least;
  for (int step = 1;; ++step) {
    ServingTrial trial = try_users(users);
    const double wanted = trial.broken != ServingLimit::none
                              ? users
                              : std::ceil(rate * request_seconds(*trial.speed, serving.output_tokens));
    if (wanted > users) {
      if (users >= most_users_asked ||
          request_seconds(*trial.speed, serving.output_tokens) > bounds.useless_seconds)
        return trial;
      least = std::min(wanted, most_users_asked);
    } else {
      enough = std::max(wanted, least);
    }
    if (enough > 0 && least >= enough) return enough == users ? trial : try_users(enough);
    if (enough > 0) {
      users = std::floor((least + enough) / 2);
    } else {
      users = step < patience ? least : std::min(std::ceil(least * overshoot), most_users_asked);
    }
  }
}

}  // namespace whichgpu
