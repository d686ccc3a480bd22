#pragma once

#include "core/memory/serving_footprint.h"
#include "core/time/arrivals/engine_rules.h"
#include "core/time/step_time.h"

namespace whichgpu {

/// How one replica of a configuration schedules its steps: the engine's limits, the pool that `footprint`
/// leaves, and how much later than a step its tokens reach the reader.
///
/// Seconds beside them are those of a service or, of a benchmark, those that the calibration found, which are
/// of its clients and its start as well.
///
/// Lag: the engine steps before a first token that the calibration found (first_token_steps()), less those
/// that a simulation makes itself: half a step of waiting for the next one, and the prompt's own.
EngineRules replica_rules(const StepModel& model, const ServingFootprint& footprint);

}  // namespace whichgpu
