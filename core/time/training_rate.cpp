#include "core/time/training_rate.h"

#include "core/time/held_clock.h"

namespace whichgpu {
namespace {

/// Mean share over the measurements that `counts` says yes to; 0 of none.
template <typename Counts>
double mean_ceiling(const TrainingCalibration& calibration, Counts counts) {
  double sum = 0;
  double cards = 0;
  for (const MatrixProductCeiling& ceiling : calibration.ceilings) {
    if (!counts(ceiling)) continue;
    sum += ceiling.share;
    cards += 1;
  }
  return cards > 0 ? sum / cards : 0;
}

double kernel_factor(TrainingKernels kernels, const TrainingCalibration& c) {
  switch (kernels) {
    case TrainingKernels::fused:
    case TrainingKernels::captured:
      return 1;
    case TrainingKernels::compiled:
      return c.compute.compiled_gemm;
    case TrainingKernels::eager:
      return c.compute.eager_gemm;
  }
  return 1;
}

double attention_share(const Training& training, const TrainingCalibration& c) {
  if (training.framework->attention == TrainingAttention::cudnn) return c.compute.attention_cudnn;
  const Gpu& gpu = *training.gpu;
  const bool later = gpu.generation != nullptr ? gpu.generation->later_flash_attention : gpu.dense.fp8 > 0;
  return later ? c.compute.attention_flash_2_later : c.compute.attention_flash_2;
}

double sixteen_bit_peak(const Training& training) {
  const PeakRates& dense = training.gpu->dense;
  const double single = dense.tf32 > 0 ? dense.tf32 : dense.fp32;
  if (training.precision == TrainingPrecision::fp32) return single;
  if (dense.bf16 > 0 && training.precision != TrainingPrecision::fp16) return dense.bf16;
  return dense.fp16 > 0 ? dense.fp16 : single;
}

}  // namespace

double matrix_product_ceiling(const Gpu& gpu, const TrainingCalibration& calibration) {
  const double own =
      mean_ceiling(calibration, [&](const MatrixProductCeiling& c) { return c.gpu == gpu.id; });
  if (own > 0) return own;
  const double family = mean_ceiling(
      calibration, [&](const MatrixProductCeiling& c) { return c.architecture == gpu.architecture; });
  return family > 0 ? family : mean_ceiling(calibration, [](const MatrixProductCeiling&) { return true; });
}

TrainingRate training_rate(const Training& training, const TrainingCalibration& c) {
  const PeakRates& dense = training.gpu->dense;
  TrainingRate rate;
  rate.ceiling = matrix_product_ceiling(*training.gpu, c);
  rate.efficiency = c.compute.gemm;
  rate.capped_clock = capped_clock(*training.gpu);
  rate.kernel_factor = kernel_factor(training.framework->kernels, c);
  rate.sixteen_bit_peak = sixteen_bit_peak(training);
  rate.sixteen_bit =
      rate.efficiency * rate.ceiling * rate.capped_clock * rate.kernel_factor * rate.sixteen_bit_peak;
  rate.attention = attention_share(training, c) * rate.capped_clock * rate.sixteen_bit_peak;
  double peak = rate.sixteen_bit_peak;
  double factor = 1;
  if (training.precision == TrainingPrecision::fp8) {
    peak = dense.fp8;
    factor = c.compute.fp8;
  } else if (training.precision == TrainingPrecision::mxfp8) {
    peak = dense.fp4 > 0 ? dense.fp8 : 0;  // block scales came with the units for 4 bit
    factor = c.compute.mxfp8;
  } else if (training.precision == TrainingPrecision::nvfp4) {
    peak = dense.fp4;
    factor = c.compute.nvfp4;
  }
  rate.native = peak > 0;
  rate.peak_flops = rate.native ? peak : rate.sixteen_bit_peak;
  rate.format_factor = rate.native ? factor : 1;
  rate.products = rate.efficiency * rate.ceiling * rate.capped_clock * rate.kernel_factor *
                  rate.format_factor * rate.peak_flops;
  return rate;
}

}  // namespace whichgpu
