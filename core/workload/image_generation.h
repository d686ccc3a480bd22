#pragma once

#include "core/catalog/gpu.h"
#include "core/catalog/image_model.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// How the denoiser is run.
enum class ImageEngine {
  eager,     ///< PyTorch as written, attention fused (scaled_dot_product_attention, xFormers)
  unfused,   ///< PyTorch as written before fused attention
  compiled,  ///< torch.compile
  tensorrt,  ///< TensorRT and the like: fused kernels, no launches from the host
};

template <>
inline constexpr auto names<ImageEngine> = spelled<ImageEngine>({{ImageEngine::eager, "eager"},
                                                                 {ImageEngine::unfused, "unfused"},
                                                                 {ImageEngine::compiled, "compiled"},
                                                                 {ImageEngine::tensorrt, "tensorrt"}});

/// Arithmetic of the denoiser's matrix products; attention, text encoders and decoder stay in 16 bit,
/// unless everything is FP32 (on tensor cores in TF32 where the card has them). 4-bit weights are widened to
/// 16 bit as they are used.
enum class ImagePrecision { bf16, fp16, fp8, int8, fp32, q4 };

template <>
inline constexpr auto names<ImagePrecision> = spelled<ImagePrecision>({{ImagePrecision::bf16, "bf16", "BF16"},
                                                                       {ImagePrecision::fp16, "fp16", "FP16"},
                                                                       {ImagePrecision::fp8, "fp8", "FP8"},
                                                                       {ImagePrecision::int8, "int8", "INT8"},
                                                                       {ImagePrecision::fp32, "fp32", "FP32"},
                                                                       {ImagePrecision::q4, "q4", "Q4"}});

/// Kernels of attention.
enum class ImageAttention {
  fused,      ///< what PyTorch takes: FlashAttention-2 and the like
  own,        ///< written for the card's own instructions: FlashAttention-3 and later
  eight_bit,  ///< queries x keys in 8 bit: SageAttention and the like
};

template <>
inline constexpr auto names<ImageAttention> = spelled<ImageAttention>({{ImageAttention::fused, "fused"},
                                                                       {ImageAttention::own, "own"},
                                                                       {ImageAttention::eight_bit,
                                                                        "eight_bit"}});

/// What waits in host memory while it has nothing to do, each more than the one before.
enum class ImageOffload {
  none,
  text_encoders,  ///< text encoders, once the prompt is encoded
  components,     ///< every network but the one at work
  blocks,  ///< … and of the denoiser every block but those at work, which come through PCIe in each pass
};

template <>
inline constexpr auto names<ImageOffload> = spelled<ImageOffload>({{ImageOffload::none, "none"},
                                                                   {ImageOffload::text_encoders,
                                                                    "text_encoders"},
                                                                   {ImageOffload::components, "components"},
                                                                   {ImageOffload::blocks, "blocks"}});

/// One question about images or clips, complete. An image is a clip of one frame.
struct ImageGeneration {
  const ImageModel* model = nullptr;
  const Gpu* gpu = nullptr;
  int gpu_count = 1;
  int cards_together = 1;      ///< of them at work on the same image or clip; 1: each makes its own
  bool sharded = false;        ///< each of those holds a part of the weights (FSDP) instead of all
  bool guidance_split = true;  ///< half of those run each of two passes, instead of all sharing both
  ImagePrecision precision = ImagePrecision::fp16;
  ImageEngine engine = ImageEngine::eager;
  ImageAttention attention = ImageAttention::fused;
  ImageOffload offload = ImageOffload::none;
  bool tiled_decoding = false;
  int frames = 1;
  int width = 1024;
  int height = 1024;
  int steps = 30;
  int batch = 1;
  int passes = 2;  ///< of the denoiser in a step: 2 with classifier-free guidance

  /// Cards that share the tokens of one pass: where two passes make a step, one half of them may run each.
  int cards_of_sequence() const {
    return guidance_split && passes == 2 && cards_together % 2 == 0 ? cards_together / 2 : cards_together;
  }
  /// Passes of a step that follow each other.
  int passes_in_turn() const { return passes * cards_of_sequence() / cards_together; }
  double element_bytes() const { return precision == ImagePrecision::fp32 ? 4 : 2; }
  double weight_bytes() const {
    constexpr double q4 = 4.5 / 8;  // 4-bit weights with a scale of 16 bit for each 32
    if (precision == ImagePrecision::fp32) return 4;
    if (precision == ImagePrecision::q4) return q4;
    return precision == ImagePrecision::fp8 || precision == ImagePrecision::int8 ? 1 : 2;
  }
};

}  // namespace whichgpu
