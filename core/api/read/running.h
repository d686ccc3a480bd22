#pragma once

#include "core/api/json/reader.h"
#include "core/catalog/purchase_price.h"

namespace whichgpu::api {

/// What running one's own cards is reckoned with: the fields electricity_usd_per_kwh and pue; what is usual
/// where they are absent.
OwnershipDefaults read_running_costs(Reader& reader);

}  // namespace whichgpu::api
