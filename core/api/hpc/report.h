#pragma once

#include "core/advice/hpc/estimate.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// The report of an HPC estimate, as hpc_report.schema.json describes it.
Json hpc_report(const HpcEstimate& estimate);

/// How each figure came about.
Json hpc_working(const HpcEstimate& estimate);

}  // namespace whichgpu::api
