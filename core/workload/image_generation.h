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
/// unless everything is FP32 (on tensor cores in TF32 where the card has them).
enum class ImagePrecision { bf16, fp16, fp8, int8, fp32 };

template <>
inline constexpr auto names<ImagePrecision> = spelled<ImagePrecision>({{ImagePrecision::bf16, "bf16", "BF16"},
                                                                       {ImagePrecision::fp16, "fp16", "FP16"},
                                                                       {ImagePrecision::fp8, "fp8", "FP8"},
                                                                       {ImagePrecision::int8, "int8", "INT8"},
                                                                       {ImagePrecision::fp32, "fp32",
                                                                        "FP32"}});

/// One image question, complete.
struct ImageGeneration {
  const ImageModel* model = nullptr;
  const Gpu* gpu = nullptr;
  int gpu_count = 1;  ///< each makes images of its own
  ImagePrecision precision = ImagePrecision::fp16;
  ImageEngine engine = ImageEngine::eager;
  int width = 1024;
  int height = 1024;
  int steps = 30;
  int batch = 1;
  bool guidance = true;  ///< two forward passes a step

  int forwards_per_step() const { return guidance ? 2 : 1; }
  double element_bytes() const { return precision == ImagePrecision::fp32 ? 4 : 2; }
  double weight_bytes() const {
    if (precision == ImagePrecision::fp32) return 4;
    return precision == ImagePrecision::fp8 || precision == ImagePrecision::int8 ? 1 : 2;
  }
};

}  // namespace whichgpu
