#include "core/catalog/model_shape.h"

#include <doctest/doctest.h>

#include "core/memory/weights.h"

#include "tests/core/support.h"

using namespace whichgpu;

TEST_CASE("Llama 3.1 70B: 70.55 billion parameters, 141.1 GB = 131.4 GiB in BF16") {
  // Attention, a layer: q 8192*8192, k and v 8192*1024 each, o 8192*8192 = 150,994,944.
  // Feed-forward, a layer: 3*8192*28672 = 704,643,072. 80 layers: 68,451,041,280.
  // Embedding and head: 2*128256*8192 = 2,101,346,304. Norms: (2*80+1)*8192 = 1,318,912.
  const ModelShape shape = model_shape(*find_model("meta-llama/Llama-3.1-70B-Instruct"));
  CHECK(shape.parameters.total() == doctest::Approx(70'553'706'496.0).epsilon(1e-12));
  const double bytes = total_weight_bytes(shape, weight_bytes(*find_weight_precision("bf16"), shape));
  CHECK(bytes / 1e9 == doctest::Approx(141.1).epsilon(0.001));
  CHECK(bytes / test::gib == doctest::Approx(131.4).epsilon(0.001));
}

TEST_CASE("DeepSeek R1: the published 671 billion parameters, 37 billion of them active") {
  // Published: 671B total, 37B activated (DeepSeek-V3 Technical Report, arXiv:2412.19437, abstract).
  const ModelShape shape = model_shape(*find_model("deepseek-ai/DeepSeek-R1"));
  CHECK(shape.parameters.total() == doctest::Approx(671e9).epsilon(0.002));
  CHECK(shape.active_parameters == doctest::Approx(37e9).epsilon(0.02));
  CHECK(shape.moe_layers == 58);
  CHECK(shape.dense_layers == 3);
}

TEST_CASE("gpt-oss-120b: the published 116.8 billion parameters, 117 billion rounded") {
  // gpt-oss model card, arXiv:2508.10925, table 1: 116.83B in total.
  const ModelShape shape = model_shape(*find_model("openai/gpt-oss-120b"));
  CHECK(shape.parameters.total() == doctest::Approx(116.83e9).epsilon(0.0005));
}

TEST_CASE("4-bit checkpoints of mixtures narrow the routed experts only") {
  const ModelShape mixture = model_shape(*find_model("deepseek-ai/DeepSeek-R1"));
  const WeightBytes of_mixture = weight_bytes(*find_weight_precision("nvfp4"), mixture);
  CHECK(of_mixture.linear == 2.0);
  CHECK(of_mixture.expert == 0.5625);  // 4 bits and an FP8 scale for 16 weights
  const ModelShape dense = model_shape(*find_model("meta-llama/Llama-3.1-70B-Instruct"));
  CHECK(weight_bytes(*find_weight_precision("nvfp4"), dense).linear == 0.5625);
}

TEST_CASE("Weights are cut over tensor ranks, and a pipeline stage holds its layers rounded up") {
  const Model& model = *find_model("meta-llama/Llama-3.1-70B-Instruct");
  const ModelShape shape = model_shape(model);
  const WeightBytes bytes = weight_bytes(*find_weight_precision("bf16"), shape);
  Parallelism tensor;
  tensor.tensor = 8;
  const double whole = total_weight_bytes(shape, bytes);
  CHECK(weights_per_gpu(shape, bytes, tensor).total() == doctest::Approx(whole / 8).epsilon(0.0002));
  Parallelism stages;
  stages.pipeline = 3;  // 80 layers in stages of 27, 27 and 26
  const double layer = (150'994'944.0 + 704'643'072.0) * 2;
  CHECK(weights_per_gpu(shape, bytes, stages).total() ==
        doctest::Approx(27 * layer + 128256.0 * 8192 * 2).epsilon(0.0002));
}
