#include "core/time/step_time.h"

#include <cmath>
#include <doctest/doctest.h>

#include "core/time/compute_rate.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using doctest::Approx;
using test::RoundServing;

namespace {

StepModel model_of(const RoundServing& r, const HostShare& host = {}) {
  return step_model(r.serving, r.shape(), r.bytes(), r.calibration, host);
}

constexpr double us = 1e-6;

}  // namespace

TEST_CASE("A board of less power than its chip takes at the printed rates holds a lower clock") {
  RoundServing r;
  CHECK(sixteen_bit_rate(r.gpu, r.calibration).achieved_flops == Approx(50e12));  // half of 100 TFLOP/s
  r.gpu.power_watts = 100;
  r.gpu.peak_power_watts = 400;  // power goes with the square of the clock
  CHECK(sixteen_bit_rate(r.gpu, r.calibration).peak_flops == 100e12);
  CHECK(sixteen_bit_rate(r.gpu, r.calibration).achieved_flops == Approx(25e12));
  r.gpu.power_watts = 0;  // a card of one's own may leave its power out
  CHECK(sixteen_bit_rate(r.gpu, r.calibration).achieved_flops == Approx(50e12));
}

TEST_CASE("A decode step of ten sequences at 1,000 tokens of cache, term by term") {
  const RoundServing r;
  const StepTime step = decode_step(model_of(r), 10, 1, 1000);
  // 120 MB of weights at 0.5 TB/s; 2 x 60 M x 10 FLOP at 50 TFLOP/s would be 24 us.
  CHECK(step.linear == Approx(240 * us));
  CHECK(step.output_head == Approx(40 * us));  // 20 MB
  // 10 sequences x 10 layers x 1,000 tokens x 1,000 elements x 2 bytes = 200 MB.
  CHECK(step.attention == Approx(400 * us));
  CHECK(step.activations == Approx(2 * us));  // 10 passes x 10 tokens x 1,000 x 2 bytes x 10 layers at 1 TB/s
  CHECK(step.experts == 0);
  CHECK(step.communication == 0);
  // 1 ms; 100 kernels: in 10 layers 7 of attention and 5 of the block, less 2 all-reduces; 10 sequences.
  CHECK(step.overhead == Approx(1110 * us));
  CHECK(step.memory_bound == Approx(682 * us));
  CHECK(step.compute_bound == 0);
  CHECK(step.total() == Approx(1792 * us));
}

TEST_CASE("A prefill step of 1,000 tokens is arithmetic") {
  const RoundServing r;
  const StepTime step = prefill_step(model_of(r), 1, 1000, 0, 1);
  CHECK(step.linear == Approx(2400 * us));      // 2 x 60 M x 1,000 FLOP at 50 TFLOP/s
  CHECK(step.output_head == Approx(40 * us));   // of one token: its 20 MB
  CHECK(step.attention == Approx(400 * us));    // 1,000 tokens x 10 layers x 2 x 10 x 200 x 500 FLOP
  CHECK(step.activations == Approx(200 * us));  // 200 MB at 1 TB/s
  CHECK(step.overhead == Approx(1100 * us));
  CHECK(step.compute_bound == Approx(2800 * us));
  // With 1,000 cached tokens before it the mean context is 1,500 instead of 500.
  CHECK(prefill_step(model_of(r), 1, 1000, 1000, 1).attention == Approx(1200 * us));
}

TEST_CASE("A mixed step reads the weights once for its sequences and its part of a prompt") {
  const RoundServing r;
  // 10 sequences at 1,000 tokens and a tenth of a prompt of 1,000: 110 tokens.
  const StepTime step = mixed_step(model_of(r), 10, 1000, 0.1, 1000);
  CHECK(step.linear == Approx(264 * us));         // 2 x 60 M x 110 FLOP, more than 240 us of reading
  CHECK(step.output_head == Approx(40 * us));     // 10.1 tokens
  CHECK(step.attention == Approx(440 * us));      // 400 us of the cache, 100 tokens x 10 x 4,000 x 500 FLOP
  CHECK(step.activations == Approx(22 * us));     // 110 tokens
  CHECK(step.overhead == Approx(1110 * us));      // as of the ten sequences
  CHECK(step.compute_bound == Approx(304 * us));  // 264 + 40
}

TEST_CASE("Two tensor ranks halve weights and cache, and reduce twice a layer") {
  RoundServing r;
  r.serving.gpu_count = 2;
  r.serving.parallelism.tensor = 2;
  const StepTime step = decode_step(model_of(r), 10, 1, 1000);
  CHECK(step.linear == Approx(120 * us));
  // 5 KV heads on 2 ranks: 3 on the fuller one, 120 MB.
  CHECK(step.attention == Approx(240 * us));
  // 20 all-reduces of 10 x 1,000 x 2 bytes: 1 us, and 2 x 1/2 x 20 kB at 50 GB/s.
  CHECK(step.communication == Approx(20 * 1.4 * us));
  CHECK(step.overhead == Approx(1130 * us));  // 20 kernels more
}

TEST_CASE("Routed experts: those that the tokens touch are read") {
  const RoundServing r(test::round_mixture());
  const StepTime step = decode_step(model_of(r), 2, 1, 1000);
  CHECK(step.linear == Approx(120.4 * us));  // 30.1 M parameters
  // Two tokens with 2 of 10 each touch 10 x (1 - 0.8^2) = 3.6: 10 layers x 3.6 x 1.5 M x 2 bytes = 108 MB.
  CHECK(step.experts == Approx(216 * us));
  // In prefill of 1,000 tokens all ten: 300 MB are 600 us, 2 x 15 M x 2 x 1,000 FLOP at 25 TFLOP/s 2,400 us;
  // and 10 passes over 2 copies of 1,000 x 1,000 x 2 bytes in 10 layers are 400 us.
  CHECK(prefill_step(model_of(r), 1, 1000, 0, 1).experts == Approx(2800 * us));
}

TEST_CASE("Experts that some tokens favor are touched again, so that fewer are read") {
  RoundServing r(test::round_mixture());
  r.calibration.expert_evenness = 1;
  // The first token touches 2 of 10 in any case, 60 MB. The second misses an expert with 1 / (1 - ln 0.8) =
  // 0.8176 instead of 0.8: 10 x (1 - 0.8 x 0.8176) = 3.459 experts, 103.8 MB.
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(120 * us));
  CHECK(decode_step(model_of(r), 2, 1, 1000).experts == Approx(207.6 * us).epsilon(1e-3));
}

TEST_CASE("FP8 products take twice as long on AMD's cards where the maker's kernels are off") {
  RoundServing r(test::round_mixture());
  r.weights.linear_bytes = r.weights.expert_bytes = r.weights.dense_model_linear_bytes = 1;
  r.weights.native_math = r.weights.required_unit = Math::fp8;
  r.engine.tuned_flags = "--kernels-of-the-maker";
  r.serving.tuning = Tuning::tuned;
  const StepTime with = decode_step(model_of(r), 1, 1, 1000);
  r.gpu.vendor = "AMD";
  CHECK(decode_step(model_of(r), 1, 1, 1000).linear == Approx(with.linear));
  r.serving.tuning = Tuning::as_started;
  const StepTime without = decode_step(model_of(r), 1, 1, 1000);
  CHECK(without.linear == Approx(2 * with.linear));
  CHECK(without.experts == Approx(2 * with.experts));
}

TEST_CASE("Experts of four bits wait for what widens them where that takes longer than their bytes") {
  RoundServing r(test::round_mixture());
  r.weights.expert_bytes = 0.5;
  r.weights.native_math = Math::bf16;
  r.gpu.dense.fp32 = 1e12;
  // The first token reads 2 of 10 experts: 30 M weights of half a byte at 0.5 TB/s.
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(30 * us));
  r.calibration.weight_only_unpacking = 0.5;
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(30 * us));
  r.calibration.weight_only_unpacking = 4;  // 120 M operations at 1 TFLOPS
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(120 * us));
}

TEST_CASE(
    "Kernels that are not made for a card widen narrow experts between reads, and those for it do not") {
  RoundServing r(test::round_mixture());
  r.weights.linear_bytes = r.weights.expert_bytes = r.weights.dense_model_linear_bytes = 1;
  r.weights.native_math = r.weights.required_unit = Math::fp8;
  r.engine.tuned_flags = "--kernels-of-the-maker";
  r.gpu.dense.fp32 = 1e12;
  r.calibration.default_unpacking = 2;
  r.serving.tuning = Tuning::as_started;
  const double made_for_it = decode_step(model_of(r), 1, 1, 1000).experts;
  r.engine.untuned_expert_bits = 4;
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(made_for_it));
  r.engine.untuned_expert_bits = 8;
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(made_for_it + 60 * us));  // 30 M weights
  r.serving.tuning = Tuning::tuned;
  CHECK(decode_step(model_of(r), 1, 1, 1000).experts == Approx(made_for_it));
}

TEST_CASE("An engine that plans ahead by default launches as fast as with the flags of recipes") {
  RoundServing r;
  r.engine.tuned_flags = "--plan-ahead";
  r.calibration.default_kernel = 1.5;
  r.serving.tuning = Tuning::tuned;
  const double tuned = model_of(r).launch_seconds;
  r.serving.tuning = Tuning::as_started;
  CHECK(model_of(r).launch_seconds == Approx(1.5 * tuned));
  r.engine.schedules_ahead = true;
  CHECK(model_of(r).launch_seconds == Approx(tuned));
}

TEST_CASE("Unified memory has a share of its own for weights") {
  RoundServing r;
  CHECK(model_of(r).weight_bandwidth == Approx(0.5e12));
  r.gpu.memory_class = MemoryClass::gddr;
  CHECK(model_of(r).weight_bandwidth == Approx(0.4e12));
  r.gpu.memory_class = MemoryClass::unified;
  CHECK(model_of(r).weight_bandwidth == Approx(0.2e12));
  CHECK(model_of(r).expert_bandwidth == Approx(0.2e12));
  CHECK(model_of(r).cache_bandwidth == Approx(0.5e12));
  CHECK(decode_step(model_of(r), 1, 1, 1000).linear == Approx(600 * us));  // 120 MB
  r.calibration.engines.items[0].quantised_bandwidth = 0.5;                // of fewer than 8 bits
  r.weights.dense_model_linear_bytes = 0.5;
  CHECK(model_of(r).weight_bandwidth == Approx(0.1e12));
}

TEST_CASE("Kernels whose heads do not share the cache read it once for each head") {
  RoundServing r;
  r.calibration.engines.items[0].cache_reread = 1;
  // Two heads read each of the five: 800 us instead of 400.
  CHECK(decode_step(model_of(r), 10, 1, 1000).attention == Approx(800 * us));
}

TEST_CASE("Layers in host memory: the processor reads their weights, their experts and their cache") {
  RoundServing r(test::round_mixture());
  r.engine.host_bandwidth = 0.5;
  r.serving.offload = {true, 5, std::nullopt, 100e9};
  const StepTime step = decode_step(model_of(r, {0.5, 0.5}), 2, 1, 1000);
  // Half of 60.2 MB of matrices, 108 MB of experts and 40 MB of cache, and the head of 20 MB, at 50 GB/s.
  CHECK(step.host == Approx((0.5 * (60.2e6 + 108e6 + 40e6) + 20e6) / 50e9));
  CHECK(step.linear == Approx(60.2 * us));  // the other half
  CHECK(step.experts == Approx(108 * us));
  CHECK(step.attention == Approx(40 * us));
  CHECK(step.output_head == 0);
}

TEST_CASE("Layers in host memory: in steps of many tokens their weights reach the card over PCIe") {
  RoundServing r(test::round_mixture());
  r.engine.host_bandwidth = 0.5;
  r.serving.offload = {true, 5, std::nullopt, 100e9};
  // 1,000 tokens touch all experts: half of 60.2 + 300 MB, at 0.8 of 10 GB/s.
  const StepTime step = prefill_step(model_of(r, {0.5, 0.5}), 1, 1000, 0, 1);
  CHECK(step.host == Approx(0.5 * 360.2e6 / 8e9));
  CHECK(step.output_head == Approx(40 * us));
  r.serving.max_num_batched_tokens = 400;  // three micro-batches
  CHECK(prefill_step(model_of(r, {0.5, 0.5}), 1, 1000, 0, 1).host == Approx(3 * 0.5 * 360.2e6 / 8e9));
}

TEST_CASE(
    "Experts in host memory: the processor reads those of a step, and the card waits in each such layer") {
  RoundServing r(test::round_mixture());
  r.engine.host_bandwidth = 0.5;
  r.serving.offload = {true, std::nullopt, 5, 100e9};
  const StepTime step = decode_step(model_of(r, {0, 0.5}), 2, 1, 1000);
  // Half of 108 MB of experts at 50 GB/s, and 150 us in 5 of the 10 layers.
  CHECK(step.host == Approx(0.5 * 108e6 / 50e9 + 5 * 150 * us));
  CHECK(step.linear == Approx(120.4 * us));
  CHECK(step.experts == Approx(108 * us));
  CHECK(step.attention == Approx(80 * us));
  CHECK(step.output_head == Approx(40 * us));
  CHECK(prefill_step(model_of(r, {0, 0.5}), 1, 1000, 0, 1).host == Approx(0.5 * 300e6 / 8e9));
}
