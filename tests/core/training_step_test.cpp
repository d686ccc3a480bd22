#include <doctest/doctest.h>

#include "tests/core/round_numbers.h"
#include "tests/core/training_support.h"

using namespace whichgpu;
using namespace whichgpu::test;

namespace {

TrainingStep step_of(const Training& t) {
  const TrainingCalibration& c = tables::training_calibration();
  return training_step(t, model_shape(*t.model), training_rate(t, c), c);
}

double hours(std::string_view gpu) {
  TrainingQuestion q;
  q.training = training("meta-llama/Llama-3.1-70B-Instruct", gpu, 256);
  q.training.global_batch = 1024;
  q.training.sequence_length = 4096;
  q.training.dataset_tokens = 1e11;
  const TrainingEstimate e = estimate_training(q);
  REQUIRE(e.speed);
  return e.cost.hours;
}

}  // namespace

TEST_CASE("the bubble is (stages - 1) / (micro batches x interleave) of the work") {
  Training t = training("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 4);
  t.parallelism.data = 1;
  t.parallelism.pipeline = 4;
  t.global_batch = 8;
  const TrainingStep plain = step_of(t);
  const double work = plain.total() - plain.bubble - plain.optimizer;
  CHECK(plain.bubble == doctest::Approx(work * 3 / 8));
  t.parallelism.interleave = 2;
  const TrainingStep interleaved = step_of(t);
  const double same = interleaved.total() - interleaved.bubble - interleaved.optimizer;
  CHECK(interleaved.bubble == doctest::Approx(same * 3 / 16));
}

TEST_CASE("products of a step are 6 FLOPs a parameter and token, 8 with recomputation, 4 of adapters") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
  const TrainingRate rate = training_rate(t, tables::training_calibration());
  // Of 8,030,261,248 parameters the layers' matrices are 32 x (4096 x 10240 + 3 x 4096 x 14336).
  const double matrices = 32.0 * (4096.0 * 10240 + 3.0 * 4096 * 14336);
  const double tokens = 64.0 * 2048;
  CHECK(step_of(t).linear == doctest::Approx(6 * matrices * tokens / rate.products));
  t.recompute = Recompute::full;
  CHECK(step_of(t).linear == doctest::Approx(8 * matrices * tokens / rate.products));
  t.recompute = Recompute::none;
  t.method = TrainingMethod::lora;
  CHECK(step_of(t).linear == doctest::Approx(4 * matrices * tokens / rate.products));
}

TEST_CASE("model FLOPs of a token count the causal half of attention") {
  const Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
  const double matrices = 32.0 * (4096.0 * 10240 + 3.0 * 4096 * 14336) + 128256.0 * 4096;
  const double attention = 32.0 * 6 * 2048 * 4096;  // 12 x layers x hidden x length, halved
  CHECK(model_flops_per_token(t, model_shape(*t.model)).total() == doctest::Approx(6 * matrices + attention));
}

TEST_CASE("a step in one CUDA graph launches nothing for experts") {
  Training t = training("Qwen/Qwen3-30B-A3B", "gb300-nvl72-288gb", 8);
  t.parallelism.expert = 8;
  const TrainingCalibration& c = tables::training_calibration();
  const TrainingStep launched = step_of(t);
  t.framework = find_training_framework("megatron-graph");
  const TrainingStep captured = step_of(t);
  // 48 mixture layers, forward and twice that backward, in each of 64 / 8 micro batches.
  CHECK(launched.launches - captured.launches ==
        doctest::Approx(8 * 3 * 48 * c.compute.mixture_layer_seconds));
  CHECK(launched.experts / captured.experts == doctest::Approx(c.compute.captured_grouped_gemm));
  CHECK(captured.linear == launched.linear);
  CHECK(captured.expert_ranks == launched.expert_ranks);
}

TEST_CASE("linear layers pass over their inner width beside the model's") {
  const Training t = training("nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B", "h100-sxm-80gb", 8);
  const TrainingCalibration& c = tables::training_calibration();
  // 29 layers of 2,688, of which 23 are linear with 64 heads of 64; 64 / 8 sequences of 2,048 tokens a GPU.
  const double elements = 29.0 * 2688 + 23.0 * 64 * 64;
  const double tokens = 8.0 * 2048;
  CHECK(step_of(t).elementwise ==
        doctest::Approx(c.compute.passes * elements * 2 * tokens / t.gpu->memory_bandwidth));
}

TEST_CASE("formats that the card lacks run in 16 bit") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "a100-sxm-80gb", 1);
  const double sixteen = step_of(t).linear;
  t.precision = TrainingPrecision::fp8;
  CHECK_FALSE(training_rate(t, tables::training_calibration()).native);
  CHECK(step_of(t).linear == doctest::Approx(sixteen));
  t.gpu = find_gpu("h100-sxm-80gb");
  CHECK(training_rate(t, tables::training_calibration()).native);
  t.precision = TrainingPrecision::mxfp8;  // block scales came with Blackwell
  CHECK_FALSE(training_rate(t, tables::training_calibration()).native);
}

TEST_CASE("a week on A100 is two to three days on H100") {
  const double ratio = hours("a100-sxm-80gb") / hours("h100-sxm-80gb");
  CHECK(ratio > 7.0 / 3);
  CHECK(ratio < 989.4 / 312);  // never more than the peaks
}

TEST_CASE("hours and dollars follow from the step") {
  Training t = training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 8);
  t.dataset_tokens = 131'072'000;  // 1,000 steps of 64 x 2,048 tokens
  t.goodput_factor = 1.2;
  const TrainingCost cost = training_cost(t, own_price(2.5, 8), 3.6);
  CHECK(cost.steps == 1000);
  CHECK(cost.hours == doctest::Approx(1.2));
  CHECK(cost.gpu_hours == doctest::Approx(9.6));
  CHECK(cost.usd_total == doctest::Approx(24));
}

TEST_CASE("a slow network between servers is said to be unusable") {
  TrainingQuestion q;
  q.training = training("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 64);
  q.training.network_bytes_per_second = 1.25e9;  // 10 Gb/s
  q.training.parallelism.zero_stage = 3;
  q.open.parallelism = false;
  q.open.zero_stage = false;
  const TrainingEstimate e = estimate_training(q);
  REQUIRE(e.speed);
  CHECK(e.server.servers == 8);
  CHECK(e.server.network_slowdown > 2);
  CHECK(e.server.network_gbit_needed > 10);
  CHECK(std::any_of(e.notes.begin(), e.notes.end(),
                    [](const Note& note) { return note.id == "network_unusable"; }));
}

TEST_CASE("context ranks pass keys and values around, three times a layer") {
  RoundTraining r;
  Training& t = r.training;
  t.sequence_length = 2000;
  t.gpu_count = t.parallelism.context = 2;
  const TrainingRate rate = training_rate(t, r.calibration);
  const auto exchanged = [&] { return training_step(t, r.shape(), rate, r.calibration).context; };
  // Half of 3 x 10 layers x 1/2 x 2,000 tokens x 1,000 elements x 2 bytes, at 50 GB/s.
  CHECK(exchanged() == doctest::Approx(0.5 * 30 * 0.5 * 4e6 / 50e9));
  r.model.attention.items[0].shares_key_value = true;
  CHECK(exchanged() == doctest::Approx(0.25 * 30 * 0.5 * 4e6 / 50e9));
  r.model.attention.items[0].reuses_cache = true;
  CHECK(exchanged() == 0);
}

TEST_CASE("expert ranks send each token's copies, there and back, forward and backward") {
  RoundTraining r(round_mixture());
  Training& t = r.training;
  t.sequence_length = 2000;
  t.gpu_count = t.parallelism.data = t.parallelism.expert = 2;
  t.global_batch = 2;
  const TrainingRate rate = training_rate(t, r.calibration);
  // Half of 4 x 10 layers x 2,000 tokens x 1,000 x 2 bytes x 2 copies x 1/2, at 50 GB/s.
  CHECK(training_step(t, r.shape(), rate, r.calibration).expert_ranks ==
        doctest::Approx(0.5 * 40 * 4e6 * 2 * 0.5 / 50e9));
  r.model.feed_forward.items[0].experts_per_token = 5;  // no more copies than ranks
  CHECK(training_step(t, r.shape(), rate, r.calibration).expert_ranks ==
        doctest::Approx(0.5 * 40 * 4e6 * 2 * 0.5 / 50e9));
}

TEST_CASE("tensor ranks reduce four times a layer, stages hand on the residual stream") {
  RoundTraining r;
  Training& t = r.training;
  t.gpu_count = t.parallelism.tensor = 2;
  const TrainingRate rate = training_rate(t, r.calibration);
  // Half of 4 x 10 layers x 2 x 1/2 x 1,000 tokens x 1,000 x 2 bytes, at 50 GB/s; 6 with recomputation.
  CHECK(training_step(t, r.shape(), rate, r.calibration).tensor == doctest::Approx(0.5 * 40 * 2e6 / 50e9));
  t.recompute = Recompute::full;
  CHECK(training_step(t, r.shape(), rate, r.calibration).tensor == doctest::Approx(0.5 * 60 * 2e6 / 50e9));
  t.recompute = Recompute::none;
  t.parallelism.tensor = 1;
  t.parallelism.pipeline = 2;
  CHECK(training_step(t, r.shape(), rate, r.calibration).stages == doctest::Approx(0.5 * 2 * 2e6 / 50e9));
}
