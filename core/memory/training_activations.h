#pragma once

#include "core/catalog/training_calibration.h"
#include "core/memory/training_state.h"

namespace whichgpu {

/// Bytes per token that one layer of the model (the mean of them) leaves for its backward pass on one rank
/// when nothing is recomputed: 2 bytes x (inputs of norms and matrices, queries, keys, values, attention's
/// output, and what lies inside the feed-forward block), of keys and values only those that it makes itself.
/// Korthikanti et al. 2022 (arXiv:2205.05198, section 4) without the attention scores, which flash attention
/// never writes, and without dropout masks.
double layer_activation_bytes(const Training& training, const ModelShape& shape);

/// Micro batches' worth of a stage's activations that the first or last stage keeps at once, in units of
/// one micro batch through all layers: 1F1B keeps `pipeline` of them on the first stage, interleaving
/// (pipeline - 1) / (pipeline x interleave) more (Korthikanti et al. 2022, section 4.2.3).
double micro_batches_in_flight(const Training& training, Stage stage);

/// Activations that one GPU of `stage` keeps for the backward pass, and the layer being worked on.
double kept_activation_bytes(const Training& training, const ModelShape& shape, Stage stage,
                             const TrainingCalibration& calibration);

/// Logits of one micro batch, their copies and gradient; zero on a stage without the output head.
double logits_bytes(const Training& training, Stage stage, const TrainingCalibration& calibration);

}  // namespace whichgpu
