#pragma once

#include "tests/accuracy/encoders/encoder_rows.h"

namespace whichgpu::accuracy {

/// The constants of reading documents. Packed and padded: the geometric mean of measured over estimated time
/// with no factor, of the fitted rows of each; of the process that takes requests: the line through its rows,
/// time of a batch over documents in it. Constants without rows stay as they are.
EmbeddingCalibration fit_embedding(const std::vector<EmbeddingRow>& rows);

/// The two constants of speech, by least squares of the relative errors of a batch's time, which is linear in
/// them.
SpeechCalibration fit_speech(const std::vector<SpeechRow>& rows);

}  // namespace whichgpu::accuracy
