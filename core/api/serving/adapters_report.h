#pragma once

#include "core/advice/serving/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// `lora`: what adapters take and cost.
Object adapters_report(const ServedAdapters& adapters);

/// The working's line of what is kept for them.
void add_adapters_line(Array& lines, const ServedAdapters& adapters);

}  // namespace whichgpu::api
