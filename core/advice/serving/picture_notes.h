#pragma once

#include "core/advice/common/note.h"
#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// What an estimate with pictures remarks. Ids and arguments:
/// - pictures_in_prompt {tokens, count, total}, video_in_prompt {frames, tokens}
/// - pictures_scaled_down {width, height}: what a picture is scaled to, much smaller than it is
/// - picture_pixels {max_pixels, token_factor, encode_factor}: what a limit of a megapixel would spare
/// - pictures_prepared_on_host {ms, ttft_ms, processes}: of the time to the first token; processes of each
///   replica's host that do nothing else, without which the host sets the pace
/// - encoder_on_each_card {tensor}
/// - picture_times {low, high}: percent, how far the encoder's and the preparation's times are known
void picture_notes(const ServingEstimate& estimate, Notes& notes);

}  // namespace whichgpu
