#include "core/api/image/report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

Fragment fit_report(const ImageAnswer& answer) {
  const ImageFootprint& f = answer.estimate.footprint;
  Object report = object_of({{"verdict", name_of(f.verdict)},
                             {"per_gpu", generation_memory(f)},
                             {"max_batch", f.max_batch},
                             {"shortfall_bytes", f.shortfall_bytes}});
  add_fixes(report, answer.fixes, generation_patch);
  return report;
}

Fragment speed_report(const ImageSpeed& s) {
  return object_of({{"seconds_per_image", s.seconds_per_image},
                    {"seconds_per_batch", s.time.total()},
                    {"images_per_hour", s.images_per_hour},
                    {"steps_per_second", s.steps_per_second},
                    {"bound", name_of(s.bound)},
                    {"basis", name_of(s.basis)},
                    {"parts", generation_parts(s.time)},
                    {"range", object_of({{"seconds_per_image", around(s.seconds_per_image, s.band)}})}});
}

Fragment cost_report(const ImageEstimate& e) {
  return object_of(
      {{"usd_per_hour", e.price.usd_per_hour},
       {"usd_per_1000_images", e.usd_per_1000_images},
       {"range", object_of({{"usd_per_1000_images", around(e.usd_per_1000_images, e.speed->band)}})},
       {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
}

Fragment configuration_report(const ImageEstimate& e) {
  const ImageGeneration& image = e.image;
  const ImageModel& model = *image.model;
  Object report =
      object_of({{"model", object_of({{"id", model.id},
                                      {"name", model.name},
                                      {"denoiser_parameters", model.denoiser_parameters},
                                      {"total_parameters", model.parameters()}})},
                 {"gpu", object_of({{"id", image.gpu->id}, {"name", image.gpu->name}})},
                 {"gpu_count", image.gpu_count},
                 {"precision", name_of(image.precision)},
                 {"engine", name_of(image.engine)},
                 {"width", image.width},
                 {"height", image.height},
                 {"steps", image.steps},
                 {"batch", image.batch},
                 {"forwards_per_step", image.passes},
                 {"tflop_per_image", e.speed ? Value(e.speed->flops_per_image / tera) : Value(nullptr)}});
  if (image.attention != ImageAttention::fused) report.add("attention", name_of(image.attention));
  if (image.offload != ImageOffload::none) report.add("offload", name_of(image.offload));
  if (image.tiled_decoding) report.add("vae_tiled", true);
  return report;
}

}  // namespace

Object generation_patch(const ImageQuestion& asked, const ImageQuestion& changed) {
  const ImageGeneration& from = asked.image;
  const ImageGeneration& to = changed.image;
  Object patch;
  if (to.precision != from.precision) patch.add("precision", name_of(to.precision));
  if (to.offload != from.offload) patch.add("offload", name_of(to.offload));
  if (to.tiled_decoding != from.tiled_decoding) patch.add("vae_tiled", to.tiled_decoding);
  if (to.batch != from.batch) patch.add("batch", to.batch);
  if (to.width != from.width) patch.add("width", to.width);
  if (to.height != from.height) patch.add("height", to.height);
  if (to.frames != from.frames) patch.add("frames", to.frames);
  if (to.gpu != from.gpu) patch.add("gpu", to.gpu->id);
  if (to.gpu_count != from.gpu_count) patch.add("gpu_count", to.gpu_count);
  if (to.cards_together != from.cards_together) patch.add("cards_per_clip", to.cards_together);
  if (to.sharded != from.sharded) patch.add("sharded", to.sharded);
  if (to.gpu != from.gpu) patch.add("price", nullptr);
  return patch;
}

Object generation_memory(const ImageFootprint& f) {
  return object_of({{"capacity_bytes", f.capacity_bytes},
                    {"usable_bytes", f.usable_bytes},
                    {"text_encoders_bytes", f.text_encoders_bytes},
                    {"denoiser_bytes", f.denoiser_bytes},
                    {"vae_bytes", f.vae_bytes},
                    {"activations_bytes", f.activations_bytes},
                    {"runtime_bytes", f.runtime_bytes},
                    {"needed_bytes", f.needed_bytes},
                    {"free_bytes", f.free_bytes}});
}

Object generation_parts(const ImageTime& t) {
  Object parts = object_of({{"products_seconds", t.products},
                            {"attention_seconds", t.attention},
                            {"elementwise_seconds", t.elementwise},
                            {"weights_seconds", t.weights},
                            {"launch_seconds", t.launch},
                            {"decoding_seconds", t.decoding}});
  if (t.together > 0) parts.add("together_seconds", t.together);
  if (t.streaming > 0) parts.add("streaming_seconds", t.streaming);
  if (t.moving > 0) parts.add("moving_seconds", t.moving);
  return parts;
}

Fragment generation_power(const ImageEstimate& e, const EnergyNames& names) {
  if (!e.power) return {};
  const double share = names.images / kilo;
  const Energy& thousand = e.energy_per_1000_images;
  const double kwh = thousand.board_kwh * share;
  const double site_kwh = thousand.site_kwh * share;
  const ErrorBand board = together(e.power->band, e.speed->band);
  Object report = boards_report(*e.power, e.power->watts * e.image.gpu_count, e.site.pue);
  report.add(names.joules, thousand.board_kwh * joules_per_kwh / kilo);
  report.add(names.kwh, kwh);
  report.add(names.site_kwh, site_kwh);
  report.add(names.co2, thousand.co2_g ? Value(*thousand.co2_g * share) : Value(nullptr));
  report.add("range", object_of({{"mean_w_per_card", around(e.power->watts, e.power->band)},
                                 {names.kwh, around(kwh, board)},
                                 {names.site_kwh, around(site_kwh, wall_band(board))}}));
  return report;
}

Fragment write(const ImageInput&, const ImageAnswer& answer) {
  const ImageEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(*e.speed) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"power", generation_power(e, energy_of_images)},
                    {"configuration", configuration_report(e)},
                    {"notes", note_reports(e.notes)},
                    {"working", image_working(e)}});
}

}  // namespace whichgpu::api
