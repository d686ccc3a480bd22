#pragma once

#include "core/api/json/write.h"
#include "core/api/ownership/request.h"

namespace whichgpu::api {

/// Renting against buying, in the report of the contract.
Fragment own_report(const OwnInput& input);

}  // namespace whichgpu::api
