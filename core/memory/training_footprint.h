#pragma once

#include "core/memory/training_activations.h"
#include "core/memory/verdict.h"

namespace whichgpu {

/// Memory of the fullest GPU of a training run, in bytes.
struct TrainingFootprint {
  double capacity_bytes = 0;   ///< what the driver reports
  Stage stage = Stage::first;  ///< the fullest GPU's
  StateBytes state;
  KeptActivations activations;
  double activations_bytes = 0;
  double logits_bytes = 0;
  double communication_bytes = 0;  ///< layers gathered under ZeRO stage 3, buckets
  double runtime_bytes = 0;
  double expected_bytes = 0;   ///< sum of the parts: the likeliest peak
  double margin_bytes = 0;     ///< a little of the state, which is counted, and much of what is estimated
  double needed_bytes = 0;     ///< expected and margin
  double free_bytes = 0;       ///< capacity minus needed, not below zero
  double shortfall_bytes = 0;  ///< needed minus capacity where even the expected peak does not fit, else 0
  Verdict verdict = Verdict::does_not_fit;
};

/// Memory of a training configuration. "fits" leaves the margin; "tight" holds the expected peak only.
TrainingFootprint training_footprint(const Training& training, const ModelShape& shape,
                                     const TrainingCalibration& calibration);

}  // namespace whichgpu
