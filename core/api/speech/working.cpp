#include "core/api/json/footprint_report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"
#include "core/api/speech/report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

constexpr const char* speech_calibrated = "data/speech_calibration.json";

void time_lines(Array& lines, const SpeechEstimate& e, const SpeechCalibration& c) {
  const SpeechTime& t = e.speed->time;
  add(lines, "encoder_seconds",
      object_of({{"windows_per_clip", t.windows},
                 {"window_seconds", t.window.total()},
                 {"encoder_factor", c.encoder}}),
      t.encoder_seconds, "s", speech_calibrated);
  add(lines, "decoder_seconds",
      object_of(
          {{"decoder_steps", t.steps}, {"token_seconds", t.token.total()}, {"decoder_factor", c.decoder}}),
      t.decoder_seconds, "s", speech_calibrated);
  add(lines, "rtfx",
      object_of({{"cards", e.work.serving.gpu_count},
                 {"batch", e.work.batch},
                 {"clip_seconds", e.work.clip_seconds},
                 {"encoder_seconds", t.encoder_seconds},
                 {"decoder_seconds", t.decoder_seconds}}),
      e.speed->rtfx, "s/s", arithmetic);
}

void power_lines(Array& lines, const SpeechEstimate& e) {
  add_power_line(lines, *e.work.serving.gpu, e.use, 0, *e.power);
  add(lines, "kwh_per_audio_hour",
      object_of(
          {{"mean_power_w", e.power->watts}, {"cards", e.work.serving.gpu_count}, {"rtfx", e.speed->rtfx}}),
      e.energy_per_audio_hour.board_kwh, "kWh", arithmetic);
  add_site_line(lines, e.energy_per_audio_hour, e.site.pue);
}

}  // namespace

Fragment speech_working(const SpeechEstimate& e) {
  Array lines;
  add_held_line(lines, e.footprint);
  if (!e.speed) return lines;
  time_lines(lines, e, tables::speech_calibration());
  if (e.power) power_lines(lines, e);
  if (!e.price.known) return lines;
  add(lines, "usd_per_audio_hour",
      object_of({{"usd_per_hour", e.price.usd_per_hour}, {"rtfx", e.speed->rtfx}}), e.usd_per_audio_hour(),
      "USD", arithmetic);
  return lines;
}

}  // namespace whichgpu::api
