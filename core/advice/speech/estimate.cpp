#include "core/advice/speech/estimate.h"

#include <algorithm>

#include "core/advice/speech/notes.h"
#include "core/catalog/units.h"
#include "core/power/speech_power.h"

namespace whichgpu {
namespace {

/// All clips at once, or it does not fit. Keys and values of a window are made once: they do not grow, and no
/// engine keeps more than them.
ServingFootprint footprint_of(const Speech& work, const ModelShape& shape) {
  Engine engine = *work.serving.engine;
  engine.cache_spread = 1;
  Serving held = work.serving;
  held.engine = &engine;
  ServingFootprint f = serving_footprint(held, shape, weight_bytes(*held.weights, shape), held.concurrency);
  if (f.shortfall_bytes > 0) f.verdict = Verdict::does_not_fit;
  return f;
}

/// Every stream's last clip is read and written anew in each hop.
bool keeps_up(Speech work, int streams, const SpeechCalibration& c) {
  set_clips(work, streams);
  return speech_time(work, c).total() <= work.hop_seconds;
}

bool has_room(Speech work, const ModelShape& shape, int streams) {
  set_clips(work, streams);
  return footprint_of(work, shape).shortfall_bytes <= 0;
}

/// The most streams of one card for which `works` holds; it must hold for fewer.
template <typename Works>
int most_streams(const Works& works) {
  constexpr int most = 65'536;
  int holds = 0;
  for (int step = most; step > 0; step /= 2) {
    if (holds + step <= most && works(holds + step)) holds += step;
  }
  return holds;
}

Streams streams_of(const Speech& work, const SpeechCalibration& c) {
  const ModelShape shape = model_shape(*work.serving.model);
  const int in_time = most_streams([&](int streams) { return keeps_up(work, streams, c); });
  const int in_memory = most_streams([&](int streams) { return has_room(work, shape, streams); });
  return {1.0 * work.serving.gpu_count * std::min(in_time, in_memory),
          in_memory < in_time ? StreamLimit::memory : StreamLimit::time};
}

SpeechSpeed speed_of(const Speech& work, const SpeechCalibration& c) {
  SpeechSpeed speed;
  speed.time = speech_time(work, c);
  speed.rtfx = work.serving.gpu_count * work.batch * work.clip_seconds / speed.time.total();
  speed.silent = 1 - work.clip_seconds / (work.windows() * work.window_seconds());
  if (work.hop_seconds > 0) speed.streams = streams_of(work, c);
  const bool known =
      std::find(c.measured.begin(), c.measured.end(), work.serving.gpu->id) != c.measured.end();
  speed.basis = known ? Basis::calibrated : Basis::extrapolated;
  speed.band = known ? c.measured_card : c.other_card;
  return speed;
}

void add_power(SpeechEstimate& e) {
  const Gpu& gpu = *e.work.serving.gpu;
  if (gpu.power_watts <= 0) return;
  e.use = speech_use(e.work, e.speed->time);
  e.power = board_power(gpu, e.use, 0);
  e.energy_per_audio_hour =
      energy_of(e.power->watts * e.work.serving.gpu_count, seconds_per_hour / e.speed->rtfx, e.site);
}

}  // namespace

double SpeechEstimate::usd_per_audio_hour() const {
  return speed && price.known ? price.usd_per_hour / speed->rtfx : 0;
}

SpeechEstimate estimate_speech(const SpeechQuestion& question, const SpeechCalibration& calibration) {
  SpeechEstimate e;
  e.work = question.work;
  e.site = question.site;
  e.shape = model_shape(*e.work.serving.model);
  e.footprint = footprint_of(e.work, e.shape);
  e.price = price_of(question.price, *e.work.serving.gpu, e.work.serving.gpu_count);
  if (e.footprint.shortfall_bytes <= 0) {
    e.speed = speed_of(e.work, calibration);
    add_power(e);
  }
  e.notes = speech_notes(e);
  return e;
}

}  // namespace whichgpu
