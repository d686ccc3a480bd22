#pragma once

#include "core/advice/serving/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// Percentiles under the load that was asked; null where none was, or it would take too long to tell.
Fragment latency_report(const ServingEstimate& estimate);

/// How its figures came about, appended to a report's working.
void add_latency_lines(Array& lines, const ServingEstimate& estimate);

}  // namespace whichgpu::api
