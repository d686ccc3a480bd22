#include "core/advice/speech/notes.h"

#include "core/advice/common/notes.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Times as fast with clips joined to whole windows.
double times_joined(const SpeechEstimate& e) {
  Speech joined = e.work;
  joined.clip_seconds = joined.window_seconds();
  const double then = joined.clip_seconds / speech_time(joined, tables::speech_calibration()).total();
  return then / (e.work.clip_seconds / e.speed->time.total());
}

void speed_notes(const SpeechEstimate& e, Notes& notes) {
  constexpr double noticeable = 0.2;
  const Speech& work = e.work;
  if (e.speed->silent >= noticeable) {
    add(notes, "windows_silent",
        {number("percent", percent_of_one * e.speed->silent), number("window", work.window_seconds()),
         number("times", times_joined(e))});
  }
  if (work.tokens() / work.windows() > most_speech_tokens) {
    add(notes, "text_limited", {number("tokens", most_speech_tokens)});
  }
  if (work.batch > 1) add(notes, "clips_alike", {});
  if (e.speed->streams) {
    add(notes, "streams_read_again", {number("seconds", work.clip_seconds), number("hop", work.hop_seconds)});
  }
  if (e.speed->basis != Basis::calibrated) {
    add(notes, "speech_not_measured", {text("gpu", work.serving.gpu->name)});
  }
}

}  // namespace

Notes speech_notes(const SpeechEstimate& estimate) {
  const Serving& serving = estimate.work.serving;
  Notes notes;
  if (estimate.speed) speed_notes(estimate, notes);
  add_price_notes(estimate.price, *serving.gpu, serving.gpu_count, notes);
  add_power_notes(*serving.gpu, notes);
  add_source_notes(*serving.gpu, notes);
  add_source_notes(*serving.model, notes);
  return notes;
}

}  // namespace whichgpu
