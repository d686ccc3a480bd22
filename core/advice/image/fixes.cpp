#include "core/advice/image/fixes.h"

#include <algorithm>

#include "core/catalog/engine_support.h"
#include "core/workload/image_size.h"

namespace whichgpu {
namespace {

/// Adds the change if it is one after which everything fits.
bool try_change(FixId id, const ImageQuestion& changed, const NoteArguments& arguments, ImageFixes& fixes) {
  const ImageEstimate estimate = estimate_image(changed);
  if (estimate.speed) add(fixes, {id, changed, arguments, estimate.price.usd_per_hour}, "usd_per_hour");
  return estimate.speed.has_value();
}

/// Formats narrower than that of the question, the widest first.
std::vector<ImagePrecision> narrower(const ImageGeneration& image) {
  const bool bf16 = image.model->checkpoint_precision == "bf16";
  const bool has_fp8 = eight_bit_format(*image.gpu) == "fp8";
  std::vector<ImagePrecision> formats;
  if (image.precision == ImagePrecision::fp32) {
    formats.push_back(bf16 ? ImagePrecision::bf16 : ImagePrecision::fp16);
  }
  if (image.weight_bytes() >= 2) formats.push_back(has_fp8 ? ImagePrecision::fp8 : ImagePrecision::int8);
  return formats;
}

void try_precision(ImageFixes& fixes) {
  ImageQuestion changed = fixes.asked;
  const std::vector<ImagePrecision> formats = narrower(fixes.asked.image);
  for (const ImagePrecision format : formats) {
    changed.image.precision = format;
    const NoteArguments arguments{text("format", title_of(format))};
    if (try_change("narrower_weights", changed, arguments, fixes)) return;
  }
  if (!formats.empty()) fixes.in_vain.push_back("narrower_weights");
}

void try_batch(double max_batch, ImageFixes& fixes) {
  if (fixes.asked.image.batch <= 1) return;
  ImageQuestion changed = fixes.asked;
  changed.image.batch = static_cast<int>(std::max(1.0, max_batch));
  const NoteArguments arguments{number("batch", changed.image.batch)};
  if (!try_change("smaller_batch", changed, arguments, fixes)) fixes.in_vain.push_back("smaller_batch");
}

/// Both sides halved again and again, as long as the model can make such images.
void try_size(ImageFixes& fixes) {
  constexpr int shortest = 256;
  ImageQuestion changed = fixes.asked;
  ImageGeneration& image = changed.image;
  const int step = 2 * least_side(*image.model);
  const auto halves = [&] {
    return std::min(image.width, image.height) >= 2 * shortest && image.width % step == 0 &&
           image.height % step == 0;
  };
  if (!halves()) return;
  while (halves()) {
    image.width /= 2;
    image.height /= 2;
    const NoteArguments arguments{number("width", image.width), number("height", image.height)};
    if (try_change("smaller_images", changed, arguments, fixes)) return;
  }
  fixes.in_vain.push_back("smaller_images");
}

/// The cheapest other card of which as many do it.
void try_other_gpu(ImageFixes& fixes) {
  const ImageGeneration& asked = fixes.asked.image;
  ImageQuestion changed = fixes.asked;
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, changed.price.own_offers)) {
    if (asked.engine == ImageEngine::tensorrt && gpu->vendor != "NVIDIA") continue;
    changed.image.gpu = gpu;
    if (try_change("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

}  // namespace

ImageFixes fixes(const ImageQuestion& question, const ImageEstimate& estimate) {
  ImageFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_precision(fixes);
  try_batch(estimate.footprint.max_batch, fixes);
  try_size(fixes);
  try_other_gpu(fixes);
  fixes.in_vain.push_back("more_gpus");
  return fixes;
}

}  // namespace whichgpu
