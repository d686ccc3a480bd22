#include "core/advice/arrivals/percentile_plans.h"

#include <algorithm>

#include "core/advice/arrivals/users_in_loop.h"

namespace whichgpu {
namespace {

/// Latencies of a percentile over their limits; more than 1: missed.
struct LimitShares {
  double ttft = 0;
  double tpot = 0;
  double e2e = 0;

  bool kept() const { return std::max({ttft, tpot, e2e}) <= 1; }
};

constexpr double far_missed = 2;  // without a steady state, or too long to tell

LimitShares limit_shares(const ServingPlanQuestion& asked, const ServingCandidate& candidate) {
  const LatencyLimits& limits = asked.need.limits;
  const ServingQuestion question = question_of(asked, candidate);
  ServingEstimate estimate = estimate_serving(question);
  add_latency(question, estimate);
  if (!estimate.latency || !estimate.latency->percentiles) return {far_missed, far_missed, far_missed};
  const LatencyPercentiles& p = *estimate.latency->percentiles;
  return {percentile(p.ttft, limits.percentile) / limits.max_ttft_seconds,
          percentile(p.tpot, limits.percentile) / limits.max_tpot_seconds,
          percentile(p.e2e, limits.percentile) / limits.max_e2e_seconds};
}

/// `limit` on the mean, closer by what the percentile of a candidate with that `mean` missed it by; never by
/// much at once, as a percentile falls faster than its mean where it waits.
double closer(double limit, double mean, double share) {
  constexpr double most_at_once = 0.6;
  constexpr double least_at_once = 0.95;
  if (share <= 1) return limit;
  return std::min(limit, mean) * std::clamp(1 / share, most_at_once, least_at_once);
}

void come_closer(LatencyLimits& limits, const ServingCandidate& c, const LimitShares& shares) {
  limits.max_ttft_seconds = closer(limits.max_ttft_seconds, c.ttft_seconds, shares.ttft);
  limits.max_tpot_seconds = closer(limits.max_tpot_seconds, c.tpot_seconds, shares.tpot);
  limits.max_e2e_seconds = closer(limits.max_e2e_seconds, c.request_seconds, shares.e2e);
}

void add_arrivals(const ServingNeed& need, ServingQuestion& asked) {
  asked.served = &one_by_one;
  ArrivalsQuestion& arrivals = asked.arrivals.emplace();
  arrivals.arrivals = users_in_loop(asked.serving, tables::serving_calibration());
  if (need.requests_per_second <= 0) return;
  asked.serving.load = Load::open;
  asked.serving.requests_per_second = need.requests_per_second;
  arrivals.arrivals.kind = ArrivalKind::open;
  arrivals.arrivals.per_second = need.requests_per_second;
}

ServingPlanSearch search_at_percentile(ServingPlanQuestion& question, const ModelShape& shape,
                                       const ServingCalibration& calibration) {
  constexpr int most_searches = 6;
  const ServingPlanQuestion asked = question;
  const auto kept = [&](const ServingCandidate& c) { return limit_shares(asked, c).kept(); };
  ServingPlanSearch found;
  double considered = 0;
  for (int i = 0; i < most_searches; ++i) {
    found = search_serving_plans(question, shape, calibration);
    considered += found.considered;
    const std::optional<ServingCandidate>& cheapest = found.cheapest ? found.cheapest : found.beyond_budget;
    if (!cheapest) break;
    const LimitShares shares = limit_shares(asked, *cheapest);
    if (shares.kept()) break;
    come_closer(question.need.limits, *cheapest, shares);
    found = {};
  }
  found.considered = considered;
  std::erase_if(found.front, [&](const ServingCandidate& c) { return !kept(c); });
  if (found.safest && !kept(*found.safest)) found.safest.reset();
  if (found.cheapest && found.front.empty()) found.front.push_back(*found.cheapest);
  for (ServingCandidate& c : found.front) c.limits = asked.need.limits;
  for (auto* c : {&found.cheapest, &found.safest, &found.beyond_budget}) {
    if (*c) (*c)->limits = asked.need.limits;
  }
  return found;
}

}  // namespace

const PercentilePlans percentile_plans{&search_at_percentile, &add_arrivals};

}  // namespace whichgpu
