#pragma once

#include "core/catalog/engine.h"
#include "core/catalog/gpu.h"
#include "core/catalog/precision.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// The arithmetic that a set of weights is multiplied with on a card.
struct ComputeRate {
  Math math = Math::bf16;
  Math unit = Math::bf16;         ///< what multiplies: MXFP4's products in FP8 take FP4-class units
  double peak_flops = 0;          ///< dense peak of that format
  double held_clock = 1;          ///< share of the printed rates' clock that the board's power limit leaves
  double efficiency = 0;          ///< share that large matrix products reach of what the clock leaves
  double engine_factor = 1;       ///< on top, of one engine's kernels
  double achieved_flops = 0;      ///< what its large matrix products reach: the product of these four
  bool quantises_inputs = false;  ///< an extra kernel quantises each product's input
  bool weight_only = false;       ///< narrow weights are widened and multiplied in 16 bit
  bool native = true;             ///< false: the card lacks the units the format is made for
};

/// Rate of 16-bit products: BF16 units, else FP16 units, else FP32.
ComputeRate sixteen_bit_rate(const Gpu& gpu, const ServingCalibration& calibration);

/// Rate at which `engine` multiplies matrices stored with `stored_bytes` per weight in `precision`. Matrices
/// that the precision leaves in 16 bit, and narrow ones on cards without the units, run in 16 bit; narrow
/// ones of llama.cpp in 8 bit, whatever their width, where that is the faster: it narrows the inputs, too
/// (ggml-org/llama.cpp: ggml-cuda/mmq.cuh), and GeForce cards, which halve products in 16 bit whose sums have
/// 32, do not halve these.
ComputeRate compute_rate(const Gpu& gpu, const Engine& engine, const WeightPrecision& precision,
                         double stored_bytes, const ServingCalibration& calibration);

}  // namespace whichgpu
