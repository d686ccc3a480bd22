#include "core/advice/image/notes.h"

#include "core/advice/common/notes.h"
#include "core/catalog/units.h"

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

/// Seconds of a pass with half as many frames, over those of this one, by what grows with the square.
double shorter_by_half(const ImageSpeed& speed) {
  constexpr double half = 0.5;
  return 1 / (half * half * speed.attention_share + half * (1 - speed.attention_share));
}

void clip_notes(const ImageEstimate& e, Notes& notes) {
  constexpr double most = 0.5;  // of the time
  const ImageGeneration& image = e.image;
  const ImageFootprint& f = e.footprint;
  const int heads = image.model->denoiser.heads > 0
                        ? image.model->denoiser.heads
                        : image.model->denoiser.hidden / image.model->denoiser.head_dim;
  if (e.speed && e.speed->attention_share > most) {
    add(notes, "attention_decides",
        {number("percent", 100 * e.speed->attention_share), number("times", shorter_by_half(*e.speed))});
  }
  if (e.apart_per_hour > 0) add(notes, "clips_apart", {number("clips", e.apart_per_hour)});
  if (heads % image.cards_of_sequence() != 0) {
    add(notes, "ring_between_cards", {number("heads", heads), number("cards", image.cards_of_sequence())});
  }
  if (!image.tiled_decoding && f.decoding.bytes(1) > f.denoising.bytes(1)) {
    add(notes, "decoding_peaks", {number("gigabytes", f.decoding.sample_bytes / giga)});
  }
}

void host_notes(const ImageEstimate& e, Notes& notes) {
  const ImageGeneration& image = e.image;
  const bool all_on_card =
      image.offload == ImageOffload::none || image.offload == ImageOffload::text_encoders;
  if (image.model->denoisers > 1 && all_on_card) {
    add(notes, "denoisers_in_turn", {number("count", image.model->denoisers)});
  }
  if (image.offload == ImageOffload::text_encoders) add(notes, "text_on_processor", {});
  if (image.precision == ImagePrecision::q4) add(notes, "q4_widened", {});
  if (e.speed && e.speed->time.streaming > 0) {
    add(notes, "weights_streamed",
        {number("percent", 100 * e.speed->time.streaming / e.speed->time.denoising())});
  }
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
  constexpr double worth_saying = 1.05;
  if (e.speed && e.speed->with_own_attention > worth_saying) {
    add(notes, "attention_of_card", {number("percent", percent_of_one * (e.speed->with_own_attention - 1))});
  }
  if (image.frames > 1) clip_notes(e, notes);
  host_notes(e, notes);
  add_source_notes(*image.gpu, notes);
  if (!image.model->verified) add(notes, "model_unverified", {text("model", image.model->name)});
  return notes;
}

}  // namespace whichgpu
