#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/image/estimate.h"

namespace whichgpu {

using ImageFixes = Fixes<ImageQuestion>;

/// The nearest changes that make an image question fit, for an estimate that does not; cheapest first, in
/// this order where the price is the same. Nothing if nothing is lacking. Ids and arguments:
/// - narrower_weights {format}
/// - smaller_batch {batch}: fewer images at once
/// - smaller_images {width, height}
/// - other_gpu {gpu}: as many of the cheapest other card that does it
/// - more_gpus: in vain, since each makes images of its own, with all of the model
/// and usd_per_hour with each of them where it is known.
ImageFixes fixes(const ImageQuestion& question, const ImageEstimate& estimate);

}  // namespace whichgpu
