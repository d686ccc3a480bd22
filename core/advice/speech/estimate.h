#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/catalog/names.h"
#include "core/catalog/tables.h"
#include "core/cost/price.h"
#include "core/memory/serving_footprint.h"
#include "core/power/board_power.h"
#include "core/power/energy.h"
#include "core/time/basis.h"
#include "core/time/speech_time.h"

namespace whichgpu {

/// A question about speech.
struct SpeechQuestion {
  Speech work;
  PriceChoice price;
  Site site;
};

/// What no further live stream finds room in.
enum class StreamLimit { time, memory };

template <>
inline constexpr auto names<StreamLimit> = spelled<StreamLimit>({{StreamLimit::time, "time"},
                                                                 {StreamLimit::memory, "memory"}});

/// Live streams that all cards keep up with.
struct Streams {
  double at_once = 0;
  StreamLimit limited_by = StreamLimit::time;
};

/// What all cards do of such a question.
struct SpeechSpeed {
  SpeechTime time;                 ///< of one batch on one card
  double rtfx = 0;                 ///< seconds of sound that are written down in a second
  double silent = 0;               ///< share of what the encoder reads that is beyond the clip
  std::optional<Streams> streams;  ///< where sound is live
  Basis basis = Basis::extrapolated;
  ErrorBand band;  ///< of rates
};

/// The answer to it.
struct SpeechEstimate {
  Speech work;
  ModelShape shape;
  ServingFootprint footprint;
  std::optional<SpeechSpeed> speed;  ///< absent if it does not fit
  Price price;
  CardUse use;                      ///< of a card
  std::optional<BoardPower> power;  ///< absent without speed, or where the card's power is not known
  Site site;
  Energy energy_per_audio_hour;
  Notes notes;

  /// What an hour of sound costs; 0 if price or speed are unknown.
  double usd_per_audio_hour() const;
};

/// Memory, speed and cost of writing down speech, each card with a copy of the model. `calibration` is the
/// catalogue's unless a fit tries another.
SpeechEstimate estimate_speech(const SpeechQuestion& question,
                               const SpeechCalibration& calibration = tables::speech_calibration());

}  // namespace whichgpu
