#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/training_calibration.h"
#include "core/time/training_rate.h"

namespace whichgpu {

/// Seconds of one optimizer step, by what they are spent on.
struct TrainingStep {
  double linear = 0;  ///< attention projections, dense blocks, shared experts
  double output_head = 0;
  double experts = 0;      ///< routed experts
  double attention = 0;    ///< scores and values
  double elementwise = 0;  ///< norms, activations, residuals: passes over memory
  double dequantize = 0;   ///< 4-bit weights widened for each product
  double launches = 0;
  double tensor = 0;         ///< exposed communication of tensor ranks,
  double context = 0;        ///< of context ranks,
  double expert_ranks = 0;   ///< of tokens on the way to experts,
  double stages = 0;         ///< between pipeline stages,
  double data = 0;           ///< of gradients and weights
  double bubble = 0;         ///< stages that wait for the first and the last micro batch
  double optimizer = 0;      ///< the update, and what a step costs whatever its size
  double stage_seconds = 0;  ///< one micro batch on one stage, which the bubble repeats; in none of the sums

  double compute() const { return linear + output_head + experts + attention; }
  double communication() const { return tensor + context + expert_ranks + stages + data; }
  double total() const {
    return compute() + elementwise + dequantize + launches + communication() + bubble + optimizer;
  }
};

/// Layers of the fullest stage (or virtual stage) over the mean: every stage waits for it. 1 if they divide.
double unevenness(const TrainingParallelism& ranks, int layers);

/// Model FLOPs of one token, nothing recomputed: 2 for each parameter that multiplies it, forward and in
/// each gradient, and the causal half of attention (Korthikanti et al. 2022, arXiv:2205.05198, appendix A).
struct ModelFlops {
  double passes = 0;      ///< forward and each gradient
  double parameters = 0;  ///< that multiply one token
  double attention = 0;   ///< FLOPs of one token's forward pass

  double total() const { return passes * 2 * parameters + 3 * attention; }
};

ModelFlops model_flops_per_token(const Training& training, const ModelShape& shape);

/// Time of one optimizer step. The bubble is (stages - 1) / (micro batches x interleave) of the work
/// (Narayanan et al. 2021, arXiv:2104.04473, section 2.2).
/// `rate` is training_rate() of the same question, which no layout changes.
TrainingStep training_step(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                           const TrainingCalibration& calibration);

/// The forward passes alone of as many sequences, which give the log-probabilities of their tokens or score
/// them: no gradients, no update.
TrainingStep forward_step(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                          const TrainingCalibration& calibration);

}  // namespace whichgpu
