#include "core/api/image/report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"

namespace whichgpu::api {
namespace {

/// What decoding or a pass of the denoiser takes beside the weights, whichever is more.
void activation_lines(Array& lines, const ImageEstimate& e) {
  const ImageFootprint& f = e.footprint;
  const ImageGeneration& image = e.image;
  if (f.activations_bytes != f.decoding.sample_bytes * image.batch) {
    add(lines, "denoising_bytes",
        object_of({{"batch", image.batch}, {"sample_bytes", f.denoising.sample_bytes}}), f.activations_bytes,
        "B", walked);
  } else if (image.frames == 1 && !image.tiled_decoding) {
    add(lines, "decoding_bytes",
        object_of({{"width", image.width},
                   {"height", image.height},
                   {"batch", image.batch},
                   {"pixel_bytes", f.decoder_pixel_bytes}}),
        f.activations_bytes, "B", image_calibrated);
  } else {
    add(lines, "decoding_bytes",
        object_of({{"pixels", f.decoder_pixels},
                   {"pixel_bytes", f.decoder_pixel_bytes},
                   {"done_bytes", f.decoding.sample_bytes - f.decoder_pixels * f.decoder_pixel_bytes},
                   {"batch", image.batch}}),
        f.activations_bytes, "B", image_calibrated);
  }
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
  const NetworkWork& step = s.step;
  const double products = step.product_flops + step.convolution_flops;
  add(lines, "denoiser_flops",
      object_of({{"product_flops", products},
                 {"attention_flops", step.attention_flops},
                 {"operators", step.operators}}),
      products + step.attention_flops, "FLOP", walked);
  add(lines, "seconds_per_batch", generation_times(s.time), s.time.total(), "s", image_calibrated);
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

Object generation_times(const ImageTime& t) {
  Object times = object_of({{"products", t.products},
                            {"attention", t.attention},
                            {"elementwise", t.elementwise},
                            {"weights", t.weights},
                            {"launch", t.launch},
                            {"decoding", t.decoding}});
  if (t.together > 0) times.add("together", t.together);
  if (t.streaming > 0) times.add("streaming", t.streaming);
  if (t.moving > 0) times.add("moving", t.moving);
  return times;
}

void add_memory_lines(Array& lines, const ImageEstimate& e) {
  const ImageFootprint& f = e.footprint;
  const ImageModel& model = *e.image.model;
  if (e.image.offload == ImageOffload::none && !e.image.sharded) {
    Object inputs =
        object_of({{"parameters", model.denoiser_parameters}, {"weight_bytes", e.image.weight_bytes()}});
    if (model.denoisers > 1) inputs.add("denoisers", model.denoisers);
    add(lines, "denoiser_bytes", inputs, f.denoiser_bytes, "B", model.source);
    add(lines, "text_encoders_bytes",
        object_of({{"element_bytes", e.image.element_bytes()}, {"parameters", f.text_encoder_parameters}}),
        f.text_encoders_bytes, "B", model.source);
  }
  if (f.activations_bytes > 0) activation_lines(lines, e);
  add(lines, "needed_bytes",
      object_of({{"denoiser_bytes", f.denoiser_bytes},
                 {"text_encoders_bytes", f.text_encoders_bytes},
                 {"vae_bytes", f.vae_bytes},
                 {"decoding_bytes", f.activations_bytes},
                 {"runtime_bytes", f.runtime_bytes}}),
      f.needed_bytes, "B", arithmetic);
}

Fragment image_working(const ImageEstimate& estimate) {
  Array lines;
  add_memory_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
