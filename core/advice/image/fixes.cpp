#include "core/advice/image/fixes.h"

#include <algorithm>
#include <utility>

#include "core/catalog/tables.h"
#include "core/workload/image_size.h"

namespace whichgpu {
namespace {

bool try_change(const ImageGeneration& changed, const PriceChoice& price, ImageChange change,
                ImageFixes& fixes) {
  const ImageEstimate estimate = estimate_image(changed, price);
  if (!estimate.speed) return false;
  fixes.found.push_back({change, changed, estimate.price.usd_per_hour});
  return true;
}

/// Formats narrower than that of the question, the widest first.
std::vector<ImagePrecision> narrower(const ImageGeneration& image) {
  const bool fp32 = image.precision == ImagePrecision::fp32;
  const bool eight_bit = image.weight_bytes() < 2;
  const bool bf16 = image.model->checkpoint_precision == "bf16";
  std::vector<ImagePrecision> formats;
  if (fp32) formats.push_back(bf16 ? ImagePrecision::bf16 : ImagePrecision::fp16);
  if (!eight_bit) formats.push_back(image.gpu->dense.fp8 > 0 ? ImagePrecision::fp8 : ImagePrecision::int8);
  return formats;
}

void try_precision(const ImageGeneration& image, const PriceChoice& price, ImageFixes& fixes) {
  const std::vector<ImagePrecision> formats = narrower(image);
  for (const ImagePrecision format : formats) {
    ImageGeneration changed = image;
    changed.precision = format;
    if (try_change(changed, price, ImageChange::precision, fixes)) return;
  }
  if (!formats.empty()) fixes.in_vain.push_back(ImageChange::precision);
}

void try_batch(const ImageEstimate& estimate, const PriceChoice& price, ImageFixes& fixes) {
  if (estimate.image.batch <= 1) return;
  ImageGeneration changed = estimate.image;
  changed.batch = static_cast<int>(std::max(1.0, estimate.footprint.max_batch));
  if (!try_change(changed, price, ImageChange::batch, fixes)) fixes.in_vain.push_back(ImageChange::batch);
}

void try_size(const ImageGeneration& image, const PriceChoice& price, ImageFixes& fixes) {
  constexpr int shortest = 256;
  const int step = 2 * least_side(*image.model);
  ImageGeneration changed = image;
  const auto halves = [&] {
    return std::min(changed.width, changed.height) >= 2 * shortest && changed.width % step == 0 &&
           changed.height % step == 0;
  };
  if (!halves()) return;
  while (halves()) {
    changed.width /= 2;
    changed.height /= 2;
    if (try_change(changed, price, ImageChange::size, fixes)) return;
  }
  fixes.in_vain.push_back(ImageChange::size);
}

/// The cheapest other card of which as many do it.
void try_other_gpu(const ImageGeneration& image, const PriceChoice& price, ImageFixes& fixes) {
  const PriceChoice any{.own_offers = price.own_offers};
  std::vector<std::pair<double, const Gpu*>> cards;
  for (const Gpu& gpu : tables::gpus()) {
    const Price rent = price_of(any, gpu, image.gpu_count);
    const bool runs = image.engine != ImageEngine::tensorrt || gpu.vendor == "NVIDIA";
    if (gpu.id != image.gpu->id && runs && rent.known) cards.emplace_back(rent.usd_per_hour, &gpu);
  }
  std::stable_sort(cards.begin(), cards.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [usd_per_hour, gpu] : cards) {
    ImageGeneration changed = image;
    changed.gpu = gpu;
    if (try_change(changed, any, ImageChange::gpu, fixes)) return;
  }
  fixes.in_vain.push_back(ImageChange::gpu);
}

}  // namespace

ImageFixes image_fixes(const ImageEstimate& estimate, const PriceChoice& price) {
  ImageFixes fixes;
  if (estimate.speed) return fixes;
  const ImageGeneration& image = estimate.image;
  try_precision(image, price, fixes);
  try_batch(estimate, price, fixes);
  try_size(image, price, fixes);
  try_other_gpu(image, price, fixes);
  fixes.in_vain.push_back(ImageChange::gpu_count);
  std::stable_sort(fixes.found.begin(), fixes.found.end(),
                   [](const ImageFix& a, const ImageFix& b) { return a.usd_per_hour < b.usd_per_hour; });
  return fixes;
}

}  // namespace whichgpu
