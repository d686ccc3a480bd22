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

/// Activations of one GPU, in bytes: what its layers keep for the backward pass, and the layer being worked
/// on.
struct KeptActivations {
  double tokens = 0;             ///< of one micro batch on one rank
  double layers = 0;             ///< that keep something, those of all micro batches in flight
  double layer_token_bytes = 0;  ///< that one of them keeps of one token
  double work_token_bytes = 0;   ///< of the layer being worked on, of one token

  double total() const { return tokens * (layers * layer_token_bytes + work_token_bytes); }
};

/// Activations of one GPU of `stage`. Recomputing more never takes more memory.
KeptActivations kept_activations(const Training& training, const ModelShape& shape, Stage stage,
                                 const TrainingCalibration& calibration);

/// Bytes that one logit takes at the peak, copies and gradient included; zero on a stage without the output
/// head.
double bytes_per_logit(const Training& training, Stage stage, const TrainingCalibration& calibration);

/// Logits of one micro batch, their copies and gradient; zero on a stage without the output head.
double logits_bytes(const Training& training, Stage stage, const TrainingCalibration& calibration);

}  // namespace whichgpu
