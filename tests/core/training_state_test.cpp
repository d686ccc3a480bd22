#include <doctest/doctest.h>

#include "tests/core/training_support.h"

using namespace whichgpu;
using namespace whichgpu::test;

namespace {

double state_on_one_gpu(Training t, int zero_stage) {
  t.parallelism.zero_stage = zero_stage;
  return state_per_gpu(t, model_shape(*t.model), Stage::first, constants()).total();
}

}  // namespace

TEST_CASE("AdamW in mixed precision keeps 2 + 2 + 12 bytes of a parameter") {
  const TrainingFramework& mixed = *find_training_framework("megatron");
  const StateBytes one = trained_parameter_bytes(mixed, TrainingPrecision::bf16, Optimizer::adamw);
  CHECK(one.weights == 2);
  CHECK(one.gradients == 2);
  CHECK(one.optimizer == 12);  // 32-bit master, mean and variance
  CHECK(trained_parameter_bytes(mixed, TrainingPrecision::fp32, Optimizer::adamw).total() == 16);
  CHECK(trained_parameter_bytes(mixed, TrainingPrecision::bf16, Optimizer::adamw_8bit).total() == 10);
  // 30 x 10^9 x 16 = 480 x 10^9 B = 447.03 GiB
  CHECK(30e9 * one.total() / gib == doctest::Approx(447.03).epsilon(1e-4));
}

TEST_CASE("A program that keeps everything in 16 bit needs half of that") {
  // 2 of weights, 2 of gradients, 2 x 2 of moments; 8-bit moments are a byte each.
  const TrainingFramework& pure = *find_training_framework("torchtune");
  CHECK(trained_parameter_bytes(pure, TrainingPrecision::bf16, Optimizer::adamw).total() == 8);
  CHECK(trained_parameter_bytes(pure, TrainingPrecision::bf16, Optimizer::adamw_8bit).total() == 6);
  CHECK(trained_parameter_bytes(pure, TrainingPrecision::bf16, Optimizer::sgd).total() == 6);
  CHECK(trained_parameter_bytes(pure, TrainingPrecision::fp32, Optimizer::adamw).total() == 16);
  // Llama 2 7B: about 54 GB, and 40.5 with 8-bit AdamW (https://github.com/meta-pytorch/torchtune/pull/389).
  Training t = training("meta-llama/Llama-2-7b-chat-hf", "a100-sxm-80gb", 1);
  t.framework = &pure;
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(54e9).epsilon(0.01));
  t.optimizer = Optimizer::adamw_8bit;
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(40.5e9).epsilon(0.01));
}

TEST_CASE("Updating weights in the backward pass keeps no more gradients than of the largest part") {
  // Llama 3.2 3B: 3,212,749,824 parameters, of which its embedding, shared with the head, has 128,256 x
  // 3,072; a layer has 100,669,440.
  Training t = training("meta-llama/Llama-3.2-3B-Instruct", "a100-sxm-80gb", 1);
  t.framework = find_training_framework("torchtune");
  const double all = state_on_one_gpu(t, 0);
  t.optimizer_in_backward = true;
  const double parameters = 3'212'749'824;
  CHECK(all == doctest::Approx(8 * parameters));
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(6 * parameters + 2 * 128'256.0 * 3072).epsilon(1e-6));
}

TEST_CASE("torchtune's table of shortcuts for Llama 3.2 3B on an A100, one after the other") {
  // Peaks in GiB of two sequences of 4,096 tokens, without the driver's context
  // (https://github.com/meta-pytorch/torchtune/blob/bd2a0fc7c31430972728494fa01aaeeb0ebf1ba1/README.md). Its
  // table adds one to the one before. Each is estimated within a sixth.
  Training t = training("meta-llama/Llama-3.2-3B-Instruct", "a100-sxm-80gb", 1);
  t.framework = find_training_framework("torchtune");
  t.method = TrainingMethod::full;
  t.sequence_length = 4096;
  t.micro_batch = t.global_batch = 2;
  t.logits = LogitsHandling::chunked;
  const auto peak = [&] {
    const TrainingFootprint f = training_footprint(t, model_shape(*t.model), constants());
    return (f.expected_bytes - constants().memory.runtime_bytes) / gib;
  };
  constexpr double within = 1.0 / 6;
  t.recompute = Recompute::full;
  CHECK(peak() == doctest::Approx(24.9).epsilon(within));
  t.optimizer_in_backward = true;
  CHECK(peak() == doctest::Approx(23.1).epsilon(within));
  t.optimizer = Optimizer::adamw_8bit;
  CHECK(peak() == doctest::Approx(17.6).epsilon(within));
}

TEST_CASE("Parameters in host memory leave the card what it works with") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 4);
  t.framework = find_training_framework("torchtune");
  t.parallelism.zero_stage = 3;
  t.offload = TrainingOffload::parameters;
  const StateBytes state = state_per_gpu(t, model_shape(*t.model), Stage::first, constants());
  CHECK(state.weights == 0);
  CHECK(state.optimizer == 0);
  // Gradients of the embedding, 128,256 x 4,096, on their way to the host; a layer has 218,112,000.
  CHECK(state.gradients == doctest::Approx(2 * 128'256.0 * 4096).epsilon(1e-6));
  // Two layers, embedding and head are there in full, 2 x 218,112,000 + 2 x 525,336,576 parameters, and a
  // quarter of what is fetched next, a layer, and of embedding and head.
  const TrainingFootprint f = training_footprint(t, model_shape(*t.model), constants());
  const double whole = 2 * 218'112'000.0 + 2 * 525'336'576.0;
  const double own = (218'112'000.0 + 2 * 525'336'576.0) / 4;
  CHECK(f.communication_bytes == doctest::Approx(2 * (whole + own)).epsilon(1e-3));
}

TEST_CASE("A 4-bit model that data ranks share is gathered in 4 bit, and all beside it lies in 16 bit") {
  Training t = training("meta-llama/Llama-2-70b-chat-hf", "rtx-3090-24gb", 2);
  t.framework = find_training_framework("hugging-face");
  t.method = TrainingMethod::qlora;
  t.lora_rank = 32;
  t.parallelism.zero_stage = 3;
  // 68,976,648,192 parameters, 2 x 32,000 x 8,192 of them embedding and head: half of 4 bits of each of the
  // others, of 16 bits of these, and of adapters' weights, gradients and two moments. The constants of the
  // 4-bit ones, 0.127 bits, are whole on each card, as is the one matrix of 8,192 x 28,672 that multiplies.
  const ModelShape shape = model_shape(*t.model);
  const double vocabulary = 2 * 32'000.0 * 8192;
  const double adapters = adapter_parameters(t, shape);
  const double beside = (68'976'648'192 - vocabulary) * 0.127 / 8 + 2 * 8192.0 * 28'672;
  const double expected =
      ((68'976'648'192 - vocabulary) * 4 / 8 + 2 * vocabulary + adapters * (2 + 2 + 4)) / 2 + beside;
  CHECK(state_on_one_gpu(t, 3) == doctest::Approx(expected).epsilon(1e-4));
  // Two of 80 layers in 4 bit, embedding and head in 16.
  const double gathered = 2 * (68'976'648'192 - vocabulary) / 80 * 4 / 8 + 2 * vocabulary;
  CHECK(training_footprint(t, shape, constants()).communication_bytes ==
        doctest::Approx(gathered).epsilon(1e-3));
  // In host memory: constants and the matrix stay, and of the adapters' gradients those of a layer.
  t.offload = TrainingOffload::parameters;
  CHECK(state_on_one_gpu(t, 3) == doctest::Approx(beside).epsilon(0.01));
  t.offload = TrainingOffload::none;
  // FP32 embedding and adapters where each card has the whole model
  const double whole = (68'976'648'192 - vocabulary) * 4.127 / 8 + 4 * vocabulary + adapters * 20;
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(whole + 2 * 8192.0 * 28'672).epsilon(1e-4));
}

TEST_CASE("70.55 B parameters take 1,051 GiB: 131.4 GiB on each of eight") {
  Training t = training("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 8);
  const ModelShape shape = model_shape(*t.model);
  // 70,553,706,496 x 16 B
  CHECK(model_state(t, shape, constants()).total() == 1'128'859'303'936.0);
  CHECK(model_state(t, shape, constants()).total() / gib == doctest::Approx(1051.33).epsilon(1e-5));
  const double each = state_on_one_gpu(t, 3);
  CHECK(each / gib == doctest::Approx(131.4167).epsilon(1e-5));
  CHECK(each < t.gpu->memory_bytes);  // on paper on eight H200
  CHECK(each > find_gpu("h100-sxm-80gb")->memory_bytes);
}

TEST_CASE("ZeRO shares states, then gradients, then weights") {
  const Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 4);
  const double parameters = 8'030'261'248;
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(parameters * 16));
  CHECK(state_on_one_gpu(t, 1) == doctest::Approx(parameters * (2 + 2 + 12.0 / 4)));
  CHECK(state_on_one_gpu(t, 2) == doctest::Approx(parameters * (2 + 2.0 / 4 + 12.0 / 4)));
  CHECK(state_on_one_gpu(t, 3) == doctest::Approx(parameters * 16 / 4));
}

TEST_CASE("the optimizer in host memory leaves weights and gradients on the card") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
  t.offload = TrainingOffload::optimizer;
  CHECK(state_on_one_gpu(t, 0) == doctest::Approx(8'030'261'248.0 * 4));
}

TEST_CASE("tensor ranks cut matrices and stages cut layers") {
  Training t = training("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 32);
  t.parallelism.tensor = 8;
  t.parallelism.pipeline = 4;
  t.parallelism.data = 1;
  const LocalParameters local = local_parameters(t, model_shape(*t.model), Stage::first);
  // A layer: 8192 x 8192 x 2 + 8192 x 1024 x 2 of attention and 3 x 8192 x 28672 of its block; 20 layers.
  const double layer = 8192.0 * (8192 * 2 + 1024 * 2) + 3.0 * 8192 * 28672;
  CHECK(local.layers == doctest::Approx(layer * 20 / 8 + 8192.0 * 161 / 4).epsilon(1e-9));
  CHECK(local.vocabulary == 128256.0 * 8192 / 8);  // the embedding, not the head
}

TEST_CASE("experts are cut over expert ranks and shared over what remains") {
  Training t = training("mistralai/Mixtral-8x7B-Instruct-v0.1", "h100-sxm-80gb", 16);
  t.parallelism.expert = 8;
  const ModelShape shape = model_shape(*t.model);
  CHECK(local_parameters(t, shape, Stage::first).experts == 32.0 * 3 * 4096 * 14336);  // one expert a layer
  CHECK(matrix_replicas(t) == 16);
  CHECK(expert_replicas(t) == 2);
}

TEST_CASE("adapters have the published numbers of parameters") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
  t.method = TrainingMethod::lora;
  t.lora_rank = 16;
  CHECK(adapter_parameters(t, model_shape(*t.model)) == 41'943'040);  // all linear layers
  t.model = find_model("meta-llama/Llama-2-7b-chat-hf");
  t.lora_rank = 8;
  t.lora_targets = LoraTargets::query_value;
  CHECK(adapter_parameters(t, model_shape(*t.model)) == 4'194'304);
  t.method = TrainingMethod::full;
  CHECK(adapter_parameters(t, model_shape(*t.model)) == 0);
}
