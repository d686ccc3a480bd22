#pragma once

#include "core/api/json/write.h"
#include "core/api/ownership/request.h"

namespace whichgpu::api {

/// Renting against buying, in the report of the contract.
Fragment write(const OwnershipInput& input, const OwnershipAnswer& answer);

}  // namespace whichgpu::api
