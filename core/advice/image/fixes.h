#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/image/estimate.h"

namespace whichgpu {

using ImageFixes = Fixes<ImageQuestion>;

/// The nearest changes that make an image question fit, for an estimate that does not; cheapest first, in
/// this order where the price is the same. Nothing if nothing is lacking. Ids and arguments:
/// - tiled_decoding {}: the decoder works on tiles
/// - text_encoders_on_host {}, components_on_host {}, blocks_on_host {}: what waits in host memory
/// - narrower_weights {format}
/// - smaller_batch {batch}: fewer images at once
/// - smaller_images {width, height}
/// - fewer_frames {frames}
/// - other_gpu {gpu}: as many of the cheapest other card that does it
/// - more_gpus {gpu_count}: of clips, cards that share tokens and weights; of images in vain, since each
/// makes its
///   own, with all of the model
/// and usd_per_hour with each of them where it is known.
ImageFixes fixes(const ImageQuestion& question, const ImageEstimate& estimate);

}  // namespace whichgpu
