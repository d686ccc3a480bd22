#include "core/time/kernel_count.h"

namespace whichgpu {
namespace {

// Norm, qkv, rotary embedding with cache write, attention, output projection, all-reduce, residual.
constexpr double attention_kernels = 7;
constexpr double latent_attention_extra = 5;  // down- and up-projections, their norms, absorption
constexpr double sparse_index_extra = 10;     // index projections, scores, selection
constexpr double linear_attention_extra = 3;  // convolution, gates, gated norm
constexpr double dense_kernels = 5;           // norm, gate and up, activation, down, all-reduce
constexpr double mixture_kernels = 9;         // the dense ones, router, top-k, permutation, finalisation
constexpr double shared_expert_extra = 3;     // gate and up, activation, down
constexpr double quantisation_kernels = 2;    // one before each of a block's two products
constexpr double all_reduces_per_layer = 2;

double kernels_to_quantise(const Serving& serving, const ComputeRate& product) {
  const bool block_checkpoint = serving.model->checkpoint_precision == "fp8" ||
                                (serving.model->fp8_block_scales && !serving.engine->fp8_tensor_scales);
  const bool fixed_scales = product.math == Math::fp8 && !block_checkpoint;
  return product.quantises_inputs && !fixed_scales ? quantisation_kernels : 0;
}

}  // namespace

double kernels_per_step(const Serving& serving, const ModelShape& shape, const ComputeRate& linear,
                        const ComputeRate& experts) {
  const double linear_quantisation = kernels_to_quantise(serving, linear);
  const double expert_quantisation = kernels_to_quantise(serving, experts);
  const bool communicates_experts = serving.parallelism.expert_ranks() > 1;

  double kernels = 0;
  kernels += shape.layers * (attention_kernels + linear_quantisation);
  kernels += shape.mla_layers * latent_attention_extra;
  kernels += shape.linear_layers * linear_attention_extra;
  kernels += shape.sparse_layers * sparse_index_extra;
  for (const FeedForwardLayers& f : serving.model->feed_forward) {
    if (f.experts == 0) {
      kernels += f.layers * (dense_kernels + linear_quantisation);
      continue;
    }
    double per_layer = mixture_kernels + expert_quantisation;
    if (f.shared_intermediate > 0 || f.intermediate > 0) {
      per_layer += shared_expert_extra + linear_quantisation / 2;
    }
    kernels += f.layers * per_layer;
  }
  const bool one_rank = shape.mixture() ? !communicates_experts : serving.parallelism.tensor == 1;
  return one_rank ? kernels - all_reduces_per_layer * shape.layers : kernels;
}

}  // namespace whichgpu
