#include "core/time/kernel_count.h"

#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

constexpr double all_reduces_per_layer = 2;  // Shoeybi et al. 2019, arXiv:1909.08053

double kernels_to_quantise(const Serving& serving, const ComputeRate& product) {
  const bool block_checkpoint = serving.model->checkpoint_precision == "fp8" ||
                                (serving.model->fp8_block_scales && !serving.engine->fp8_tensor_scales);
  const bool fixed_scales =
      product.math == Math::fp8 ? !block_checkpoint : serving.weights->fixed_input_scales;
  return product.quantises_inputs && !fixed_scales ? tables::judgement().kernels.quantization : 0;
}

}  // namespace

double kernels_per_step(const Serving& serving, const ModelShape& shape, const ComputeRate& linear,
                        const ComputeRate& experts) {
  const double linear_quantisation = kernels_to_quantise(serving, linear);
  const double expert_quantisation = kernels_to_quantise(serving, experts);
  const bool communicates_experts = serving.parallelism.expert_ranks() > 1;

  const Judgement::Kernels& counts = tables::judgement().kernels;
  double kernels = 0;
  kernels += shape.layers * (counts.attention + linear_quantisation);
  kernels += shape.mla_layers * counts.latent_attention;
  kernels += shape.linear_layers * counts.linear_attention;
  kernels += shape.sparse_layers * counts.sparse_index;
  for (const FeedForwardLayers& f : serving.model->feed_forward) {
    if (f.experts == 0) {
      kernels += f.layers * (counts.dense + linear_quantisation);
      continue;
    }
    double per_layer = experts.unit == Math::fp4 ? counts.fp4_mixture : counts.mixture + expert_quantisation;
    if (f.shared_intermediate > 0 || f.intermediate > 0) {
      per_layer += counts.shared_experts + linear_quantisation / 2;
    }
    kernels += f.layers * per_layer;
  }
  const bool one_rank = shape.mixture() ? !communicates_experts : serving.parallelism.tensor == 1;
  return one_rank ? kernels - all_reduces_per_layer * shape.layers : kernels;
}

}  // namespace whichgpu
