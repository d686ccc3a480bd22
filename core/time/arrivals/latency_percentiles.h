#pragma once

#include "core/time/arrivals/distribution.h"
#include "core/time/arrivals/service_run.h"
#include "core/workload/latency_limits.h"

namespace whichgpu {

/// Latencies of the requests of a load on one replica, seconds.
struct LatencyPercentiles {
  Distribution ttft;         ///< sending a request to its first token
  Distribution itl;          ///< gaps between tokens, over tokens
  Distribution tpot;         ///< mean gap of a request, over requests
  Distribution e2e;          ///< sending a request to its last token
  double per_second = 0;     ///< requests that end
  double output_tokens = 0;  ///< of a request, mean
  double queue_seconds = 0;  ///< before it is admitted for the last time, mean
  double good_share = 0;     ///< of requests within all limits, each by itself
  double running = 0;        ///< that decode, mean over time
  double waiting = 0;        ///< that are not admitted
  double sent_back_share = 0;
  double prefix_hit_share = 0;  ///< of the prompts' tokens
  double end_seconds = 0;       ///< of a job
  bool complete = true;
  int evaluations = 0;
};

LatencyPercentiles latency_percentiles(const ServiceRun& run, const LatencyLimits& limits);

/// Serves `arrivals` and sums up.
LatencyPercentiles latency_percentiles(const StepCost& cost, const EngineRules& rules,
                                       const Arrivals& arrivals, const LatencyLimits& limits,
                                       const ScheduleBounds& bounds = {});

}  // namespace whichgpu
