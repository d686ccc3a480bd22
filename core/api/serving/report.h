#pragma once

#include "core/advice/serving/answer.h"
#include "core/api/json/write.h"
#include "core/api/serving/request.h"

namespace whichgpu::api {

/// The report of the contract for one serving configuration.
Fragment serving_report(const ServingAnswer& answer);

Fragment write(const ServingInput& input, const ServingAnswer& answer);

}  // namespace whichgpu::api
