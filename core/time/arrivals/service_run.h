#pragma once

#include <vector>

#include "core/time/arrivals/batch_schedule.h"
#include "core/workload/arrivals.h"

namespace whichgpu {

/// What became of the requests of a load on one replica.
struct ServiceRun {
  std::vector<TimedRequest> requests;  ///< those that are measured, finished
  ScheduleCounts counts;               ///< while they were
  double finished = 0;                 ///< requests of any kind while counting
  double end_seconds = 0;              ///< when the last of them reached its reader
  int evaluations = 0;                 ///< of the step formula
  bool complete = true;                ///< false: it would have taken more steps than it may
};

/// The most requests of one run, those included that only settle the replica.
inline constexpr int most_run_requests = 20'000;

/// Serves `arrivals`. A load without end starts as a settled replica would be found (Little's law), and goes
/// on until the last measured request has left.
ServiceRun run_service(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                       const ScheduleBounds& bounds = {});

}  // namespace whichgpu
