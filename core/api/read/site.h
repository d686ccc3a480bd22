#pragma once

#include "core/api/json/reader.h"
#include "core/catalog/gpu.h"
#include "core/power/energy.h"

namespace whichgpu::api {

/// Where the cards stand: the fields pue and grid_g_co2_per_kwh; the usual PUE where the first is absent.
Site read_site(Reader& reader);

/// `gpu` under the lower limit that power_cap_w sets, put into `storage`, which may hold it already; `gpu`
/// itself where the field is absent. nullptr stays nullptr.
const Gpu* read_power_cap(Reader& reader, const Gpu* gpu, Gpu& storage);

}  // namespace whichgpu::api
