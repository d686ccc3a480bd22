#include "core/advice/image/fixes.h"

#include <algorithm>

#include "core/catalog/engine_support.h"
#include "core/workload/image_size.h"

namespace whichgpu {
namespace {

using Changes = std::vector<Fix<ImageQuestion>>;

bool works(Fix<ImageQuestion>& fix) {
  const ImageEstimate estimate = estimate_image(fix.changed);
  fix.usd = estimate.price.usd_per_hour;
  return estimate.speed.has_value();
}

/// Formats narrower than that of the question, the widest first.
Changes narrower(const ImageQuestion& question) {
  const ImageGeneration& image = question.image;
  const bool bf16 = image.model->checkpoint_precision == "bf16";
  std::vector<ImagePrecision> formats;
  if (image.precision == ImagePrecision::fp32) {
    formats.push_back(bf16 ? ImagePrecision::bf16 : ImagePrecision::fp16);
  }
  if (image.weight_bytes() >= 2) {
    const bool has_fp8 = eight_bit_format(*image.gpu) == "fp8";
    formats.push_back(has_fp8 ? ImagePrecision::fp8 : ImagePrecision::int8);
  }
  Changes changes;
  for (const ImagePrecision format : formats) {
    Fix<ImageQuestion>& fix = changes.emplace_back();
    fix.changed = question;
    fix.changed.image.precision = format;
    fix.arguments.push_back(text("format", title_of(format)));
  }
  return changes;
}

Changes smaller_batch(const ImageQuestion& question, double max_batch) {
  Fix<ImageQuestion> fix{{}, question, {}, 0};
  fix.changed.image.batch = static_cast<int>(std::max(1.0, max_batch));
  fix.arguments.push_back(number("batch", fix.changed.image.batch));
  return {fix};
}

/// Both sides halved again and again, as long as the model can make such images.
Changes smaller(const ImageQuestion& question) {
  constexpr int shortest = 256;
  const int step = 2 * least_side(*question.image.model);
  ImageQuestion changed = question;
  ImageGeneration& image = changed.image;
  Changes changes;
  while (std::min(image.width, image.height) >= 2 * shortest && image.width % step == 0 &&
         image.height % step == 0) {
    image.width /= 2;
    image.height /= 2;
    Fix<ImageQuestion> fix{{}, changed, {}, 0};
    fix.arguments.push_back(number("width", image.width));
    fix.arguments.push_back(number("height", image.height));
    changes.push_back(fix);
  }
  return changes;
}

Changes on_other_cards(const ImageQuestion& question) {
  Changes changes;
  for (const Gpu* gpu :
       other_cards(*question.image.gpu, question.image.gpu_count, question.price.own_offers)) {
    if (question.image.engine == ImageEngine::tensorrt && gpu->vendor != "NVIDIA") continue;
    Fix<ImageQuestion>& fix = changes.emplace_back();
    fix.changed.image = question.image;
    fix.changed.image.gpu = gpu;
    fix.changed.price.own_offers = question.price.own_offers;
    fix.arguments.push_back(text("gpu", gpu->name));
  }
  return changes;
}

}  // namespace

ImageFixes fixes(const ImageQuestion& question, const ImageEstimate& estimate) {
  ImageFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_changes("narrower_weights", narrower(question), works, fixes);
  if (question.image.batch > 1)
    try_changes("smaller_batch", smaller_batch(question, estimate.footprint.max_batch), works, fixes);
  try_changes("smaller_images", smaller(question), works, fixes);
  put_down("other_gpu", first_that_works(on_other_cards(question), works), fixes);
  put_down("more_gpus", std::optional<Fix<ImageQuestion>>(), fixes);
  sort_by_price("usd_per_hour", fixes);
  return fixes;
}

}  // namespace whichgpu
