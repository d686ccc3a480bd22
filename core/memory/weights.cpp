#include "core/memory/weights.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

constexpr double q8_0_bytes = 34.0 / 32;   // 32 weights and a scale of 16 bits
constexpr double mxfp4_bytes = 17.0 / 32;  // 32 of 4 bits and a scale of 8

}  // namespace

WeightBytes weight_bytes(const WeightPrecision& precision, const ModelShape& shape) {
  WeightBytes bytes;
  bytes.linear = shape.mixture() ? precision.linear_bytes : precision.dense_model_linear_bytes;
  bytes.expert = precision.expert_bytes;
  bytes.other = std::max(2.0, precision.embedding_bytes);
  const bool tied = shape.parameters.output_head <= 0;
  bytes.embedding = tied ? precision.head_bytes : precision.embedding_bytes;
  bytes.head = precision.head_bytes;
  bytes.looked_up = precision.gguf ? precision.head_bytes : bytes.other;
  const double uneven = precision.uneven_row_bytes;
  if (uneven <= 0) return bytes;
  bytes.linear += shape.uneven_linear * (uneven - bytes.linear);
  bytes.expert =
      shape.keeps_mxfp4 ? mxfp4_bytes : bytes.expert + shape.uneven_expert * (uneven - bytes.expert);
  if (shape.uneven_hidden) {
    bytes.head = q8_0_bytes;
    bytes.embedding = tied ? q8_0_bytes : uneven;
  }
  return bytes;
}

double total_weight_bytes(const ModelShape& shape, const WeightBytes& bytes) {
  const ParameterCounts& p = shape.parameters;
  return p.linear() * bytes.linear + p.routed_expert * bytes.expert + p.embedding * bytes.embedding +
         p.output_head * bytes.head + p.looked_up * bytes.looked_up + (p.other + p.vision) * bytes.other;
}

double fullest_stage_share(int layers, int pipeline) {
  if (layers <= 0 || pipeline <= 1) return 1.0;
  const int in_stage = (layers + pipeline - 1) / pipeline;
  return static_cast<double>(in_stage) / layers;
}

double padding_bytes_per_gpu(const WeightPrecision& precision, const ModelShape& shape, double hidden,
                             const Parallelism& parallelism) {
  if (precision.hidden_multiple <= 0 || hidden <= 0) return 0;
  const double padded = std::ceil(hidden / precision.hidden_multiple) * precision.hidden_multiple;
  return shape.parameters.routed_expert * precision.expert_bytes * (padded / hidden - 1) /
         parallelism.expert_ranks() * fullest_stage_share(shape.layers, parallelism.pipeline);
}

double layer_bytes_per_rank(const ModelShape& shape, const WeightBytes& bytes,
                            const Parallelism& parallelism) {
  const ParameterCounts& p = shape.parameters;
  return p.linear() * bytes.linear / parallelism.tensor +
         p.routed_expert * bytes.expert / parallelism.expert_ranks() + p.other * bytes.other;
}

WeightParts weights_per_gpu(const ModelShape& shape, const WeightBytes& bytes,
                            const Parallelism& parallelism) {
  const ParameterCounts& p = shape.parameters;
  const double stage = fullest_stage_share(shape.layers, parallelism.pipeline);
  const double embedding = p.embedding * bytes.embedding + p.looked_up * bytes.looked_up;
  const double head = p.output_head * bytes.head;
  const double vocabulary = parallelism.pipeline > 1 ? std::max(embedding, head) : embedding + head;
  WeightParts parts;
  parts.layers = layer_bytes_per_rank(shape, bytes, parallelism) * stage;
  parts.vocabulary = vocabulary / parallelism.tensor;
  parts.vision = p.vision * bytes.other;
  return parts;
}

}  // namespace whichgpu
