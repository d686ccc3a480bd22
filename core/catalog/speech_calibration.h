#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// What reading and writing down speech takes over steps of the serving core, from
/// data/speech_calibration.json.
struct SpeechCalibration {
  double encoder = 1;       ///< time of a window over that of as long a prompt
  double decoder = 1;       ///< time of a token over that of a decode step
  ErrorBand measured_card;  ///< rates, measured over estimated: cards that took part in the fit
  ErrorBand other_card;     ///< … others, and other programs
  BoundedList<std::string_view, 16> measured;  ///< Gpu::id of those that took part
};

}  // namespace whichgpu
