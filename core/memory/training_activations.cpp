#include "core/memory/training_activations.h"

#include <algorithm>

#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Elements per token inside a feed-forward block: a gated one keeps gate, up, their product and the
/// activation, a plain one input and output of the activation. Experts also keep copies of their tokens.
double feed_forward_elements(const FeedForwardLayers& f, double hidden) {
  const double kept = f.matrices == 3 ? 4 : 2;
  const double width = f.intermediate + f.shared_intermediate +
                       static_cast<double>(f.experts_per_token) * f.expert_intermediate;
  return kept * width + (f.experts > 0 ? 2.0 * f.experts_per_token * hidden : 0.0);
}

/// Of a layer's activations, where nothing is recomputed. Adapters that are called one operation after the
/// other keep inputs of their own, after dropout; compilers and kernels written for them do not.
double kept_share(const Training& training, const TrainingCalibration& c) {
  if (training.framework->kernels != TrainingKernels::eager) return c.memory.kept_full;
  if (training.method == TrainingMethod::qlora) return c.memory.kept_qlora;
  return training.method == TrainingMethod::lora ? c.memory.kept_lora : c.memory.kept_full;
}

double tokens_per_rank(const Training& training) {
  return training.micro_batch * training.sequence_length / training.parallelism.context;
}

}  // namespace

double layer_activation_bytes(const Training& training, const ModelShape& shape) {
  const Model& model = *training.model;
  const double hidden = model.hidden;
  const double tensor = training.parallelism.tensor;
  double inside = 0;
  for (const AttentionWidths& a : shape.attention) inside += a.layers * a.inside;
  for (const FeedForwardLayers& f : model.feed_forward) inside += f.layers * feed_forward_elements(f, hidden);
  // Inputs of two norms, of the attention's and of the feed-forward block's matrices.
  const double outside = 4 * hidden * shape.layers;
  const double cut = training.sequence_parallel ? tensor : 1;
  return sixteen_bit_bytes * (inside / tensor + outside / cut) / shape.layers;
}

double micro_batches_in_flight(const Training& training, Stage stage) {
  const double stages = training.parallelism.pipeline;
  if (stages <= 1) return 1;
  if (stage == Stage::last) return 1 / stages;
  const double interleave = training.parallelism.interleave;
  const double more = interleave > 1 ? (stages - 1) / (stages * interleave) : 0;
  return std::min(training.micro_batches(), stages) / stages * (1 + more);
}

KeptActivations kept_activations(const Training& training, const ModelShape& shape, Stage stage,
                                 const TrainingCalibration& calibration) {
  const double layer = layer_activation_bytes(training, shape);
  KeptActivations kept;
  kept.tokens = tokens_per_rank(training);
  kept.layers = shape.layers * micro_batches_in_flight(training, stage);
  const double all = layer * kept_share(training, calibration);
  switch (training.recompute) {
    case Recompute::none:
      kept.layer_token_bytes = all;
      break;
    case Recompute::selective:
      kept.layer_token_bytes = std::min(all, layer * calibration.memory.kept_selective);
      break;
    case Recompute::full:
      const double cut = training.sequence_parallel ? training.parallelism.tensor : 1;
      const double input = training.model->hidden * sixteen_bit_bytes / cut;
      kept.layer_token_bytes = training.framework->offloads_checkpoints ? 0 : std::min(all, input);
      break;
  }
  // The layer at work is there as if nothing were recomputed, with the gradients that flow through it.
  const double again = std::min(1.0, kept.layers) * (all - kept.layer_token_bytes);
  kept.work_token_bytes = again + layer * calibration.memory.working_layers;
  return kept;
}

double bytes_per_logit(const Training& training, Stage stage, const TrainingCalibration& c) {
  if (training.parallelism.pipeline > 1 && stage == Stage::first) return 0;
  switch (training.logits) {
    case LogitsHandling::standard:
      return c.logits.standard_bytes;
    case LogitsHandling::shifted_copy:
      return c.logits.shifted_copy_bytes;
    case LogitsHandling::sixteen_bit:
      return c.logits.sixteen_bit_bytes;
    case LogitsHandling::chunked:
      return c.logits.chunked_bytes;
    case LogitsHandling::fused:
      return c.logits.fused_bytes;
  }
  return 0;
}

double logits_bytes(const Training& training, Stage stage, const TrainingCalibration& c) {
  const double entries = tokens_per_rank(training) * training.model->vocabulary / training.parallelism.tensor;
  return entries * bytes_per_logit(training, stage, c);
}

}  // namespace whichgpu
