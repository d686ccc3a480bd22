#include "core/api/video/report.h"

#include "core/api/image/report.h"
#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

Fragment fit_report(const ImageAnswer& answer) {
  const ImageFootprint& f = answer.estimate.footprint;
  const auto peak = [&](const ImageStage& stage) { return stage.bytes(1) + f.runtime_bytes; };
  const Object peaks = object_of({{"text_encoding_bytes", peak(f.text_encoding)},
                                  {"denoising_bytes", peak(f.denoising)},
                                  {"decoding_bytes", peak(f.decoding)}});
  Object report = object_of({{"verdict", name_of(f.verdict)},
                             {"per_gpu", generation_memory(f)},
                             {"peaks", peaks},
                             {"host_bytes", f.host_bytes},
                             {"shortfall_bytes", f.shortfall_bytes}});
  add_fixes(report, answer.fixes, generation_patch);
  return report;
}

Fragment speed_report(const ImageEstimate& e) {
  const ImageSpeed& s = *e.speed;
  return object_of({{"seconds_per_clip", s.seconds_per_image},
                    {"seconds_per_step", s.time.denoising() / e.image.steps},
                    {"clips_per_hour", s.images_per_hour},
                    {"attention_share", s.attention_share},
                    {"bound", name_of(s.bound)},
                    {"basis", name_of(s.basis)},
                    {"parts", generation_parts(s.time)},
                    {"range", object_of({{"seconds_per_clip", around(s.seconds_per_image, s.band)}})}});
}

Fragment cost_report(const ImageEstimate& e) {
  const double usd_per_clip = e.usd_per_1000_images / kilo;
  return object_of({{"usd_per_hour", e.price.usd_per_hour},
                    {"usd_per_clip", usd_per_clip},
                    {"usd_per_minute_shown", usd_per_clip * e.image.model->clip.frames_per_second *
                                                 seconds_per_minute / e.image.frames},
                    {"range", object_of({{"usd_per_clip", around(usd_per_clip, e.speed->band)}})},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
}

/// Operations of one step, all its passes.
Fragment step_flops(const ImageEstimate& e) {
  if (!e.speed) return {};
  const NetworkWork& pass = e.speed->step;
  return object_of({{"linear", e.image.passes * (pass.product_flops + pass.convolution_flops)},
                    {"attention", e.image.passes * pass.attention_flops}});
}

Fragment configuration_report(const ImageEstimate& e) {
  const ImageGeneration& image = e.image;
  const ImageModel& model = *image.model;
  return object_of({{"model", object_of({{"id", model.id},
                                         {"name", model.name},
                                         {"denoiser_parameters", model.denoiser_parameters},
                                         {"denoisers", model.denoisers},
                                         {"total_parameters", model.parameters()}})},
                    {"gpu", object_of({{"id", image.gpu->id}, {"name", image.gpu->name}})},
                    {"gpu_count", image.gpu_count},
                    {"cards_per_clip", image.cards_together},
                    {"sharded", image.sharded},
                    {"guidance_split", image.guidance_split},
                    {"precision", name_of(image.precision)},
                    {"engine", name_of(image.engine)},
                    {"attention", name_of(image.attention)},
                    {"offload", name_of(image.offload)},
                    {"vae_tiled", image.tiled_decoding},
                    {"width", image.width},
                    {"height", image.height},
                    {"frames", image.frames},
                    {"frames_per_second", model.clip.frames_per_second},
                    {"steps", image.steps},
                    {"passes", image.passes},
                    {"tokens", clip_tokens(model, image.width, image.height, image.frames)},
                    {"flop_per_step", step_flops(e)},
                    {"tflop_per_clip", e.speed ? Value(e.speed->flops_per_image / tera) : Value(nullptr)}});
}

}  // namespace

Fragment write(const VideoInput&, const ImageAnswer& answer) {
  const ImageEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(e) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"power", generation_power(e, energy_of_clip)},
                    {"configuration", configuration_report(e)},
                    {"notes", note_reports(e.notes)},
                    {"working", video_working(e)}});
}

}  // namespace whichgpu::api
