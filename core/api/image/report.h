#pragma once

#include "core/advice/image/answer.h"
#include "core/api/image/request.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report of an image estimate, as image_report.schema.json describes it.
Fragment write(const ImageInput& input, const ImageAnswer& answer);

/// How each figure came about.
Fragment image_working(const ImageEstimate& estimate);

}  // namespace whichgpu::api
