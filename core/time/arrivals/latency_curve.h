#pragma once

#include <vector>

#include "core/catalog/names.h"
#include "core/time/arrivals/latency_percentiles.h"

namespace whichgpu {

/// What ends the range of rates that a replica can take.
enum class RateLimit { saturation, ttft, tpot, e2e };

template <>
inline constexpr auto names<RateLimit> = spelled<RateLimit>({{RateLimit::saturation, "saturation"},
                                                             {RateLimit::ttft, "ttft"},
                                                             {RateLimit::tpot, "tpot"},
                                                             {RateLimit::e2e, "e2e"}});

struct CurvePoint {
  double per_second = 0;
  LatencyPercentiles latency;
};

/// Latency against the rate of arrivals of one replica. No latency falls where the rate grows.
struct LatencyCurve {
  double saturation = 0;                      ///< see saturation_per_second()
  std::vector<CurvePoint> points;             ///< by rate, at fixed shares of the saturation
  double largest_per_second = 0;              ///< within the limits; 0: none of the points is
  RateLimit binding = RateLimit::saturation;  ///< what breaks beyond it
  bool complete = true;
};

/// Requests (or sessions) per second beyond which the queue grows for ever. Requests are counted in an
/// overloaded replica: a closed form misses what sending back and varying lengths cost. Of sessions, the
/// largest rate at which turns are served as fast as they come, while what was said before stays in the
/// cache as far as there is room.
double saturation_per_second(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals);

/// Between the points a latency is read along straight lines in logarithms. `arrivals.per_second` is not
/// read; `arrivals.requests` are simulated at each point.
LatencyCurve latency_curve(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                           const LatencyLimits& limits);

}  // namespace whichgpu
