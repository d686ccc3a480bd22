#include "core/memory/weights.h"

#include <doctest/doctest.h>

#include "core/catalog/lookup.h"

#include "tests/core/round_numbers.h"
#include "tests/core/support.h"

using namespace whichgpu;
using doctest::Approx;
using test::Json;
using test::two_byte_weights;

TEST_CASE("Kernels that pad the width of experts add what the next multiple is wider") {
  const ModelShape shape = model_shape(test::round_mixture());  // 150 M parameters in experts of width 1,000
  WeightPrecision weights = two_byte_weights();
  CHECK(padding_bytes_per_gpu(weights, shape, 1000, {}) == 0);
  weights.hidden_multiple = 250;  // 1,000 is one already
  CHECK(padding_bytes_per_gpu(weights, shape, 1000, {}) == 0);
  weights.hidden_multiple = 256;  // 1,024: 2.4 % more of 300 MB
  CHECK(padding_bytes_per_gpu(weights, shape, 1000, {}) == Approx(7.2e6));
  Parallelism ranks;
  ranks.tensor = 2;
  CHECK(padding_bytes_per_gpu(weights, shape, 1000, ranks) == Approx(3.6e6));
  ranks.pipeline = 4;  // 3 of 10 layers
  CHECK(padding_bytes_per_gpu(weights, shape, 1000, ranks) == Approx(3.6e6 * 0.3));
  CHECK(padding_bytes_per_gpu(weights, model_shape(test::round_model()), 1000, {}) == 0);
}

TEST_CASE("Weights of the fullest GPU: matrices cut over tensor ranks, layers over stages") {
  const ModelShape shape =
      model_shape(test::round_model());  // 60 M in layers, 10 M in each vocabulary matrix
  const WeightBytes bytes = weight_bytes(two_byte_weights(), shape);
  CHECK(total_weight_bytes(shape, bytes) == Approx(160e6));
  CHECK(weights_per_gpu(shape, bytes, {}).total() == Approx(160e6));
  Parallelism ranks;
  ranks.tensor = 2;
  CHECK(weights_per_gpu(shape, bytes, ranks).total() == Approx(80e6));
  ranks.pipeline = 4;  // 3 of 10 layers and one vocabulary matrix: 120 x 0.3 + 20 MB, halved
  CHECK(weights_per_gpu(shape, bytes, ranks).total() == Approx(28e6));
}

TEST_CASE("GGUF files hold rows that no super-block divides in wider formats") {
  WeightPrecision narrow = two_byte_weights();
  narrow.linear_bytes = narrow.dense_model_linear_bytes = narrow.expert_bytes = 0.5;
  narrow.embedding_bytes = 0.5;
  narrow.head_bytes = 0.75;
  narrow.uneven_row_bytes = 0.625;
  Model even = test::round_mixture();
  even.hidden = 1024;
  even.feed_forward.items[0].expert_intermediate = 512;
  const WeightBytes as_said = weight_bytes(narrow, model_shape(even));
  CHECK(as_said.expert == 0.5);
  CHECK(as_said.head == 0.75);
  even.feed_forward.items[0].expert_intermediate = 480;  // the last of an expert's three matrices
  CHECK(weight_bytes(narrow, model_shape(even)).expert == Approx(0.5 + 0.125 / 3));
  even.hidden = 992;
  even.checkpoint_precision = "bf16";
  const WeightBytes wide = weight_bytes(narrow, model_shape(even));
  CHECK(wide.expert == 0.625);
  CHECK(wide.embedding == 0.625);
  CHECK(wide.head == 34.0 / 32);
  even.checkpoint_precision = "mxfp4";
  CHECK(weight_bytes(narrow, model_shape(even)).expert == 17.0 / 32);
}

TEST_CASE("Tables that layers look up are stored as the head is, and llama.cpp keeps them in host memory") {
  const Json q4 = test::answer("estimate", R"({"workload": "serving", "model": "google/gemma-4-E2B-it",
      "gpu": "rtx-4090-24gb", "engine": "llama.cpp", "precision": {"weights": "q4_k_m"}, "concurrency": 1})");
  // Q6_K of 35 tables of 262,144 x 256, 1.93 GB, are not on the card; 16-bit ones would be 4.70 GB.
  const double tables = 35.0 * 262'144 * 256;
  const double on_card = q4["fit"]["per_gpu"]["weights_bytes"];
  const ModelShape shape = model_shape(*find_model("google/gemma-4-E2B-it"));
  const double file = total_weight_bytes(shape, weight_bytes(*find_weight_precision("q4_k_m"), shape));
  CHECK(file - on_card == Approx(tables * 0.820312).epsilon(0.001));
  // vLLM's checkpoint keeps them in 16 bit, on the card: 5.12 billion parameters in all.
  const Json bf16 = test::answer("estimate", R"({"workload": "serving", "model": "google/gemma-4-E2B-it",
      "gpu": "rtx-4090-24gb", "engine": "vllm", "concurrency": 1})");
  CHECK(bf16["fit"]["per_gpu"]["weights_bytes"].get<double>() == Approx(2 * 5.123e9).epsilon(0.001));
}

TEST_CASE("Layers of the fullest stage are rounded up") {
  CHECK(fullest_stage_share(10, 1) == 1);
  CHECK(fullest_stage_share(10, 5) == Approx(0.2));
  CHECK(fullest_stage_share(10, 4) == Approx(0.3));
  CHECK(fullest_stage_share(10, 20) == Approx(0.1));
  CHECK(fullest_stage_share(0, 4) == 1);  // nothing to divide
}
