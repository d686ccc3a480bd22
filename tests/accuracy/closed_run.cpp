#include "tests/accuracy/closed_run.h"

#include <algorithm>
#include <vector>

#include "core/time/arrivals/service_run.h"

namespace whichgpu::accuracy {

Lengths spread_lengths(const std::string& law, double mean) {
  constexpr double p90_over_mean = 2;
  constexpr double longest = 2048;
  Lengths lengths;
  lengths.mean = mean;
  if (law == "uniform") {
    lengths.law = LengthLaw::uniform;
    lengths.least = 1;
    lengths.most = 2 * mean - 1;
  } else if (law == "conversations") {
    lengths.law = LengthLaw::lognormal;
    lengths.p90 = p90_over_mean * mean;
    lengths.most = longest;
  }
  return lengths;
}

ClosedRunTimes closed_run_times(const StepCost& cost, const EngineRules& rules, const ClosedRun& run) {
  const bool at_a_rate = run.requests_per_second > 0;
  EngineRules limited = rules;
  if (!at_a_rate) limited.max_num_seqs = std::min(rules.max_num_seqs, run.users);
  Arrivals job;
  job.kind = at_a_rate ? ArrivalKind::open : ArrivalKind::job;
  job.per_second = run.requests_per_second;
  job.burstiness = 0;
  job.requests = run.requests;
  job.cached_prefix_fraction = run.cached_prefix_fraction;
  job.input = run.input;
  job.output = run.output;
  const ServiceRun served = run_service(cost, limited, job);
  ClosedRunTimes times;
  times.complete = served.complete;
  if (served.requests.empty()) return times;

  std::vector<double> ends;
  for (const TimedRequest& r : served.requests) ends.push_back(r.end);
  std::sort(ends.begin(), ends.end());
  const auto users = static_cast<std::size_t>(std::max(run.users, 1.0));
  const auto sent_at = [&](std::size_t i) {
    if (at_a_rate) return served.requests[i].arrival;
    return i < users ? 0 : ends[i - users];
  };
  double tokens = 0;
  double gaps = 0;
  for (std::size_t i = 0; i < served.requests.size(); ++i) {
    const TimedRequest& r = served.requests[i];
    const double sent = sent_at(i);
    times.ttft_seconds += r.first + r.lag - sent;
    times.queue_seconds += std::max(r.admitted - sent, 0.0);
    if (r.output > 1) {
      times.tpot_seconds += (r.end - r.first) / (r.output - 1);
      gaps += 1;
    }
    tokens += r.output;
  }
  const double requests = static_cast<double>(served.requests.size());
  times.ttft_seconds /= requests;
  times.queue_seconds /= requests;
  times.tpot_seconds /= std::max(gaps, 1.0);
  times.output_tokens_per_second =
      at_a_rate ? run.requests_per_second * tokens / requests : tokens / served.end_seconds;
  return times;
}

}  // namespace whichgpu::accuracy
