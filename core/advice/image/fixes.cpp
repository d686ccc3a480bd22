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
  if (image.weight_bytes() >= 1) formats.push_back(ImagePrecision::q4);
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

void try_tiles(ImageFixes& fixes) {
  if (fixes.asked.image.tiled_decoding) return;
  ImageQuestion changed = fixes.asked;
  changed.image.tiled_decoding = true;
  if (!try_change("tiled_decoding", changed, {}, fixes)) fixes.in_vain.push_back("tiled_decoding");
}

/// More and more of the model in host memory, until it fits.
void try_host(ImageFixes& fixes) {
  const ImageGeneration& asked = fixes.asked.image;
  if (asked.gpu->interconnect.pcie_bytes_per_second <= 0 || asked.sharded) return;
  struct Level {
    ImageOffload offload;
    FixId id;
  };
  const Level levels[] = {{ImageOffload::text_encoders, "text_encoders_on_host"},
                          {ImageOffload::components, "components_on_host"},
                          {ImageOffload::blocks, "blocks_on_host"}};
  const FixId* last = nullptr;
  for (const auto& [level, id] : levels) {
    if (level <= asked.offload) continue;
    if (level == ImageOffload::blocks && asked.model->denoiser.kind == DenoiserKind::unet) continue;
    ImageQuestion changed = fixes.asked;
    changed.image.offload = level;
    if (try_change(id, changed, {}, fixes)) return;
    last = &id;
  }
  if (last != nullptr) fixes.in_vain.push_back(*last);
}

/// Both of these, where neither is enough.
void try_tiles_and_host(ImageFixes& fixes) {
  const ImageGeneration& asked = fixes.asked.image;
  const bool either = !fixes.found.empty();
  if (either || asked.tiled_decoding || asked.gpu->interconnect.pcie_bytes_per_second <= 0 || asked.sharded) {
    return;
  }
  ImageQuestion changed = fixes.asked;
  changed.image.tiled_decoding = true;
  for (const ImageOffload level : {ImageOffload::components, ImageOffload::blocks}) {
    if (level < asked.offload) continue;
    if (level == ImageOffload::blocks && asked.model->denoiser.kind == DenoiserKind::unet) continue;
    changed.image.offload = level;
    if (try_change("tiles_and_host", changed, {}, fixes)) return;
  }
  fixes.in_vain.push_back("tiles_and_host");
}

/// Half as many frames again and again, as long as there are some.
void try_frames(ImageFixes& fixes) {
  ImageQuestion changed = fixes.asked;
  const int joined = changed.image.model->clip.latent_frames;
  int latent = (changed.image.frames - 1) / joined;
  if (latent < 2) return;
  while (latent >= 2) {
    latent /= 2;
    changed.image.frames = latent * joined + 1;
    if (try_change("fewer_frames", changed, {number("frames", changed.image.frames)}, fixes)) return;
  }
  fixes.in_vain.push_back("fewer_frames");
}

/// Twice as many cards again and again that share tokens and weights of a clip.
void try_more_gpus(ImageFixes& fixes) {
  constexpr int most = 8;
  const ImageGeneration& asked = fixes.asked.image;
  const Interconnect& link = asked.gpu->interconnect;
  const bool linked = link.nvlink_bytes_per_second > 0 || link.pcie_bytes_per_second > 0;
  ImageQuestion changed = fixes.asked;
  ImageGeneration& image = changed.image;
  image.sharded = true;
  image.offload = ImageOffload::none;
  for (int cards = 2; asked.frames > 1 && linked && cards <= most; cards *= 2) {
    if (cards <= asked.cards_together && asked.sharded) continue;
    image.gpu_count = image.cards_together = std::max(cards, asked.gpu_count);
    if (image.gpu_count > most) break;
    if (try_change("more_gpus", changed, {number("gpu_count", image.gpu_count)}, fixes)) return;
  }
  fixes.in_vain.push_back("more_gpus");
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
    const Interconnect& link = gpu->interconnect;
    if (asked.offload != ImageOffload::none && link.pcie_bytes_per_second <= 0) continue;
    if (asked.cards_together > 1 && link.nvlink_bytes_per_second <= 0 && link.pcie_bytes_per_second <= 0)
      continue;
    if (try_change("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

}  // namespace

ImageFixes fixes(const ImageQuestion& question, const ImageEstimate& estimate) {
  ImageFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_tiles(fixes);
  try_host(fixes);
  try_tiles_and_host(fixes);
  try_precision(fixes);
  try_batch(estimate.footprint.max_batch, fixes);
  try_size(fixes);
  try_frames(fixes);
  try_other_gpu(fixes);
  try_more_gpus(fixes);
  return fixes;
}

}  // namespace whichgpu
