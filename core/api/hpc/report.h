#pragma once

#include "core/advice/hpc/estimate.h"
#include "core/api/hpc/request.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report of an HPC estimate, as hpc_report.schema.json describes it.
Fragment write(const HpcInput& input, const HpcEstimate& answer);

/// How each figure came about.
Fragment hpc_working(const HpcEstimate& estimate);

}  // namespace whichgpu::api
