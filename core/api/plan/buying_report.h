#pragma once

#include "core/api/json/write.h"
#include "core/cost/buying.h"

namespace whichgpu::api {

/// What buying cards comes to instead of renting them.
Fragment buying_report(const Buying& buying);

}  // namespace whichgpu::api
