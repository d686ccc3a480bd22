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
  const double waiting = time.launch + time.together + time.streaming;
  if (waiting >= std::max(compute, memory)) return Bound::overhead;
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

/// Time over that with attention written for the card.
double with_own_attention(ImageGeneration image, const ImageWork& work, double seconds,
                          const ImageCalibration& c) {
  if (image.attention != ImageAttention::fused) return 1;
  image.attention = ImageAttention::own;
  return seconds / image_time(image, work, c).total();
}

ImageSpeed image_speed(const ImageGeneration& image, const ImageCalibration& c) {
  ImageSpeed speed;
  const ImageWork work = image_work(image);
  speed.step = work.step;
  speed.tokens = clip_tokens(*image.model, image.width, image.height, image.frames);
  speed.time = image_time(image, work, c);
  speed.seconds_per_image = speed.time.total() / image.batch;
  speed.images_per_hour = seconds_per_hour / speed.seconds_per_image * image.gpu_count / image.cards_together;
  speed.steps_per_second = image.steps / speed.time.denoising();
  speed.flops_per_image = flops(work.step) * image.passes * image.steps + flops(work.decoder);
  speed.with_own_attention = with_own_attention(image, work, speed.time.total(), c);
  speed.attention_share = speed.time.attention / speed.time.denoising();
  speed.bound = bound_of(speed.time);
  speed.basis = basis_of(image, c);
  speed.band = band_of(speed.basis, c);
  return speed;
}

void add_power(const ImageQuestion& question, ImageEstimate& e) {
  const ImageGeneration& image = question.image;
  if (image.gpu->power_watts <= 0) return;
  const double cards = image.cards_together;
  e.use = image_use(image, e.speed->time, e.speed->flops_per_image * image.batch / cards);
  e.power = board_power(*image.gpu, e.use, 0);
  e.energy_per_1000_images =
      energy_of(e.power->watts, kilo * cards * e.speed->seconds_per_image, question.site);
}

/// Clips an hour where each card makes its own, if that fits and is more.
double apart_per_hour(ImageGeneration image, const ImageEstimate& together, const ImageCalibration& c) {
  if (!together.speed || image.cards_together == 1) return 0;
  image.cards_together = 1;
  image.sharded = false;
  if (image_footprint(image, image_engine().runtime_bytes, c).verdict == Verdict::does_not_fit) return 0;
  const double apart = image_speed(image, c).images_per_hour;
  return apart > together.speed->images_per_hour ? apart : 0;
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
  estimate.apart_per_hour = apart_per_hour(image, estimate, calibration);
  estimate.notes = image_notes(estimate);
  return estimate;
}

}  // namespace whichgpu
