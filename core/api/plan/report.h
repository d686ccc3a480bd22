#pragma once

#include "core/api/plan/request.h"

namespace whichgpu::api {

/// Plans for everything that is needed, in the report of the contract.
Fragment write(const PlanInput& input, const PlanAnswer& answer);

}  // namespace whichgpu::api
