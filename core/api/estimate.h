#pragma once

#include "core/api/json/json.h"

namespace whichgpu::api {

/// Hands the request to the workload that it names; serving is what a request without one asks about.
Fragment estimate(const Json& request);

}  // namespace whichgpu::api
