#include "core/advice/image/notes.h"

#include "core/advice/common/notes.h"

namespace whichgpu {
namespace {

void arithmetic_notes(const ImageGeneration& image, Notes& notes) {
  const PeakRates& dense = image.gpu->dense;
  const bool no_fp8 = image.precision == ImagePrecision::fp8 && dense.fp8 <= 0;
  const bool no_int8 = image.precision == ImagePrecision::int8 && dense.int8 <= 0;
  if (no_fp8 || no_int8) add(notes, "eight_bit_widened", {text("gpu", image.gpu->name)});
  if (image.precision == ImagePrecision::bf16 && dense.bf16 <= 0) {
    add(notes, "bf16_runs_as",
        {text("math", dense.fp16 > 0 ? "FP16" : "FP32"), text("gpu", image.gpu->name)});
  }
  if (image.model->vae_decodes_in_fp32) add(notes, "vae_in_fp32", {text("model", image.model->name)});
}

}  // namespace

Notes image_notes(const ImageEstimate& e) {
  Notes notes;
  const ImageGeneration& image = e.image;
  if (!e.speed && e.footprint.max_batch >= 1) {
    add(notes, "image_batch_smaller", {number("max_batch", e.footprint.max_batch)});
  }
  if (e.speed && e.speed->bound == Bound::overhead) add(notes, "host_sets_pace", {});
  arithmetic_notes(image, notes);
  add_price_notes(e.price, *image.gpu, image.gpu_count, notes);
  add_power_notes(*image.gpu, notes);
  if (e.speed && e.speed->basis != Basis::calibrated) {
    add(notes, "image_not_measured", {text("model", image.model->name), text("gpu", image.gpu->name)});
  }
  add(notes, "video_not_covered", {});
  add_source_notes(*image.gpu, notes);
  if (!image.model->verified) add(notes, "model_unverified", {text("model", image.model->name)});
  return notes;
}

}  // namespace whichgpu
