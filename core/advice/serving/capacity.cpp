#include "core/advice/serving/capacity.h"

#include "core/catalog/largest.h"

namespace whichgpu {
namespace {

constexpr double most_users = 100'000;  // as many as a request may name

}  // namespace

Capacity capacity(const Serving& serving, const ModelShape& shape, const LatencyLimits& limits,
                  const ServingCalibration& calibration) {
  const StepModel model = step_model(serving, shape, weight_bytes(*serving.weights, shape), calibration);
  const auto broken = [&](double users, const LatencyLimits& within) {
    return try_serving(model, users, within).broken;
  };
  const auto holds = [&](const LatencyLimits& within) {
    return [&broken, &within](double users) { return broken(users, within) == ServingLimit::none; };
  };
  const LatencyLimits endless;
  Capacity c;
  c.by_memory = largest(most_users, holds(endless));
  c.concurrency = largest(c.by_memory, holds(limits));
  if (c.concurrency < c.by_memory) c.by_latency = c.concurrency;
  if (c.concurrency < most_users) c.limited_by = broken(c.concurrency + 1, limits);
  return c;
}

std::optional<Capacity> capacity_within_limits(const ServingQuestion& question,
                                               const ServingEstimate& estimate) {
  const bool countable =
      !question.arrivals && estimate.speed && !estimate.footprint.host.any() && !estimate.recalibration;
  if (!question.limits.given() || !countable) return std::nullopt;
  return capacity(estimate.serving, estimate.shape, question.limits, tables::serving_calibration());
}

}  // namespace whichgpu
