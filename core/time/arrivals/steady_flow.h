#pragma once

#include "core/time/arrivals/engine_rules.h"
#include "core/workload/arrivals.h"

namespace whichgpu {

// Closed forms of means, to start a simulation from. They leave out prompts that collide and lengths that
// vary.

/// Requests per second that a replica serves without end while another always waits: as many run as there is
/// room for, and each output token also waits for its share of the prompts that replace those that end.
double steady_capacity(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals);

/// Requests that are in flight at `per_second`, by Little's law, as many as there is room for at most.
double steady_in_flight(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                        double per_second);

/// Seconds of a decode step of `sequences` requests, each midway through its answer.
double steady_decode_seconds(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                             double sequences);

}  // namespace whichgpu
