#include "core/advice/image/estimate.h"

#include <algorithm>

#include "core/advice/image/notes.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

Bound bound_of(const ImageTime& time) {
  const double compute = time.products + time.attention;
  const double memory = time.elementwise + time.weights;
  if (time.launch >= std::max(compute, memory)) return Bound::overhead;
  return compute >= memory ? Bound::compute : Bound::memory;
}

Basis basis_of(const ImageGeneration& image, const ImageCalibration& c) {
  const auto card = [&](const MeasuredImage& m) { return m.gpu == image.gpu->id; };
  const auto model = [&](const MeasuredImage& m) { return m.model == image.model->id; };
  const bool known_card = std::any_of(c.measured.begin(), c.measured.end(), card);
  const bool known_model = std::any_of(c.measured.begin(), c.measured.end(), model);
  if (known_card && known_model) return Basis::calibrated;
  return known_card || known_model ? Basis::transferred : Basis::extrapolated;
}

const ErrorBand& band_of(Basis basis, const ImageCalibration& c) {
  if (basis == Basis::calibrated) return c.calibrated;
  return basis == Basis::transferred ? c.transferred : c.extrapolated;
}

double flops(const NetworkWork& work) {
  return work.product_flops + work.convolution_flops + work.attention_flops;
}

ImageSpeed image_speed(const ImageGeneration& image, const ImageCalibration& c) {
  ImageSpeed speed;
  const ImageWork work = image_work(image);
  speed.time = image_time(image, work, c);
  speed.seconds_per_image = speed.time.total() / image.batch;
  speed.images_per_hour = seconds_per_hour / speed.seconds_per_image * image.gpu_count;
  speed.steps_per_second = image.steps / speed.time.denoising();
  speed.flops_per_image = flops(work.step) * image.forwards_per_step() * image.steps + flops(work.decoder);
  speed.bound = bound_of(speed.time);
  speed.basis = basis_of(image, c);
  speed.band = band_of(speed.basis, c);
  return speed;
}

void add_power(const ImageQuestion& question, ImageEstimate& e) {
  const ImageGeneration& image = question.image;
  if (image.gpu->power_watts <= 0) return;
  e.use = image_use(image, e.speed->time, e.speed->flops_per_image * image.batch);
  e.power = board_power(*image.gpu, e.use, 0);
  e.energy_per_1000_images = energy_of(e.power->watts, kilo * e.speed->seconds_per_image, question.site);
}

}  // namespace

ImageEstimate estimate_image(const ImageQuestion& question, const ImageCalibration& calibration) {
  const ImageGeneration& image = question.image;
  ImageEstimate estimate;
  estimate.image = image;
  estimate.site = question.site;
  estimate.footprint = image_footprint(image, image_engine().runtime_bytes, calibration);
  if (estimate.footprint.verdict != Verdict::does_not_fit) estimate.speed = image_speed(image, calibration);
  estimate.price = price_of(question.price, *image.gpu, image.gpu_count);
  if (estimate.speed) {
    add_power(question, estimate);
    estimate.usd_per_1000_images = estimate.price.usd_per_hour / estimate.speed->images_per_hour * kilo;
  }
  estimate.notes = image_notes(estimate);
  return estimate;
}

}  // namespace whichgpu
