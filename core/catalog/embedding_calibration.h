#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// What reading documents takes over a prompt's step in serving, from data/embedding_calibration.json.
struct EmbeddingCalibration {
  double packed = 1;            ///< time of a step over that of serving, encoders, documents without padding,
  double padded = 1;            ///< … padded to the longest of the batch, as sentence-transformers does
  double request_seconds = 0;   ///< of the process that takes requests, in vLLM: each request,
  double document_seconds = 0;  ///< … and each document in it
  ErrorBand measured_card;      ///< measured over estimated: encoders on cards that took part in the fit
  ErrorBand other_card;         ///< … on others
  ErrorBand decoders;           ///< models with a decoder's layers: judged
  BoundedList<std::string_view, 16> measured;  ///< Gpu::id of those that took part
};

}  // namespace whichgpu
