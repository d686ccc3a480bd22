#pragma once

#include "core/advice/image/estimate.h"

namespace whichgpu {

/// What a careful reader should know about an estimate of images or clips. Ids and arguments:
/// - attention_decides {percent, times}: of a clip's denoising; half the frames take so many times less
/// - clips_apart {clips}: an hour, where each card makes its own
/// - attention_of_card {percent}: that kernels written for the card, which newer PyTorch takes, are faster
/// - decoding_peaks {gigabytes}: the decoder, whole, needs more than anything else of a clip
/// - denoisers_in_turn {count}: of which a step runs one, and all are on the card
/// - q4_widened {}: 4-bit weights save memory, and no time
/// - ring_between_cards {heads, cards}: cards that do not divide the heads pass keys on
/// - text_on_processor {}: which encodes the prompt in a time that is not counted
/// - weights_streamed {percent}: of the denoising, waiting for weights
/// - eight_bit_widened {gpu}: the card has no units for the format; products run in 16 bit
/// - bf16_runs_as {math, gpu}: the card has no BF16 units
/// - host_sets_pace {}: launching operators takes longer than running them; a faster card changes little
/// - image_batch_smaller {max_batch}: what fits if the batch does not
/// - vae_in_fp32 {model}: the decoder runs in FP32
/// - image_not_measured {model, gpu}: how far the calibration reaches
/// - model_unverified {model}
/// and those of add_price_notes() and add_source_notes().
Notes image_notes(const ImageEstimate& estimate);

}  // namespace whichgpu
