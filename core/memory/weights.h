#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/precision.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Bytes one weight takes in each role, block scales included.
struct WeightBytes {
  double linear = 2;     ///< attention, dense feed-forward, shared experts
  double expert = 2;     ///< routed experts
  double embedding = 2;  ///< input embedding
  double head = 2;       ///< output head; the same matrix as the embedding where they are tied
  double looked_up = 2;  ///< tables that layers look an input of their own up in
  double other = 2;      ///< norms, biases, vision tower: kept in 16 bit by quantised checkpoints
};

/// The widths with which `precision` stores a model: 4-bit checkpoints of mixtures narrow the routed
/// experts only, those of dense models all matrices. Where no super-block of a K- or I-format divides the
/// rows of a matrix, GGUF files hold it in a wider format, the head in Q8_0
/// (ggml-org/llama.cpp@007dbbf:src/llama-quant.cpp, "using fallback quantization"); experts published in
/// MXFP4 with such rows stay as they are (sizes of gpt-oss files:
/// data/measurements/memory/gguf-hub-uneven.json). Tables that layers look up are stored as the head is in
/// such files (sizes of Gemma 4's: data/measurements/memory/gguf-looked-up.json), and in 16 bit elsewhere.
WeightBytes weight_bytes(const WeightPrecision& precision, const ModelShape& shape);

/// Bytes of all weights, on however many GPUs.
double total_weight_bytes(const ModelShape& shape, const WeightBytes& bytes);

/// Weights on one GPU by part, in bytes.
struct WeightParts {
  double layers = 0;
  double vocabulary = 0;  ///< input embedding, output head, and tables that layers look up
  double vision = 0;
  double padding = 0;   ///< see padding_bytes_per_gpu()
  double drafter = 0;   ///< see drafter_memory()
  double adapters = 0;  ///< see AdapterRoom

  double total() const { return layers + vocabulary + vision + padding + drafter + adapters; }
};

/// Weights on the fullest GPU of one replica, without padding: matrices are cut over the tensor ranks, routed
/// experts over all ranks of the engine; norms and the vision tower are whole on every rank; a pipeline
/// stage holds its layers rounded up and at most one of the two vocabulary matrices.
WeightParts weights_per_gpu(const ModelShape& shape, const WeightBytes& bytes,
                            const Parallelism& parallelism);

/// Bytes of the weights of all layers, without vocabulary and vision, on one of the ranks that share them.
double layer_bytes_per_rank(const ModelShape& shape, const WeightBytes& bytes,
                            const Parallelism& parallelism);

/// Bytes that kernels for `precision` add to the routed experts on the fullest GPU by padding their width.
double padding_bytes_per_gpu(const WeightPrecision& precision, const ModelShape& shape, double hidden,
                             const Parallelism& parallelism);

/// Layers in the fullest pipeline stage over all layers.
double fullest_stage_share(int layers, int pipeline);

}  // namespace whichgpu
