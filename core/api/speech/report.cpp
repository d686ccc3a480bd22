#include "core/api/speech/report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/footprint_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

/// What turns the request of `asked` into that of `changed`.
Object patch_of(const SpeechQuestion& asked, const SpeechQuestion& changed) {
  Object patch;
  if (changed.work.batch != asked.work.batch) patch.add("batch", changed.work.batch);
  if (changed.work.serving.gpu != asked.work.serving.gpu) {
    patch.add("gpu", changed.work.serving.gpu->id);
    patch.add("price", nullptr);
  }
  return patch;
}

Fragment fit_report(const SpeechAnswer& answer) {
  const ServingFootprint& f = answer.estimate.footprint;
  Object per_gpu = held_report(f);
  per_gpu.add("clip_bytes", f.sequence_bytes);
  Object report = object_of(
      {{"verdict", name_of(f.verdict)}, {"per_gpu", per_gpu}, {"shortfall_bytes", f.shortfall_bytes}});
  add_fixes(report, answer.fixes, patch_of);
  return report;
}

Fragment streams_report(const SpeechSpeed& s) {
  if (!s.streams) return {};
  return object_of({{"at_once", s.streams->at_once}, {"limited_by", name_of(s.streams->limited_by)}});
}

Fragment speed_report(const SpeechEstimate& e) {
  const SpeechSpeed& s = *e.speed;
  return object_of({{"rtfx", s.rtfx},
                    {"audio_hours_per_hour", s.rtfx},
                    {"seconds_per_batch", s.time.total()},
                    {"encoder_seconds", s.time.encoder_seconds},
                    {"decoder_seconds", s.time.decoder_seconds},
                    {"windows_per_clip", s.time.windows},
                    {"silent_share", s.silent},
                    {"streams", streams_report(s)},
                    {"bound", name_of(s.time.bound)},
                    {"basis", name_of(s.basis)},
                    {"range", object_of({{"rtfx", around(s.rtfx, s.band)},
                                         {"seconds_per_batch", around_inverse(s.time.total(), s.band)}})}});
}

Fragment cost_report(const SpeechEstimate& e) {
  const double hour = e.usd_per_audio_hour();
  return object_of({{"usd_per_hour", e.price.usd_per_hour},
                    {"usd_per_audio_hour", hour},
                    {"range", object_of({{"usd_per_audio_hour", around_inverse(hour, e.speed->band)}})},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
}

Fragment power_report(const SpeechEstimate& e) {
  if (!e.power) return {};
  const Energy& hour = e.energy_per_audio_hour;
  const ErrorBand board = together(e.power->band, inverse_of(e.speed->band));
  Object report = boards_report(*e.power, e.power->watts * e.work.serving.gpu_count, e.site.pue);
  report.add("kwh_per_audio_hour", hour.board_kwh);
  report.add("site_kwh_per_audio_hour", hour.site_kwh);
  report.add("co2_g_per_audio_hour", hour.co2_g);
  report.add("range", object_of({{"mean_w_per_card", around(e.power->watts, e.power->band)},
                                 {"kwh_per_audio_hour", around(hour.board_kwh, board)},
                                 {"site_kwh_per_audio_hour", around(hour.site_kwh, wall_band(board))}}));
  return report;
}

Fragment configuration_report(const SpeechEstimate& e) {
  const Speech& work = e.work;
  const Serving& s = work.serving;
  return object_of({{"model", object_of({{"id", s.model->id},
                                         {"name", s.model->name},
                                         {"parameters", e.shape.parameters.total()}})},
                    {"gpu", object_of({{"id", s.gpu->id}, {"name", s.gpu->name}})},
                    {"gpu_count", s.gpu_count},
                    {"engine", s.engine->id},
                    {"weights", s.weights->id},
                    {"kv_cache", s.kv_cache->id},
                    {"clip_seconds", work.clip_seconds},
                    {"window_seconds", work.window_seconds()},
                    {"batch", work.batch},
                    {"tokens_per_second", work.tokens_per_second},
                    {"streaming_hop_seconds", known_if(work.hop_seconds > 0, work.hop_seconds)}});
}

}  // namespace

Fragment write(const SpeechInput&, const SpeechAnswer& answer) {
  const SpeechEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(e) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"power", power_report(e)},
                    {"configuration", configuration_report(e)},
                    {"notes", note_reports(e.notes)},
                    {"working", speech_working(e)}});
}

}  // namespace whichgpu::api
