#pragma once

#include "core/api/json/write.h"
#include "core/memory/serving_footprint.h"

namespace whichgpu::api {

/// What one card holds of work on whole inputs, bytes: the capacity, the parts, what is needed and free.
Object held_report(const ServingFootprint& footprint);

/// The line of the working that sums those parts.
void add_held_line(Array& lines, const ServingFootprint& footprint);

}  // namespace whichgpu::api
