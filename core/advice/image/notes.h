#pragma once

#include "core/advice/image/estimate.h"

namespace whichgpu {

/// What a careful reader should know about an image estimate. Ids and arguments:
/// - eight_bit_widened {gpu}: the card has no units for the format; products run in 16 bit
/// - bf16_runs_as {math, gpu}: the card has no BF16 units
/// - host_sets_pace {}: launching operators takes longer than running them; a faster card changes little
/// - image_batch_smaller {max_batch}: what fits if the batch does not
/// - vae_in_fp32 {model}: the decoder runs in FP32
/// - video_not_covered {}: video models are not estimated
/// - image_not_measured {model, gpu}: how far the calibration reaches
/// - model_unverified {model}
/// and those of add_price_notes() and add_source_notes().
Notes image_notes(const ImageEstimate& estimate);

}  // namespace whichgpu
