#pragma once

#include "core/api/plan/request.h"

namespace whichgpu::api {

/// What the visitor's own cards do for the needs, against what was planned.
Fragment existing_report(const PlanInput& input, const OnExisting& found);

}  // namespace whichgpu::api
