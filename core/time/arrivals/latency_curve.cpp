#include "core/time/arrivals/latency_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/time/arrivals/steady_flow.h"

namespace whichgpu {
namespace {

constexpr std::array<double, 12> shares_of_saturation = {0.04, 0.12, 0.22, 0.32, 0.42, 0.52,
                                                         0.61, 0.69, 0.77, 0.84, 0.90, 0.95};
constexpr std::array<Distribution LatencyPercentiles::*, 4> latencies = {
    &LatencyPercentiles::ttft, &LatencyPercentiles::itl, &LatencyPercentiles::tpot, &LatencyPercentiles::e2e};
constexpr std::array<double Distribution::*, 5> statistics = {
    &Distribution::mean, &Distribution::p50, &Distribution::p90, &Distribution::p95, &Distribution::p99};

double log_of(double seconds) {
  constexpr double least = 1e-9;
  return std::log(std::max(seconds, least));
}

/// Neighbors that are out of order are replaced by their mean, in logarithms (pool adjacent violators:
/// Ayer et al., Ann. Math. Stat. 26, 1955).
template <typename Value>
void make_monotone(std::vector<CurvePoint>& points, const Value& value) {
  struct Pool {
    double log;
    std::size_t count;
  };
  std::vector<Pool> pools;
  for (CurvePoint& point : points) {
    pools.push_back({log_of(value(point)), 1});
    while (pools.size() > 1 && pools[pools.size() - 2].log > pools.back().log) {
      const Pool last = pools.back();
      pools.pop_back();
      Pool& pool = pools.back();
      const auto weight = [](const Pool& p) { return static_cast<double>(p.count); };
      pool.log = (pool.log * weight(pool) + last.log * weight(last)) / (weight(pool) + weight(last));
      pool.count += last.count;
    }
  }
  std::size_t at = 0;
  for (const Pool& pool : pools) {
    if (pool.count == 1) {
      ++at;  // as it was, to the last digit
      continue;
    }
    for (std::size_t i = 0; i < pool.count; ++i) value(points[at++]) = std::exp(pool.log);
  }
}

/// A latency at a rate.
double read_off(const std::vector<CurvePoint>& points, double per_second,
                Distribution LatencyPercentiles::*latency, int which) {
  std::size_t next = 1;
  while (next + 1 < points.size() && points[next].per_second < per_second) ++next;
  const CurvePoint& a = points[next - 1];
  const CurvePoint& b = points[next];
  const double share = std::clamp((per_second - a.per_second) / (b.per_second - a.per_second), 0.0, 1.0);
  const double low = log_of(percentile(a.latency.*latency, which));
  const double high = log_of(percentile(b.latency.*latency, which));
  return std::exp(low + share * (high - low));
}

/// The limit that a rate misses by most; saturation: none.
RateLimit broken_limit(const std::vector<CurvePoint>& points, double per_second,
                       const LatencyLimits& limits) {
  RateLimit worst = RateLimit::saturation;
  double excess = 1;
  const auto check = [&](RateLimit limit, Distribution LatencyPercentiles::*latency, double most) {
    const double over = read_off(points, per_second, latency, limits.percentile) / most;
    if (over <= excess) return;
    excess = over;
    worst = limit;
  };
  check(RateLimit::ttft, &LatencyPercentiles::ttft, limits.max_ttft_seconds);
  check(RateLimit::tpot, &LatencyPercentiles::tpot, limits.max_tpot_seconds);
  check(RateLimit::e2e, &LatencyPercentiles::e2e, limits.max_e2e_seconds);
  return worst;
}

void find_largest(LatencyCurve& curve, const LatencyLimits& limits) {
  constexpr int halvings = 40;
  double low = curve.points.front().per_second;
  double high = curve.points.back().per_second;
  curve.binding = broken_limit(curve.points, low, limits);
  if (curve.binding != RateLimit::saturation) return;
  curve.largest_per_second = high;
  curve.binding = broken_limit(curve.points, high, limits);
  if (curve.binding == RateLimit::saturation) return;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    const RateLimit broken = broken_limit(curve.points, middle, limits);
    if (broken == RateLimit::saturation) {
      low = middle;
    } else {
      high = middle;
      curve.binding = broken;
    }
  }
  curve.largest_per_second = low;
}

/// Requests per second that end under `load`.
double served_per_second(const StepCost& cost, const EngineRules& rules, const Arrivals& load) {
  const ServiceRun run = run_service(cost, rules, load);
  return run.finished / std::max(run.counts.seconds, 1e-9);
}

}  // namespace

double saturation_per_second(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals) {
  constexpr int most_counted = 1000;
  constexpr double step = 1.1;
  constexpr double kept_up = 0.95;  // of the turns that come, but for those on their way
  Arrivals load = arrivals;
  const bool talks = arrivals.kind == ArrivalKind::sessions;
  const double turns = talks ? arrivals.sessions.turns : 1;
  if (!talks) load.kind = ArrivalKind::open;
  load.requests = std::min(most_counted, arrivals.requests);
  load.per_second = 2 * steady_capacity(cost, rules, load) / turns;
  const double overloaded = served_per_second(cost, rules, load) / turns;
  if (!talks) return overloaded;
  // An overloaded replica does not tell what it keeps up with in conversations: there the turns that wait
  // push each other's past out of the cache, which makes every prompt long, while at a rate with room for
  // what was said it serves several times as many. That is the highest rate that is kept up with when the
  // past is in the cache as the run begins; of a few conversations some lower one may miss it by chance.
  while (load.per_second > overloaded) {
    load.per_second /= step;
    const double served = served_per_second(cost, rules, load) / turns;
    if (served >= kept_up * load.per_second) return std::max(overloaded, load.per_second);
  }
  return overloaded;
}

LatencyCurve latency_curve(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                           const LatencyLimits& limits) {
  LatencyCurve curve;
  curve.saturation = saturation_per_second(cost, rules, arrivals);
  Arrivals load = arrivals;
  if (load.kind != ArrivalKind::sessions) load.kind = ArrivalKind::open;
  for (const double share : shares_of_saturation) {
    load.per_second = share * curve.saturation;
    curve.points.push_back({load.per_second, latency_percentiles(cost, rules, load, limits)});
    curve.complete = curve.complete && curve.points.back().latency.complete;
  }
  for (Distribution LatencyPercentiles::*const latency : latencies) {
    for (double Distribution::*const statistic : statistics) {
      make_monotone(curve.points,
                    [&](CurvePoint& point) -> double& { return point.latency.*latency.*statistic; });
    }
  }
  find_largest(curve, limits);
  return curve;
}

}  // namespace whichgpu
