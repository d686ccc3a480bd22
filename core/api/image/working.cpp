#include "core/api/image/report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"

namespace whichgpu::api {
namespace {

constexpr const char* image_calibrated = "calibrated on published measurements (data/image_calibration.json)";

void memory_lines(Array& lines, const ImageEstimate& e) {
  const ImageFootprint& f = e.footprint;
  const ImageModel& model = *e.image.model;
  add(lines, "denoiser_bytes",
      object_of({{"parameters", model.denoiser_parameters}, {"weight_bytes", e.image.weight_bytes()}}),
      f.denoiser_bytes, "B", model.source);
  add(lines, "text_encoders_bytes",
      object_of({{"element_bytes", e.image.element_bytes()}, {"parameters", f.text_encoder_parameters}}),
      f.text_encoders_bytes, "B", model.source);
  add(lines, "decoding_bytes",
      object_of({{"width", e.image.width},
                 {"height", e.image.height},
                 {"batch", e.image.batch},
                 {"pixel_bytes", f.decoder_pixel_bytes}}),
      f.activations_bytes, "B", image_calibrated);
  add(lines, "needed_bytes",
      object_of({{"denoiser_bytes", f.denoiser_bytes},
                 {"text_encoders_bytes", f.text_encoders_bytes},
                 {"vae_bytes", f.vae_bytes},
                 {"decoding_bytes", f.activations_bytes},
                 {"runtime_bytes", f.runtime_bytes}}),
      f.needed_bytes, "B", arithmetic);
}

void power_lines(Array& lines, const ImageEstimate& e) {
  add_power_line(lines, *e.image.gpu, e.use, 0, *e.power);
  add(lines, "kwh_per_1000_images",
      object_of({{"mean_power_w", e.power->watts}, {"seconds_per_image", e.speed->seconds_per_image}}),
      e.energy_per_1000_images.board_kwh, "kWh", arithmetic);
  add_site_line(lines, e.energy_per_1000_images, e.site.pue);
}

void speed_lines(Array& lines, const ImageEstimate& e) {
  const ImageSpeed& s = *e.speed;
  const NetworkWork step = denoiser_work(*e.image.model, e.image.width, e.image.height);
  const double products = step.product_flops + step.convolution_flops;
  add(lines, "denoiser_flops",
      object_of({{"product_flops", products},
                 {"attention_flops", step.attention_flops},
                 {"operators", step.operators}}),
      products + step.attention_flops, "FLOP", "walked from the published architecture");
  add(lines, "seconds_per_batch",
      object_of({{"products", s.time.products},
                 {"attention", s.time.attention},
                 {"elementwise", s.time.elementwise},
                 {"weights", s.time.weights},
                 {"launch", s.time.launch},
                 {"decoding", s.time.decoding}}),
      s.time.total(), "s", image_calibrated);
  add(lines, "seconds_per_image",
      object_of({{"seconds_per_batch", s.time.total()}, {"batch", e.image.batch}}), s.seconds_per_image, "s",
      arithmetic);
  if (e.power) power_lines(lines, e);
  if (!e.price.known) return;
  add(lines, "usd_per_1000_images",
      object_of({{"usd_per_hour", e.price.usd_per_hour}, {"images_per_hour", s.images_per_hour}}),
      e.usd_per_1000_images, "USD", arithmetic);
}

}  // namespace

Fragment image_working(const ImageEstimate& estimate) {
  Array lines;
  memory_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
