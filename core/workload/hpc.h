#pragma once

#include "core/catalog/gpu.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// The arithmetic of a numerical code.
enum class HpcPrecision { fp64, fp32, tf32 };

template <>
inline constexpr auto names<HpcPrecision> = spelled<HpcPrecision>({{HpcPrecision::fp64, "fp64", "FP64"},
                                                                   {HpcPrecision::fp32, "fp32", "FP32"},
                                                                   {HpcPrecision::tf32, "tf32", "TF32"}});

/// One question about a numerical code, complete.
struct Hpc {
  const Gpu* gpu = nullptr;
  HpcPrecision precision = HpcPrecision::fp64;
  double intensity = 0;  ///< floating-point operations per byte moved to or from GPU memory
  double flops = 0;      ///< of the whole run; 0: not said
};

}  // namespace whichgpu
