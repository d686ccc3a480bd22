#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// The largest 16-bit matrix product that was measured on a card.
struct MatrixProductCeiling {
  std::string_view gpu;           ///< Gpu::id
  std::string_view architecture;  ///< Gpu::architecture
  double share = 0;               ///< of the dense 16-bit peak
};

/// Held-out errors of training time.
struct TrainingBands {
  ErrorBand dense;    ///< models without experts
  ErrorBand mixture;  ///< mixtures of experts
};

/// A framework and a card that took part in the fit of training times.
struct TrainingPair {
  std::string_view framework;
  std::string_view gpu;
};

/// Efficiencies, latencies and memory widths of the training model, from data/training_calibration.json.
struct TrainingCalibration {
  /// Arithmetic, passes over memory and launches.
  struct Compute {
    double gemm = 0;                     ///< matrix products, share of the card's measured ceiling
    double compiled_gemm = 1;            ///< factor on them with TrainingKernels::compiled
    double eager_gemm = 1;               ///< … eager
    double fp8 = 1;                      ///< factor on them in FP8, of that format's peak
    double mxfp8 = 1;                    ///< … in block-scaled FP8
    double nvfp4 = 1;                    ///< … in NVFP4
    double attention_cudnn = 0;          ///< attention core, share of the 16-bit peak
    double attention_flash_2 = 0;        ///< … FlashAttention 2 on Ampere and Ada
    double attention_flash_2_later = 0;  ///< … on Hopper and later
    double passes = 0;                   ///< over hidden x 2 bytes per layer and token, forward and backward
    double eager_passes = 1;             ///< factor on them, eager
    double layer_seconds = 0;            ///< launches, per layer, micro batch and pass worth a forward one
    double eager_layer_seconds = 0;
    double dequantize_passes = 0;      ///< over 2 bytes a parameter per pass worth a forward one, 4-bit base
    double grouped_gemm = 1;           ///< factor on products of routed experts
    double captured_grouped_gemm = 1;  ///< … with TrainingKernels::captured, on top of that
    double half_rate_tokens = 0;       ///< tokens of an expert at which they reach half of that
    double mixture_layer_seconds = 0;  ///< more launches of a mixture layer
  };
  /// Links between GPUs, and how much of an exchange computation does not hide.
  struct Links {
    double server = 0;              ///< collectives inside a server, share of the link
    double network = 0;             ///< … between servers
    double network_all_to_all = 0;  ///< … all-to-all between servers
    double exposed_tensor =
        1;                    ///< share of their time that computation does not hide: tensor, context, stages
    double exposed_data = 1;  ///< … gradients and weights of data ranks
    double exposed_expert = 1;  ///< … tokens on the way to experts
  };
  /// What a GPU holds beside the state that formulas give.
  struct Memory {
    double kept_full = 1;       ///< share of a layer's activations that is kept, all parameters trained
    double kept_lora = 1;       ///< … adapters on 16-bit weights
    double kept_qlora = 1;      ///< … adapters on 4-bit weights
    double kept_selective = 1;  ///< … recomputing attention and cheap operations
    double working_layers = 1;  ///< gradients inside the layer at work, of its activations
    double trained_embedding_bytes =
        0;                       ///< beside a frozen copy, per parameter of a trained embedding or head
    double runtime_bytes = 0;    ///< driver context and kernels
    double allocator_bytes = 0;  ///< what the framework's allocator holds beside tensors
    double bucket_bytes = 0;     ///< flat buckets of DeepSpeed's ZeRO
  };
  /// Bytes per token and entry of the vocabulary, by LogitsHandling.
  struct Logits {
    double standard_bytes = 0;  ///< per token and entry of the vocabulary
    double shifted_copy_bytes = 0;
    double sixteen_bit_bytes = 0;
    double chunked_bytes = 0;
    double fused_bytes = 0;
  };
  /// Steps and runs as a whole.
  struct Run {
    double step_seconds = 0;           ///< per optimizer step
    double optimizer_bytes = 0;        ///< read and written per owned parameter of a step
    double host_bytes_per_second = 0;  ///< at which a server's processors update offloaded parameters
    double goodput_factor = 1;         ///< hours of real runs over hours of steady steps, median
  };

  Compute compute;
  Links links;
  Memory memory;
  Logits logits;
  Run run;
  BoundedList<MatrixProductCeiling, 32> ceilings;
  BoundedList<TrainingPair, 64> measured;
  TrainingBands calibrated;
  TrainingBands transferred;
  TrainingBands extrapolated;
};

}  // namespace whichgpu
