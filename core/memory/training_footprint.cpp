#include "core/memory/training_footprint.h"

#include <algorithm>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

constexpr double gathered_layers = 2;  // the one at work and the one that is fetched ahead

/// A rank that gathers weights holds two layers and the vocabulary matrices in full, and of weights that
/// come from the host its own share of what it fetches (PyTorch: torch/distributed/fsdp/_flat_param.py,
/// pre_unshard copies the shard to the card, from which it is gathered).
double gathered_bytes(const Training& training, const ModelShape& shape, Stage stage) {
  if (!gathers_weights(training)) return 0;
  const LocalParameters local = local_parameters(training, shape, stage);
  const double layer = layer_parameters(training, shape, local) * matrix_parameter_bytes(training);
  const double vocabulary = local.vocabulary * sixteen_bit_bytes;
  const double ranks = matrix_replicas(training);
  const double fetched = training.parameters_on_host() && ranks > 1 ? (layer + vocabulary) / ranks : 0;
  return gathered_layers * layer + vocabulary + fetched;
}

/// What DeepSpeed's buckets take. Their constant is of models of more parameters than any of them holds; none
/// holds more than there are (sub_group_size and stage3_max_live_parameters, 1e9 each by default:
/// https://www.deepspeed.ai/docs/config-json/#zero-optimizations-for-fp16-training).
double bucket_bytes(const Training& training, const ModelShape& shape, Stage stage,
                    const TrainingCalibration& c) {
  constexpr double most_parameters = 1e9;
  const double parameters = local_parameters(training, shape, stage).total();
  return c.memory.bucket_bytes * std::min(1.0, parameters / most_parameters);
}

TrainingFootprint stage_footprint(const Training& training, const ModelShape& shape, Stage stage,
                                  const TrainingCalibration& c) {
  TrainingFootprint f;
  f.capacity_bytes = training.gpu->memory_bytes;
  f.state = state_per_gpu(training, shape, stage, c);
  f.stage = stage;
  f.activations = kept_activations(training, shape, stage, c);
  f.activations_bytes = f.activations.total();
  f.logits_bytes = logits_bytes(training, stage, c);
  f.communication_bytes = gathered_bytes(training, shape, stage);
  f.runtime_bytes = c.memory.runtime_bytes + c.memory.allocator_bytes;
  if (training.framework->gathers_in_buckets && !training.adapters()) {
    // The optimizer's step needs its buckets when the activations are gone: the larger of the two counts.
    const double others = f.activations_bytes + f.logits_bytes + f.communication_bytes;
    f.communication_bytes += std::max(0.0, bucket_bytes(training, shape, stage, c) - others);
  }
  f.expected_bytes =
      f.state.total() + f.activations_bytes + f.logits_bytes + f.communication_bytes + f.runtime_bytes;
  return f;
}

}  // namespace

TrainingFootprint training_footprint(const Training& training, const ModelShape& shape,
                                     const TrainingCalibration& calibration) {
  TrainingFootprint f = stage_footprint(training, shape, Stage::first, calibration);
  if (training.parallelism.pipeline > 1) {
    const TrainingFootprint last = stage_footprint(training, shape, Stage::last, calibration);
    if (last.expected_bytes > f.expected_bytes) f = last;
  }
  const Judgement::TrainingMemory& margins = tables::judgement().training_memory;
  f.margin_bytes =
      margins.state_margin * f.state.total() + margins.work_margin * (f.expected_bytes - f.state.total());
  f.needed_bytes = f.expected_bytes + f.margin_bytes;
  f.free_bytes = std::max(0.0, f.capacity_bytes - f.needed_bytes);
  if (f.expected_bytes > f.capacity_bytes) {
    f.verdict = Verdict::does_not_fit;
    f.shortfall_bytes = f.needed_bytes - f.capacity_bytes;
  } else if (f.needed_bytes > f.capacity_bytes) {
    f.verdict = Verdict::tight;
  } else {
    const double comfortable = tables::judgement().verdicts.comfortable_share * f.capacity_bytes;
    f.verdict = f.needed_bytes > comfortable ? Verdict::fits : Verdict::comfortable;
  }
  return f;
}

}  // namespace whichgpu
