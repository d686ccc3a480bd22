#pragma once

#include <string_view>

#include "core/catalog/names.h"

namespace whichgpu {

/// Which measured kernels a training program launches.
enum class TrainingKernels {
  fused,     ///< fused layers under a static graph: Megatron with Transformer Engine
  captured,  ///< the same with the whole step one CUDA graph, all-to-all beside work and experts' products
             ///< fused
  compiled,  ///< plain PyTorch at large batches or under torch.compile
  eager,     ///< one kernel an operation, launched from Python
};

/// How attention scores are computed in training.
enum class TrainingAttention {
  cudnn,    ///< fused kernels of the card's own generation
  flash_2,  ///< FlashAttention 2, written for Ampere
};

/// What the loss keeps of the logits.
enum class LogitsHandling {
  standard,      ///< 16-bit logits, a 32-bit copy and its gradient
  shifted_copy,  ///< one more 32-bit copy, shifted by a token
  sixteen_bit,   ///< the loss of a model in pure 16 bit
  chunked,       ///< a few sequences' worth at a time
  fused,         ///< never written to memory
};

template <>
inline constexpr auto names<LogitsHandling> =
    spelled<LogitsHandling>({{LogitsHandling::standard, "standard"},
                             {LogitsHandling::shifted_copy, "shifted_copy"},
                             {LogitsHandling::sixteen_bit, "sixteen_bit"},
                             {LogitsHandling::chunked, "chunked"},
                             {LogitsHandling::fused, "fused"}});

/// What a training program does by default: documented settings, dated.
struct TrainingFramework {
  std::string_view id;       ///< "megatron"
  std::string_view name;     ///< "Megatron Core"
  std::string_view follows;  ///< the id of the same program before this version; empty: none is described
  TrainingKernels kernels = TrainingKernels::fused;
  TrainingAttention attention = TrainingAttention::cudnn;
  LogitsHandling logits = LogitsHandling::standard;
  LogitsHandling vision_logits = LogitsHandling::standard;  ///< the same of models with a vision tower
  int zero_stage = 1;                                       ///< what data ranks share by default
  bool keeps_masters = true;                                ///< FP32 masters beside trained 16-bit weights
  double moment_bytes = 4;             ///< one moment of the optimizer of a parameter, if not an 8-bit one
  double adapter_bytes = 2;            ///< one adapter parameter,
  double adapter_gradient_bytes = 2;   ///< its gradient
  double adapter_optimizer_bytes = 4;  ///< and AdamW's states and master of it
  double frozen_embedding_bytes = 2;   ///< one parameter of a frozen quantised model's embedding and head
  bool model_parallel = false;         ///< cuts a model over tensor, pipeline, context or expert ranks
  bool offloads_checkpoints = false;   ///< layer inputs kept for recomputation go to host memory
  bool gathers_in_buckets = false;     ///< ZeRO by DeepSpeed: flat buckets beside the partitions
  bool optimizer_in_backward = false;  ///< can update weights during the backward pass
  bool offloads_parameters = false;    ///< can leave shared parameters in host memory
  bool usual_for_pretraining = false;  ///< taken where a request names no program
  bool usual_for_fine_tuning = false;
  bool current = true;  ///< false: an earlier generation, kept to compare with what was measured then
  std::string_view source;
  std::string_view as_of;
};

}  // namespace whichgpu
