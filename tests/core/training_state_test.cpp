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
  const StateBytes one = trained_parameter_bytes(TrainingPrecision::bf16, Optimizer::adamw);
  CHECK(one.weights == 2);
  CHECK(one.gradients == 2);
  CHECK(one.optimizer == 12);  // 32-bit master, mean and variance
  CHECK(trained_parameter_bytes(TrainingPrecision::fp32, Optimizer::adamw).total() == 16);
  CHECK(trained_parameter_bytes(TrainingPrecision::bf16, Optimizer::adamw_8bit).total() == 10);
  // 30 x 10^9 x 16 = 480 x 10^9 B = 447.03 GiB
  CHECK(30e9 * one.total() / gib == doctest::Approx(447.03).epsilon(1e-4));
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
