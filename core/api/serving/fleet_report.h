#pragma once

#include "core/advice/serving/fleet.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// One configuration at work; speeds and costs are null where it does not run or has no price.
Fragment service_report(const PlanInput& input, const PlanCandidate& candidate);

Fragment fleet_serving_report(const PlanInput& input, const FleetServing& found);

/// What buying comes to; null: no price to buy the card is known.
Fragment buying_report(const std::optional<Buying>& buying);

}  // namespace whichgpu::api
