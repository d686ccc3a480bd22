#include "core/time/arrivals/latency_percentiles.h"

#include <algorithm>
#include <utility>

namespace whichgpu {

LatencyPercentiles latency_percentiles(const ServiceRun& run, const LatencyLimits& limits) {
  LatencyPercentiles p;
  std::vector<double> ttft;
  std::vector<double> tpot;
  std::vector<double> e2e;
  const double count = std::max(static_cast<double>(run.requests.size()), 1.0);
  for (const TimedRequest& r : run.requests) {
    const double first = r.first + r.lag - r.arrival;
    const double whole = r.end + r.lag - r.arrival;
    const double gap = r.output > 1 ? (whole - first) / (r.output - 1) : 0;
    ttft.push_back(first);
    e2e.push_back(whole);
    if (r.output > 1) tpot.push_back(gap);
    const bool good = limits.hold(first, gap) && whole <= limits.max_e2e_seconds;
    p.good_share += good ? 1 : 0;
    p.sent_back_share += r.sent_back ? 1 : 0;
    p.output_tokens += r.output;
    p.queue_seconds += r.admitted - r.arrival;
  }
  for (double* mean : {&p.good_share, &p.sent_back_share, &p.output_tokens, &p.queue_seconds}) *mean /= count;
  p.ttft = distribution(std::move(ttft));
  p.tpot = distribution(std::move(tpot));
  p.e2e = distribution(std::move(e2e));
  p.itl = run.counts.gaps.distribution();
  const double seconds = std::max(run.counts.seconds, 1e-9);
  p.per_second = run.finished / seconds;
  p.running = run.counts.running_seconds / seconds;
  p.waiting = run.counts.waiting_seconds / seconds;
  p.prefix_hit_share = run.counts.cached_tokens / std::max(run.counts.prompt_tokens, 1.0);
  p.end_seconds = run.end_seconds;
  p.complete = run.complete;
  p.evaluations = run.evaluations;
  return p;
}

LatencyPercentiles latency_percentiles(const StepCost& cost, const EngineRules& rules,
                                       const Arrivals& arrivals, const LatencyLimits& limits,
                                       const ScheduleBounds& bounds) {
  return latency_percentiles(run_service(cost, rules, arrivals, bounds), limits);
}

}  // namespace whichgpu
