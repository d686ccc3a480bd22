#include "core/time/kernel_count.h"

#include <doctest/doctest.h>

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using test::RoundServing;

// Per layer: attention 7, dense block 5, mixture 9; latent attention 5 more, an index 10, linear attention 3;
// shared experts 3; each block whose inputs are quantised 2, a mixture in FP4 8 with all; two of them are
// all-reduces.

namespace {

double kernels(const RoundServing& r, const ComputeRate& linear = {}, const ComputeRate& experts = {}) {
  return kernels_per_step(r.serving, r.shape(), linear, experts);
}

ComputeRate eight_bit() {
  ComputeRate rate;
  rate.math = Math::fp8;
  rate.quantises_inputs = true;
  return rate;
}

}  // namespace

TEST_CASE("Kernels of a dense model: all-reduces only where ranks share a layer") {
  RoundServing r;
  CHECK(kernels(r) == 100);  // 10 x (7 + 5 - 2)
  r.serving.parallelism.tensor = 2;
  CHECK(kernels(r) == 120);
  r.serving.parallelism.tensor = 1;
  r.serving.parallelism.attention_data = 2;  // no rank shares a matrix
  CHECK(kernels(r) == 100);
}

TEST_CASE("Kernels of a mixture: ranks share its experts") {
  RoundServing r(test::round_mixture());
  CHECK(kernels(r) == 140);  // 10 x (7 + 9 - 2)
  r.serving.parallelism.attention_data = 2;
  CHECK(kernels(r) == 160);
  r.model.feed_forward.items[0].shared_intermediate = 500;
  CHECK(kernels(r) == 190);  // 10 x (7 + 9 + 3)
}

TEST_CASE("Kernels of other kinds of attention") {
  RoundServing r;
  AttentionLayers& a = r.model.attention.items[0];
  a.kind = AttentionKind::multi_head_latent;
  CHECK(kernels(r) == 150);  // 5 more
  a.index_topk = 10;
  CHECK(kernels(r) == 250);  // and 10
  a = {};
  a.kind = AttentionKind::linear;
  a.layers = 10;
  CHECK(kernels(r) == 130);  // 3 more
}

TEST_CASE("Kernels that find the scales of narrow inputs") {
  RoundServing r;
  CHECK(kernels(r, eight_bit()) == 100);  // one fixed scale a tensor: the kernel before writes 8 bits
  r.model.checkpoint_precision = "fp8";   // scaled by blocks
  CHECK(kernels(r, eight_bit()) == 140);  // 10 x (2 + 2) more
  r.model.checkpoint_precision = "bf16";
  r.model.fp8_block_scales = true;
  CHECK(kernels(r, eight_bit()) == 140);
  r.engine.fp8_tensor_scales = true;
  CHECK(kernels(r, eight_bit()) == 100);

  RoundServing four;
  ComputeRate four_bit = eight_bit();
  four_bit.math = Math::fp4;
  CHECK(kernels(four, four_bit) == 140);  // MXFP4: by blocks
  four.weights.fixed_input_scales = true;
  CHECK(kernels(four, four_bit) == 100);  // NVFP4: the scale of a tensor stands in the checkpoint

  RoundServing mixture(test::round_mixture());
  mixture.model.checkpoint_precision = "fp8";
  CHECK(kernels(mixture, eight_bit(), eight_bit()) == 180);  // 10 x (2 + 2) more
  CHECK(kernels(mixture, {}, eight_bit()) == 160);
  four_bit.unit = Math::fp4;
  CHECK(kernels(mixture, {}, four_bit) == 130);  // 10 x (7 + 8 - 2)
  four_bit.math = Math::fp8;                     // MXFP4: multiplied in FP8 by the same units
  CHECK(kernels(mixture, {}, four_bit) == 130);
}
