#pragma once

#include "core/catalog/training_calibration.h"
#include "core/workload/training.h"

namespace whichgpu {

/// Rates of one GPU in training, FLOP/s.
struct TrainingRate {
  double peak_flops = 0;        ///< dense peak of the format of matrix products
  double sixteen_bit_peak = 0;  ///< dense peak of 16-bit products; of 32-bit ones where those are asked for
  double ceiling = 0;           ///< see matrix_product_ceiling()
  double efficiency = 0;        ///< share of the ceiling that matrix products reach
  double capped_clock = 1;      ///< share of the clock that a lower power limit, which is set, leaves
  double kernel_factor = 1;     ///< on top, of the framework's kernels
  double format_factor = 1;     ///< on top, of products in fewer than 16 bits
  double products = 0;          ///< what matrix products reach: the product of these and `peak_flops`
  double sixteen_bit = 0;       ///< what they reach in 16 bit
  double attention = 0;         ///< what the attention core reaches
  bool native = true;           ///< false: the card lacks units of the format, and 16 bit is used instead
};

/// The largest measured share of the 16-bit peak on this card; else the mean over cards of its architecture,
/// else over all.
double matrix_product_ceiling(const Gpu& gpu, const TrainingCalibration& calibration);

TrainingRate training_rate(const Training& training, const TrainingCalibration& calibration);

}  // namespace whichgpu
