#include <algorithm>
#include <doctest/doctest.h>

#include "tests/core/round_numbers.h"
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
  // A tenth of the state, half of everything else.
  CHECK(f.needed_bytes == doctest::Approx(1.5 * parts - 0.4 * f.state.total()));

  Gpu card = *t.gpu;
  t.gpu = &card;
  card.memory_bytes = (f.expected_bytes + f.needed_bytes) / 2;
  CHECK(footprint(t).verdict == Verdict::tight);
  card.memory_bytes = f.expected_bytes - 1;
  CHECK(footprint(t).verdict == Verdict::does_not_fit);
}

TEST_CASE(
    "DeepSpeed's buckets hold no more than the model's parameters: BERT Large is tuned on a card of 16 GB") {
  Training t = training("google-bert/bert-large-uncased", "rtx-a4000-16gb", 1);
  t.framework = find_training_framework("hugging-face");
  t.method = TrainingMethod::full;
  t.parallelism.zero_stage = 3;
  const double work = footprint(t).activations_bytes + footprint(t).logits_bytes;
  // 0.335 of the 1e9 parameters that a bucket holds at most, and the larger of buckets and work counts.
  const double buckets = constants().memory.bucket_bytes * 0.335142;
  CHECK(footprint(t).communication_bytes == doctest::Approx(std::max(0.0, buckets - work)));
  CHECK(footprint(t).verdict != Verdict::does_not_fit);

  t.model = find_model("Qwen/Qwen2.5-7B-Instruct");
  const double more = footprint(t).activations_bytes + footprint(t).logits_bytes;
  CHECK(footprint(t).communication_bytes ==
        doctest::Approx(std::max(0.0, constants().memory.bucket_bytes - more)));

  // Over 16 ranks, of which each keeps half a billion: buckets hold what is gathered, which is as much as
  // before.
  t.parallelism.data = t.gpu_count = 16;
  const TrainingFootprint shared = footprint(t);
  CHECK(shared.communication_bytes + shared.activations_bytes + shared.logits_bytes >=
        constants().memory.bucket_bytes);
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

TEST_CASE("activations kept for the backward pass, worked by hand") {
  RoundTraining r;  // 1,000 tokens through 10 layers, half of what a layer makes is kept
  Training& t = r.training;
  const auto kept = [&] { return kept_activations(t, r.shape(), Stage::first, r.calibration).total(); };
  // 2 bytes x (3,000 of attention + 4 x 1,000 of the block + 4 x 1,000 of inputs) = 22 kB a token and layer,
  // and half a layer of gradients.
  CHECK(kept() == doctest::Approx(0.5 * 220e6 + 11e6));
  t.method = TrainingMethod::lora;  // fused adapters keep nothing of their own
  CHECK(kept() == doctest::Approx(0.5 * 220e6 + 11e6));
  r.framework.kernels = TrainingKernels::eager;
  CHECK(kept() == doctest::Approx(0.25 * 220e6 + 11e6));
  t.method = TrainingMethod::qlora;
  CHECK(kept() == doctest::Approx(0.75 * 220e6 + 11e6));
  t.recompute = Recompute::full;  // inputs of layers, 2 kB, and the layer at work keeps three quarters
  CHECK(kept() == doctest::Approx(20e6 + (16.5e6 - 2e6) + 11e6));
  t.method = TrainingMethod::pretraining;
  t.recompute = Recompute::selective;
  CHECK(kept() == doctest::Approx(0.2 * 220e6 + 0.3 * 22e6 + 11e6));
  t.recompute = Recompute::full;
  CHECK(kept() == doctest::Approx(20e6 + (11e6 - 2e6) + 11e6));
  r.framework.offloads_checkpoints = true;  // inputs go to the host
  CHECK(kept() == doctest::Approx(11e6 + 11e6));
  r.framework.offloads_checkpoints = false;
  t.parallelism.tensor = 2;
  CHECK(kept() == doctest::Approx(10e6 + 4.5e6 + 5.5e6));
  t.sequence_parallel =
      false;  // inputs are whole on both: 20 MB; at work (3,000 + 4,000) / 2 + 4,000 elements
  CHECK(kept() == doctest::Approx(20e6 + 5.5e6 + 7.5e6));
}

TEST_CASE("a stage of one layer has the same at work, whatever it computes again") {
  RoundTraining r;  // 22 MB a layer and sequence: half is kept, and half as much again are gradients
  Training& t = r.training;
  t.gpu_count = t.parallelism.pipeline = 10;
  t.global_batch = 1;
  for (const Recompute kind : {Recompute::none, Recompute::selective, Recompute::full}) {
    t.recompute = kind;
    CHECK(kept_activations(t, r.shape(), Stage::last, r.calibration).total() == doctest::Approx(22e6));
  }
}

TEST_CASE("a layer keeps no keys and values that it does not make") {
  RoundTraining r;
  const auto layer = [&] { return layer_activation_bytes(r.training, r.shape()); };
  CHECK(layer() == doctest::Approx(22000));
  r.model.attention.items[0].shares_key_value = true;  // 500 elements less
  CHECK(layer() == doctest::Approx(21000));
  r.model.attention.items[0].reuses_cache = true;  // 1,000 less
  CHECK(layer() == doctest::Approx(20000));
}

TEST_CASE("logits by what the loss keeps of them, on the stage with the output head") {
  RoundTraining r;  // 1,000 tokens x 10,000 entries
  Training& t = r.training;
  const auto logits = [&](LogitsHandling handling) {
    t.logits = handling;
    return logits_bytes(t, Stage::last, r.calibration);
  };
  CHECK(logits(LogitsHandling::standard) == 100e6);
  CHECK(logits(LogitsHandling::shifted_copy) == 140e6);
  CHECK(logits(LogitsHandling::sixteen_bit) == 60e6);
  CHECK(logits(LogitsHandling::chunked) == 10e6);
  CHECK(logits(LogitsHandling::fused) == 0);
  t.parallelism.tensor = 2;
  t.parallelism.context = 5;
  t.micro_batch = 3;
  CHECK(logits(LogitsHandling::standard) == 30e6);  // 3 x 200 tokens, half of the vocabulary
  CHECK(logits_bytes(t, Stage::first, r.calibration) == 30e6);
  t.parallelism.pipeline = 2;
  CHECK(logits_bytes(t, Stage::first, r.calibration) == 0);
}
