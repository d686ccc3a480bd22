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
/// - price_unknown {gpu}, mig_price_shared {instances}, more_gpus_rented {rented, used}
/// - gpu_unverified {gpu}, model_unverified {model}
Notes image_notes(const ImageEstimate& estimate);

}  // namespace whichgpu
