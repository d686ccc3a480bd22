#pragma once

#include "core/advice/image/answer.h"
#include "core/api/json/write.h"
#include "core/api/video/request.h"

namespace whichgpu::api {

/// The report of a video estimate, as video_report.schema.json describes it.
Fragment write(const VideoInput& input, const ImageAnswer& answer);

/// How each figure came about.
Fragment video_working(const ImageEstimate& estimate);

}  // namespace whichgpu::api
