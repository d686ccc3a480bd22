#pragma once

#include "core/catalog/gpu.h"
#include "core/catalog/model.h"
#include "core/catalog/names.h"
#include "core/catalog/training_framework.h"

namespace whichgpu {

enum class TrainingMethod {
  pretraining,
  full,   ///< fine-tuning of every parameter
  lora,   ///< adapters on a frozen 16-bit model
  qlora,  ///< adapters on a frozen 4-bit model
};

template <>
inline constexpr auto names<TrainingMethod> = spelled<TrainingMethod>({{TrainingMethod::pretraining,
                                                                        "pretraining"},
                                                                       {TrainingMethod::full, "full"},
                                                                       {TrainingMethod::lora, "lora"},
                                                                       {TrainingMethod::qlora, "qlora"}});

/// Format of matrix products. Everything else stays in 16 bit (fp32: in 32).
enum class TrainingPrecision { bf16, fp16, fp32, fp8, mxfp8, nvfp4 };

template <>
inline constexpr auto names<TrainingPrecision> =
    spelled<TrainingPrecision>({{TrainingPrecision::bf16, "bf16", "BF16"},
                                {TrainingPrecision::fp16, "fp16", "FP16"},
                                {TrainingPrecision::fp32, "fp32", "FP32"},
                                {TrainingPrecision::fp8, "fp8", "FP8"},
                                {TrainingPrecision::mxfp8, "mxfp8", "MXFP8"},
                                {TrainingPrecision::nvfp4, "nvfp4", "NVFP4"}});

enum class Optimizer { adamw, adamw_8bit, adafactor, sgd };

template <>
inline constexpr auto names<Optimizer> = spelled<Optimizer>({{Optimizer::adamw, "adamw"},
                                                             {Optimizer::adamw_8bit, "adamw_8bit"},
                                                             {Optimizer::adafactor, "adafactor"},
                                                             {Optimizer::sgd, "sgd"}});

/// Activations that the backward pass computes again instead of reading them.
enum class Recompute {
  none,
  selective,  ///< those of attention and of operations that cost little
  full,       ///< all but each layer's input
};

template <>
inline constexpr auto names<Recompute> = spelled<Recompute>({{Recompute::none, "none"},
                                                             {Recompute::selective, "selective"},
                                                             {Recompute::full, "full"}});

/// What a run leaves in host memory and updates there.
enum class TrainingOffload {
  none,
  optimizer,   ///< its states
  parameters,  ///< and the weights that data ranks share, with their gradients
};

template <>
inline constexpr auto names<TrainingOffload> =
    spelled<TrainingOffload>({{TrainingOffload::none, "none"},
                              {TrainingOffload::optimizer, "optimizer"},
                              {TrainingOffload::parameters, "parameters"}});

/// Matrices that get adapters.
enum class LoraTargets { query_value, attention, all };

template <>
inline constexpr auto names<LoraTargets> = spelled<LoraTargets>({{LoraTargets::query_value, "query_value"},
                                                                 {LoraTargets::attention, "attention"},
                                                                 {LoraTargets::all, "all"}});

/// How the GPUs of a run share the work: tensor x pipeline x context x data is their number; experts are
/// spread over ranks of tensor, context and data.
struct TrainingParallelism {
  int tensor = 1;
  int pipeline = 1;
  int data = 1;
  int context = 1;
  int expert = 1;
  int zero_stage = 1;  ///< what data ranks share: 1 optimizer states, 2 and gradients, 3 and weights
  int interleave = 1;  ///< virtual pipeline stages on each GPU
};

/// One training question, complete: every choice is made. References outlive the estimate.
struct Training {
  const Model* model = nullptr;
  const Gpu* gpu = nullptr;
  const TrainingFramework* framework = nullptr;
  TrainingMethod method = TrainingMethod::pretraining;
  int gpu_count = 1;
  TrainingParallelism parallelism;
  bool sequence_parallel = true;
  TrainingPrecision precision = TrainingPrecision::bf16;
  Optimizer optimizer = Optimizer::adamw;
  Recompute recompute = Recompute::none;
  double sequence_length = 4096;
  double global_batch = 1;  ///< sequences of an optimizer step
  double micro_batch = 1;   ///< sequences that a replica works on at once
  double dataset_tokens = 0;
  double epochs = 1;
  int lora_rank = 16;
  LoraTargets lora_targets = LoraTargets::all;
  bool train_embeddings = false;  ///< beside adapters
  LogitsHandling logits = LogitsHandling::standard;
  TrainingOffload offload = TrainingOffload::none;
  bool optimizer_in_backward =
      false;  ///< each weight is updated, and its gradient let go, as soon as it is there
  double network_bytes_per_second = 50e9;  ///< between servers, per GPU and one direction (400 Gb/s)
  double goodput_factor = 1;

  bool optimizer_on_host() const { return offload != TrainingOffload::none; }
  bool parameters_on_host() const { return offload == TrainingOffload::parameters; }
  bool adapters() const { return method == TrainingMethod::lora || method == TrainingMethod::qlora; }
  /// Micro batches of one replica in one step.
  double micro_batches() const { return global_batch / (parallelism.data * micro_batch); }
};

}  // namespace whichgpu
