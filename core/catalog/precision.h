#pragma once

#include <string_view>

namespace whichgpu {

/// The number format in which matrix products are computed.
enum class Math { fp32, bf16, fp8, fp4, int8 };

/// How weights are stored, and what an engine computes with them.
struct WeightPrecision {
  std::string_view id;    ///< "fp8", "q4_k_m"
  std::string_view name;  ///< "FP8"
  /// Bytes a weight takes, block scales included: attention and dense feed-forward matrices …
  double linear_bytes = 0;
  /// … and matrices of routed experts. (4-bit checkpoints of mixtures keep the rest in 16 bit.)
  double expert_bytes = 0;
  /// Linear matrices of a model WITHOUT experts.
  double dense_model_linear_bytes = 0;
  double embedding_bytes = 0;  ///< input embedding
  double head_bytes = 0;       ///< output head, or the one matrix that is both
  /// Linear and expert matrices in GGUF files whose rows no super-block of 256 weights divides; 0: as others.
  double uneven_row_bytes = 0;
  /// Kernels, but llama.cpp's, pad the hidden width of routed experts to a multiple of this.
  int hidden_multiple = 0;
  /// Math of the matrices that are stored narrow, on a card that has `required_unit`. On any other
  /// card the weights are widened on the fly and multiplied in 16 bit (weight-only quantisation).
  Math native_math = Math::bf16;
  /// The unit a card must have for `native_math` (MXFP4 weights need FP4-class block-scaled units
  /// although engines then multiply in FP8).
  Math required_unit = Math::bf16;
  bool quantises_activations = false;  ///< engines narrow each product's input too, by a kernel of its own …
  bool fixed_input_scales = false;  ///< … or, as the checkpoint holds the inputs' scales, by the one before
  bool gguf = false;                ///< a llama.cpp file type
  std::string_view source;
};

/// How cached keys and values are stored.
struct KvPrecision {
  std::string_view id;
  std::string_view name;
  double element_bytes = 0;
  std::string_view source;
};

}  // namespace whichgpu
