#pragma once

#include <string>

#include "core/time/arrivals/engine_rules.h"
#include "core/workload/arrivals.h"

namespace whichgpu::accuracy {

/// A run with an end: `users` who start together send `requests` in all, each the next one when the last is
/// answered.
struct ClosedRun {
  double users = 1;
  int requests = 1;
  double requests_per_second = 0;  ///< evenly, whatever is answered; 0: users wait for their answers
  double cached_prefix_fraction = 0;
  Lengths input;
  Lengths output;
};

/// How lengths spread around their mean in the requests of a benchmark: "fixed"; "uniform", between nothing
/// and twice the mean; "conversations", as those of ShareGPT that benchmarks of serving take: nine of ten are
/// no longer than twice the mean, and none than 2,048 tokens.
Lengths spread_lengths(const std::string& law, double mean);

/// Means over the requests of such a run.
struct ClosedRunTimes {
  double ttft_seconds = 0;
  double tpot_seconds = 0;
  double output_tokens_per_second = 0;  ///< from the first request sent to the last answer, its tail included
  double queue_seconds = 0;             ///< sent, and not yet admitted
  bool complete = true;                 ///< false: it would have taken more steps than a simulation may
};

/// Serves the run request by request, of one replica. Who may send is who would run if the engine ran no more
/// than `users` at once, so the run is a job under that limit in which a request is sent when the one that
/// makes room for it ends.
ClosedRunTimes closed_run_times(const StepCost& cost, const EngineRules& rules, const ClosedRun& run);

}  // namespace whichgpu::accuracy
