#pragma once

#include "core/advice/image/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report of an image estimate, as image_report.schema.json describes it. `price` is what was asked, for
/// the fixes.
Fragment image_report(const ImageEstimate& estimate, const PriceChoice& price);

/// How each figure came about.
Fragment image_working(const ImageEstimate& estimate);

}  // namespace whichgpu::api
