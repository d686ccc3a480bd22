#pragma once

#include "core/advice/serving/capacity.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// How many users a configuration carries, and what ends that.
Fragment capacity_report(const Capacity& capacity);

}  // namespace whichgpu::api
