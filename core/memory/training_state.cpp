#include "core/memory/training_state.h"

#include <algorithm>

#include "core/catalog/units.h"
#include "core/memory/weights.h"

namespace whichgpu {
namespace {

// NormalFloat 4 bit, and its constants with double quantisation: 0.127 bits (Dettmers et al. 2023,
// arXiv:2305.14314, section 3).
constexpr double four_bit_bytes = 4.0 / 8;
constexpr double constants_bytes = 0.127 / 8;

/// States of one parameter, `moment` bytes each where they are not 8-bit ones.
double optimizer_state_bytes(Optimizer optimizer, double moment) {
  switch (optimizer) {
    case Optimizer::adamw:
      return 2 * moment;
    case Optimizer::adamw_8bit:
      return 2;
    case Optimizer::adafactor:
      return 0;  // row and column sums only
    case Optimizer::sgd:
      return moment;
  }
  return 0;
}

/// FSDP cuts what lies in one type only: beside 4-bit weights, which are stored as pairs of 16-bit numbers,
/// everything else is in 16 bit too
/// (https://huggingface.co/docs/bitsandbytes/main/en/fsdp_qlora: bnb_4bit_quant_storage).
bool uniform_sixteen_bit(const Training& training) {
  return training.method == TrainingMethod::qlora && gathers_weights(training);
}

/// Constants of 4-bit weights beside those that `state_of` counts. They are no parameters, so that ranks
/// neither share them nor leave them in host memory (AnswerDotAI/fsdp_qlora:
/// train.py@05ed9f2a60f96a0795cb082bceab70a9b19fd213, load_and_quantize: FSDP syncs parameters and buffers
/// only, each rank has the whole quant_state).
double whole_constants(const Training& training, double parameters) {
  return uniform_sixteen_bit(training) ? parameters * constants_bytes : 0;
}

/// The widest matrix of the model in 16 bit: a 4-bit one is widened as a whole to be multiplied, forward and
/// backward (bitsandbytes: autograd/_functions.py, MatMul4Bit).
double widened_matrix(const Training& training) {
  if (training.method != TrainingMethod::qlora) return 0;
  int width = training.model->hidden;
  for (const FeedForwardLayers& f : training.model->feed_forward) {
    width = std::max(width, std::max(f.intermediate, f.expert_intermediate));
  }
  return sixteen_bit_bytes * training.model->hidden * width / training.parallelism.tensor;
}

/// Inputs and outputs of a feed-forward block's matrices, summed.
double feed_forward_sides(const FeedForwardLayers& f, double hidden) {
  const double dense = f.intermediate > 0 ? hidden + f.intermediate : 0;
  const double shared = f.shared_intermediate > 0 ? hidden + f.shared_intermediate : 0;
  const double routed = static_cast<double>(f.experts) * (hidden + f.expert_intermediate);
  return f.matrices * (dense + shared + routed);
}

/// One adapter parameter.
StateBytes adapter_parameter_bytes(const Training& training) {
  const TrainingFramework& f = *training.framework;
  const double moment = thirty_two_bit_bytes;
  if (uniform_sixteen_bit(training)) {
    return {sixteen_bit_bytes, sixteen_bit_bytes,
            optimizer_state_bytes(training.optimizer, sixteen_bit_bytes)};
  }
  const double adamw = optimizer_state_bytes(Optimizer::adamw, moment) + thirty_two_bit_bytes;
  const double share = (optimizer_state_bytes(training.optimizer, moment) + thirty_two_bit_bytes) / adamw;
  return {f.adapter_bytes, f.adapter_gradient_bytes, f.adapter_optimizer_bytes * share};
}

/// The state of some parameters of the model, before anything is shared.
StateBytes state_of(const Training& training, double matrices, double vocabulary, double adapters,
                    const TrainingCalibration& calibration) {
  if (!training.adapters()) {
    const StateBytes one =
        trained_parameter_bytes(*training.framework, training.precision, training.optimizer);
    const double all = matrices + vocabulary;
    return {all * one.weights, all * one.gradients, all * one.optimizer};
  }
  const bool quantized = training.method == TrainingMethod::qlora && !uniform_sixteen_bit(training);
  const StateBytes adapter = adapter_parameter_bytes(training);
  StateBytes state;
  state.weights = matrices * (matrix_parameter_bytes(training) + (quantized ? constants_bytes : 0)) +
                  vocabulary * (quantized ? training.framework->frozen_embedding_bytes : sixteen_bit_bytes) +
                  adapters * adapter.weights;
  state.gradients = adapters * adapter.gradients;
  state.optimizer = adapters * adapter.optimizer;
  if (training.train_embeddings) state.optimizer += vocabulary * calibration.memory.trained_embedding_bytes;
  return state;
}

}  // namespace

LocalParameters local_parameters(const Training& training, const ModelShape& shape, Stage stage) {
  const TrainingParallelism& ranks = training.parallelism;
  const ParameterCounts& p = shape.parameters;
  const double layers = fullest_stage_share(shape.layers, ranks.pipeline);
  const double last_head = p.output_head > 0 ? p.output_head : p.embedding;  // tied: a copy of the embedding
  LocalParameters local;
  local.layers = (p.linear() / ranks.tensor + p.other + p.looked_up + p.vision) * layers;
  local.experts = p.routed_expert / std::max(ranks.tensor, ranks.expert) * layers;
  local.vocabulary = p.embedding + p.output_head;
  if (ranks.pipeline > 1) local.vocabulary = stage == Stage::first ? p.embedding : last_head;
  local.vocabulary /= ranks.tensor;
  return local;
}

double matrix_replicas(const Training& training) {
  return static_cast<double>(training.parallelism.data) * training.parallelism.context;
}

double expert_replicas(const Training& training) {
  const TrainingParallelism& ranks = training.parallelism;
  return std::max(1.0, matrix_replicas(training) * ranks.tensor / std::max(ranks.tensor, ranks.expert));
}

double adapter_parameters(const Training& training, const ModelShape& shape) {
  if (!training.adapters()) return 0;
  const bool two = training.lora_targets == LoraTargets::query_value;
  double sides = 0;
  for (const AttentionWidths& a : shape.attention) {
    sides += a.layers * (two ? a.query_value_sides : a.all_sides);
  }
  if (training.lora_targets == LoraTargets::all) {
    for (const FeedForwardLayers& f : training.model->feed_forward) {
      sides += f.layers * feed_forward_sides(f, training.model->hidden);
    }
  }
  return training.lora_rank * sides;
}

double trainable_parameters(const Training& training, const ModelShape& shape) {
  const ParameterCounts& p = shape.parameters;
  if (!training.adapters()) return p.total();
  return adapter_parameters(training, shape) + (training.train_embeddings ? p.embedding + p.output_head : 0);
}

StateBytes trained_parameter_bytes(const TrainingFramework& framework, TrainingPrecision precision,
                                   Optimizer optimizer) {
  if (precision == TrainingPrecision::fp32) {
    return {thirty_two_bit_bytes, thirty_two_bit_bytes,
            optimizer_state_bytes(optimizer, thirty_two_bit_bytes)};
  }
  const double masters = framework.keeps_masters ? thirty_two_bit_bytes : 0;
  return {sixteen_bit_bytes, sixteen_bit_bytes,
          optimizer_state_bytes(optimizer, framework.moment_bytes) + masters};
}

bool gathers_weights(const Training& training) {
  const bool shares = training.parallelism.zero_stage == 3 && matrix_replicas(training) > 1;
  return shares || training.parameters_on_host();
}

double matrix_parameter_bytes(const Training& training) {
  return training.method == TrainingMethod::qlora ? four_bit_bytes : sixteen_bit_bytes;
}

double layer_parameters(const Training& training, const ModelShape& shape, const LocalParameters& local) {
  const double layers = static_cast<double>(shape.layers) / training.parallelism.pipeline;
  return (local.layers + local.experts) / std::max(1.0, layers);
}

StateBytes model_state(const Training& training, const ModelShape& shape,
                       const TrainingCalibration& calibration) {
  const ParameterCounts& p = shape.parameters;
  const double vocabulary = p.embedding + p.output_head;
  return state_of(training, p.total() - vocabulary, vocabulary, adapter_parameters(training, shape),
                  calibration);
}

StateBytes state_per_gpu(const Training& training, const ModelShape& shape, Stage stage,
                         const TrainingCalibration& calibration) {
  const LocalParameters local = local_parameters(training, shape, stage);
  const double matrices =
      shape.parameters.total() - shape.parameters.embedding - shape.parameters.output_head;
  const double adapters = adapter_parameters(training, shape) / matrices;
  const double replicas = matrix_replicas(training);
  const double copies = expert_replicas(training);
  const int stage_of_zero = training.parallelism.zero_stage;
  const StateBytes common =
      state_of(training, local.layers, local.vocabulary, adapters * local.layers, calibration);
  const StateBytes routed = state_of(training, local.experts, 0, adapters * local.experts, calibration);
  const auto shared = [&](double StateBytes::*part, int from_stage) {
    const bool cut = stage_of_zero >= from_stage;
    return common.*part / (cut ? replicas : 1) + routed.*part / (cut ? copies : 1);
  };
  StateBytes state;
  if (!training.parameters_on_host()) state.weights = shared(&StateBytes::weights, 3);
  state.weights += whole_constants(training, local.layers + local.experts) + widened_matrix(training);
  if (!training.optimizer_on_host()) state.optimizer = shared(&StateBytes::optimizer, 1);
  state.gradients = shared(&StateBytes::gradients, 2);
  if (training.parameters_on_host() || training.optimizer_in_backward) {
    const double matrix =
        local.vocabulary / (shape.parameters.output_head > 0 && training.parallelism.pipeline == 1 ? 2 : 1);
    const double largest = std::max(layer_parameters(training, shape, local), matrix);
    const double all = local.layers + local.experts + local.vocabulary;
    const double whole = common.gradients + routed.gradients;
    state.gradients = std::min(state.gradients, whole * largest / all);
  }
  return state;
}

}  // namespace whichgpu
