#include "core/time/diffusion_walk.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;

TEST_CASE("Walking an architecture finds the parameters that its publisher counts") {
  for (const ImageModel& model : tables::image_models()) {
    CAPTURE(model.id);
    const NetworkWork work = denoiser_work(model, 1024, 1024);
    CHECK(work.parameters / model.denoiser_parameters == doctest::Approx(1).epsilon(0.01));
    CHECK(denoiser_work(model, 512, 512).parameters == work.parameters);
  }
}

TEST_CASE("The decoder is the half of the autoencoder that makes the image") {
  // 49.5 million of its 83.7 million parameters.
  const NetworkWork work = decoder_work(*find_image_model("sd1.5"), 512, 512);
  CHECK(work.parameters / 49.49e6 == doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("One joint block by hand") {
  // Width 2, feed-forward 8, one image token and one text token: for each of both, modulation 2 x 12
  // weights, attention 4 x 4, feed-forward 2 x 16: 72, so 144 weights and 2 x 144 operations; attention
  // 4 x 2 x 2 x 2 operations.
  Denoiser shape;
  shape.kind = DenoiserKind::mmdit;
  shape.hidden = 2;
  shape.mlp_width = 8;
  shape.joint_blocks = 1;
  shape.modulation_matrices = 6;
  shape.context_tokens = 1;
  ImageModel model;
  model.denoiser = shape;
  const NetworkWork work = denoiser_work(model, 8, 8);
  CHECK(work.parameters == 144);
  CHECK(work.product_flops == 288);
  CHECK(work.attention_flops == 32);
  CHECK(work.fused_attention_flops == 32 * 32 / 2);  // one head of 2 channels, computed as 32
  // Written for each of both: 12 of modulation; norm, modulation, queries, keys, values, norms of queries and
  // keys, product, gate and sum 2 each, so 20; norm, modulation, 8, 8, product, gate and sum, so 26. Then
  // three joined tensors and attention of 2 x 2. One by one, norms of queries and keys write eight times as
  // much.
  CHECK(work.elements == 2 * (12 + 20 + 26) + 16);
  CHECK(work.single_elements == work.elements + 2 * 2 * 2 * 7);
}

TEST_CASE("Self-attention grows with the square of the pixels, all else with the pixels") {
  const ImageModel& model = *find_image_model("pixart-sigma");
  const NetworkWork small = denoiser_work(model, 512, 512);
  const NetworkWork large = denoiser_work(model, 1024, 1024);
  const double text = 4.0 * 300 * 1152 * 28;  // cross-attention of one token
  CHECK(large.attention_flops - 4096 * text == doctest::Approx(16 * (small.attention_flops - 1024 * text)));
  CHECK(large.elements / small.elements == doctest::Approx(4).epsilon(0.02));
}
