#include "core/power/training_power.h"

namespace whichgpu {

CardUse training_use(const TrainingStep& step, const TrainingRate& rate, const TrainingCalibration& c) {
  const double products = rate.products / rate.peak_flops;
  const double sixteen_bit = rate.sixteen_bit / rate.sixteen_bit_peak;
  const double attention = rate.attention / rate.sixteen_bit_peak;
  const double multiplied = products * (step.linear + c.compute.grouped_gemm * step.experts) +
                            sixteen_bit * step.output_head + attention * step.attention;
  return {(step.elementwise + step.dequantize) / step.total(), multiplied / step.total()};
}

}  // namespace whichgpu
