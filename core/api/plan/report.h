#pragma once

#include "core/api/plan/request.h"

namespace whichgpu::api {

/// Plans for everything that is needed, in the report of the contract.
Fragment plan_report(const PlanInput& input);

}  // namespace whichgpu::api
