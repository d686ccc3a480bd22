#include "core/time/compute_rate.h"

#include "core/catalog/units.h"
#include "core/time/held_clock.h"

namespace whichgpu {
namespace {

double peak(const Gpu& gpu, Math math) {
  switch (math) {
    case Math::fp32: {
      const double printed = gpu.dense.tf32 > 0 ? gpu.dense.tf32 : gpu.dense.fp32;
      return printed > 0 ? printed : peak(gpu, Math::bf16) / 2;  // a number twice as wide takes two passes
    }
    case Math::bf16:
      return gpu.dense.bf16 > 0 ? gpu.dense.bf16 : gpu.dense.fp16;
    case Math::fp8:
      return gpu.dense.fp8;
    case Math::fp4:
      return gpu.dense.fp4;
    case Math::int8:
      return gpu.dense.int8;
  }
  return 0;
}

double efficiency(Math math, const ServingCalibration& calibration) {
  switch (math) {
    case Math::fp32:
      return calibration.gemm_fp32;
    case Math::bf16:
      return calibration.gemm_bf16;
    case Math::fp8:
      return calibration.gemm_fp8;
    case Math::fp4:
      return calibration.gemm_fp4;
    case Math::int8:
      return calibration.gemm_int8;
  }
  return 0;
}

ComputeRate rate(const Gpu& gpu, Math math, const ServingCalibration& calibration) {
  ComputeRate result;
  result.math = math;
  result.unit = math;
  result.peak_flops = peak(gpu, math);
  result.held_clock = held_clock(gpu);
  result.efficiency = efficiency(math, calibration);
  result.achieved_flops = result.peak_flops * result.held_clock * result.efficiency;
  return result;
}

}  // namespace

ComputeRate sixteen_bit_rate(const Gpu& gpu, const ServingCalibration& calibration) {
  if (peak(gpu, Math::bf16) <= 0) return rate(gpu, Math::fp32, calibration);
  return rate(gpu, Math::bf16, calibration);
}

ComputeRate compute_rate(const Gpu& gpu, const Engine& engine, const WeightPrecision& precision,
                         double stored_bytes, const ServingCalibration& calibration) {
  if (precision.native_math == Math::fp32) return rate(gpu, Math::fp32, calibration);
  if (stored_bytes >= sixteen_bit_bytes) return sixteen_bit_rate(gpu, calibration);
  if (precision.native_math != Math::bf16 && peak(gpu, precision.required_unit) > 0) {
    ComputeRate native = rate(gpu, precision.native_math, calibration);
    native.unit = precision.required_unit;
    native.quantises_inputs = precision.quantises_activations;
    return native;
  }
  ComputeRate widened = sixteen_bit_rate(gpu, calibration);
  const ComputeRate narrowed = rate(gpu, Math::int8, calibration);
  if (engine.gguf_weights && narrowed.achieved_flops > widened.achieved_flops) return narrowed;
  widened.weight_only = true;
  widened.native = precision.native_math == Math::bf16;
  return widened;
}

}  // namespace whichgpu
