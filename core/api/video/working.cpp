#include "core/api/image/report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"
#include "core/api/video/report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

void token_line(Array& lines, const ImageEstimate& e) {
  const ImageGeneration& image = e.image;
  const ImageModel& model = *image.model;
  add(lines, "clip_tokens",
      object_of({{"frames", image.frames},
                 {"latent_frames", model.clip.latent_frames},
                 {"patch_frames", model.denoiser.patch_frames},
                 {"width", image.width},
                 {"height", image.height},
                 {"token_pixels", model.latent_scale * model.denoiser.patch}}),
      clip_tokens(model, image.width, image.height, image.frames), "tokens", model.source);
}

void power_lines(Array& lines, const ImageEstimate& e) {
  const Energy& thousand = e.energy_per_1000_images;
  const Energy one{thousand.board_kwh / kilo, thousand.site_kwh / kilo, {}};
  add_power_line(lines, *e.image.gpu, e.use, 0, *e.power);
  add(lines, "kwh_per_clip",
      object_of({{"mean_power_w", e.power->watts},
                 {"cards", e.image.cards_together},
                 {"seconds_per_clip", e.speed->seconds_per_image}}),
      one.board_kwh, "kWh", arithmetic);
  add_site_line(lines, one, e.site.pue);
}

void speed_lines(Array& lines, const ImageEstimate& e) {
  const ImageSpeed& s = *e.speed;
  const double products = s.step.product_flops + s.step.convolution_flops;
  add(lines, "denoiser_flops",
      object_of({{"product_flops", products},
                 {"attention_flops", s.step.attention_flops},
                 {"operators", s.step.operators}}),
      products + s.step.attention_flops, "FLOP", walked);
  add(lines, "seconds_per_step",
      object_of({{"denoising_seconds", s.time.denoising()}, {"steps", e.image.steps}}),
      s.time.denoising() / e.image.steps, "s", image_calibrated);
  add(lines, "seconds_per_clip", generation_times(s.time), s.time.total(), "s", image_calibrated);
  if (e.power) power_lines(lines, e);
  if (!e.price.known) return;
  add(lines, "usd_per_clip",
      object_of({{"usd_per_hour", e.price.usd_per_hour}, {"clips_per_hour", s.images_per_hour}}),
      e.usd_per_1000_images / kilo, "USD", arithmetic);
}

}  // namespace

Fragment video_working(const ImageEstimate& estimate) {
  Array lines;
  token_line(lines, estimate);
  add_memory_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
