#include <doctest/doctest.h>

#include "tests/core/training_support.h"

using namespace whichgpu;
using namespace whichgpu::test;

namespace {

TrainingFootprint footprint(const Training& t) {
  return training_footprint(t, model_shape(*t.model), constants());
}

}  // namespace

TEST_CASE("a layer of a plain transformer keeps 32 bytes per token and hidden unit") {
  // 34 of Korthikanti et al. 2022, equation 1, less two masks of dropout.
  Training t = training("openai/GPT-3-175B", "a100-sxm-80gb", 8);
  const ModelShape shape = model_shape(*t.model);
  CHECK(layer_activation_bytes(t, shape) == doctest::Approx(32.0 * 12288));
  t.parallelism.data = 1;
  t.parallelism.tensor = 8;
  CHECK(layer_activation_bytes(t, shape) == doctest::Approx(32.0 * 12288 / 8));
  t.sequence_parallel = false;  // 8 of the 32 are whole on every rank
  CHECK(layer_activation_bytes(t, shape) == doctest::Approx((8.0 + 24.0 / 8) * 12288));
}

TEST_CASE("the first stage keeps a micro batch for every stage after it") {
  Training t = training("openai/GPT-3-175B", "a100-sxm-80gb", 8);
  t.parallelism.data = 1;
  t.parallelism.pipeline = 8;
  CHECK(micro_batches_in_flight(t, Stage::first) == 1);  // 8 micro batches of an eighth of the layers
  CHECK(micro_batches_in_flight(t, Stage::last) == doctest::Approx(1.0 / 8));
  t.parallelism.interleave = 4;
  CHECK(micro_batches_in_flight(t, Stage::first) == doctest::Approx(1 + 7.0 / 32));
  t.global_batch = 2;  // fewer micro batches than stages
  t.parallelism.interleave = 1;
  CHECK(micro_batches_in_flight(t, Stage::first) == doctest::Approx(2.0 / 8));
}

TEST_CASE("30 B parameters fit eight A100 of 80 GB, 70 B do not fit eight H100") {
  Training t = training("mosaicml/mpt-30b", "a100-sxm-80gb", 8);
  t.parallelism.zero_stage = 3;
  t.recompute = Recompute::full;
  const Verdict verdict = footprint(t).verdict;
  CHECK((verdict == Verdict::fits || verdict == Verdict::comfortable));

  t.model = find_model("meta-llama/Llama-3.1-70B-Instruct");
  t.gpu = find_gpu("h100-sxm-80gb");
  CHECK(footprint(t).verdict == Verdict::does_not_fit);
  // 131.4 GiB of state alone against the 79.6 GiB of a card
  CHECK(footprint(t).shortfall_bytes > (131.4 - 79.7) * gib);
}

TEST_CASE("needed memory is the sum of its parts and the margin, and decides the verdict") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 8);
  t.parallelism.zero_stage = 3;
  const TrainingFootprint f = footprint(t);
  const double parts =
      f.state.total() + f.activations_bytes + f.logits_bytes + f.communication_bytes + f.runtime_bytes;
  CHECK(f.expected_bytes == doctest::Approx(parts));
  CHECK(f.needed_bytes == doctest::Approx(parts * (1 + constants().margin)));

  Gpu card = *t.gpu;
  t.gpu = &card;
  card.memory_bytes = (f.expected_bytes + f.needed_bytes) / 2;
  CHECK(footprint(t).verdict == Verdict::tight);
  card.memory_bytes = f.expected_bytes - 1;
  CHECK(footprint(t).verdict == Verdict::does_not_fit);
}

TEST_CASE("adapters on a 4-bit base without recomputation keep more activations than on a 16-bit one") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "a100-sxm-80gb", 1);
  t.framework = find_training_framework("hugging-face");
  t.method = TrainingMethod::lora;
  const TrainingFootprint sixteen = footprint(t);
  t.method = TrainingMethod::qlora;
  const TrainingFootprint four = footprint(t);
  CHECK(four.activations_bytes > sixteen.activations_bytes);
  CHECK(four.state.weights < sixteen.state.weights);
}

TEST_CASE("the longest sequence fits and a longer one does not") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 1);
  t.method = TrainingMethod::qlora;
  t.recompute = Recompute::full;
  const ModelShape shape = model_shape(*t.model);
  const double longest = longest_training_sequence(t, shape, constants());
  REQUIRE(longest > 1);
  t.sequence_length = longest;
  CHECK(footprint(t).needed_bytes <= t.gpu->memory_bytes);
  t.sequence_length = longest + 1;
  CHECK(footprint(t).needed_bytes > t.gpu->memory_bytes);
  t.method = TrainingMethod::full;
  CHECK(longest_training_sequence(t, shape, constants()) == 0);
}
