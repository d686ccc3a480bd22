#include <doctest/doctest.h>

#include "core/time/serving_speed.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using doctest::Approx;
using test::RoundServing;

namespace {

constexpr double ms = 1e-3;

/// Prompts of 1,000 tokens and answers of 100. `room` is that for keys and values, of which a token takes
/// 10 layers x 1,000 elements x 2 bytes = 20 kB, so that a request at full length takes 22 MB.
ServingSpeed speed(const RoundServing& r, double users, double room = 1e12) {
  ServingFootprint footprint;
  footprint.capacity_bytes = 100e9;
  footprint.kv_pool_bytes = room;
  return serving_speed(step_model(r.serving, r.shape(), r.bytes(), r.calibration), footprint, users);
}

}  // namespace

TEST_CASE("One user of a service: a prompt, two steps, then a step for each token") {
  RoundServing r;
  const ServingSpeed s = speed(r, 1);
  // 2.4 ms of products, 0.04 of the head, 0.4 of attention, 0.2 of activations, 1.1 of overhead.
  CHECK(s.prefill.total() == Approx(4.14 * ms));
  // At 1,050 tokens: 240 us of weights, 40 of the head, 42 of the cache, 0.2 of activations, 1,101 of
  // overhead.
  CHECK(s.tpot_seconds == Approx(1.4232 * ms));
  CHECK(s.ttft_seconds == Approx(10 * ms + 4.14 * ms + 2 * 1.4232 * ms));
  CHECK(s.queue_seconds == 0);
  CHECK(s.bound == Bound::overhead);
  const double request = s.ttft_seconds + 99 * s.tpot_seconds;
  CHECK(s.requests_per_second == Approx(1 / request));
  CHECK(s.output_tokens_per_second == Approx(100 / request));

  r.serving.flags.scheduler_recv_interval = 5;  // looks at new requests two steps later, on average
  CHECK(speed(r, 1).ttft_seconds == Approx(10 * ms + 4.14 * ms + 4 * 1.4232 * ms));
}

TEST_CASE("Users beyond the room wait for an earlier request to be decoded") {
  const RoundServing r;
  const ServingSpeed s = speed(r, 2, 22e6);  // room for one
  CHECK(s.limited_by == ConcurrencyLimit::kv_cache);
  CHECK(s.running_requests == 1);
  CHECK(s.queue_seconds == Approx(100 * 1.4232 * ms));
  CHECK(s.ttft_seconds == Approx(10 * ms + 4.14 * ms + 2 * 1.4232 * ms + 100 * 1.4232 * ms));
}

TEST_CASE("However short the answers, users wait for one another's prompts") {
  RoundServing r;
  r.serving.output_tokens = 1;
  const ServingSpeed s = speed(r, 200, 22e6);  // room for one; a prompt takes 4.14 ms
  CHECK(s.limited_by == ConcurrencyLimit::kv_cache);
  CHECK(s.requests_per_second <= 1 / (4.14 * ms) * (1 + 1e-9));
}

TEST_CASE("A common start: each waits for half of the others' prompts") {
  RoundServing r;
  r.serving.load = Load::burst;
  // Alone, a burst still waits for half a wave; with ten others for 10 prompts / (2 x 5 requests) more.
  const ServingSpeed alone = speed(r, 1);
  CHECK(alone.ttft_seconds == Approx(10 * ms + 1.5 * 4.14 * ms + 2 * alone.tpot_seconds));
  const ServingSpeed together = speed(r, 11);
  CHECK(together.ttft_seconds == Approx(10 * ms + 2.5 * 4.14 * ms + 2 * together.tpot_seconds));
  r.serving.load = Load::benchmark;  // lengths of 0.8 in the mean: 800 tokens, no half wave
  CHECK(speed(r, 1).prefill.linear == Approx(0.8 * 2.4 * ms));
}

TEST_CASE("As much as memory holds: every step decodes all, and works on what replaces those that end") {
  RoundServing r;
  r.serving.load = Load::offline;
  const ServingSpeed s = speed(r, 80, 50 * 22e6);  // room for 50
  CHECK(s.limited_by == ConcurrencyLimit::kv_cache);
  CHECK(s.running_requests == Approx(50));
  // 50 sequences and 50 / 100 prompts of 1,000 tokens: 550 tokens. Products 66 GFLOP at 50 TFLOP/s: 1.32 ms;
  // head 0.04; cache at 1,050 tokens 1.05 GB at 0.5 TB/s: 2.1, and 0.2 of the prompts; activations 0.11;
  // overhead 1.1 + 0.05.
  CHECK(s.tpot_seconds == Approx(4.92 * ms));
  CHECK(s.ttft_seconds == Approx(10 * ms + 4.14 * ms + 2 * 4.92 * ms));
  CHECK(s.output_tokens_per_second == Approx(50 / (4.92 * ms)));
  CHECK(s.requests_per_second == Approx(0.5 / (4.92 * ms)));
  CHECK(s.bound == Bound::memory);

  CHECK(speed(r, 40, 50 * 22e6).running_requests == Approx(40));  // no more than there are
  CHECK(speed(r, 40, 50 * 22e6).limited_by == ConcurrencyLimit::none);
  r.serving.max_num_batched_tokens = 110;  // 10 sequences, and 1/10 of a prompt for each
  CHECK(speed(r, 80, 50 * 22e6).running_requests == Approx(10));
}

TEST_CASE("One batch: the prompts together, then a step for each token; more than fits runs in waves") {
  RoundServing r;
  r.serving.load = Load::fixed;
  // Five prompts of 1,000: 12 ms, 0.04, 2, 1 and 1.1; decode at 1,050: 240 us, 40, 210, 1 and 1,105.
  const double prompts = 16.14 * ms;
  const double step = 1.596 * ms;
  const double wave = 10 * ms + prompts + 99 * step;
  const ServingSpeed five = speed(r, 5, 5 * 22e6);
  CHECK(five.limited_by == ConcurrencyLimit::none);
  CHECK(five.prefill.total() == Approx(prompts));
  CHECK(five.tpot_seconds == Approx(step));
  CHECK(five.ttft_seconds == Approx(10 * ms + prompts));
  CHECK(five.requests_per_second == Approx(5 / wave));

  const ServingSpeed ten = speed(r, 10, 5 * 22e6);
  CHECK(ten.limited_by == ConcurrencyLimit::kv_cache);
  CHECK(ten.running_requests == Approx(5));
  CHECK(ten.queue_seconds == Approx(wave / 2));  // half of them wait for the other half
  CHECK(ten.ttft_seconds == Approx(10 * ms + prompts + wave / 2));
  CHECK(ten.requests_per_second == Approx(10 / (2 * wave)));
}

TEST_CASE("Replicas share the users") {
  RoundServing r;
  r.serving.gpu_count = 2;
  r.serving.parallelism.data = 2;
  CHECK(speed(r, 2).tpot_seconds == Approx(1.4232 * ms));
  CHECK(speed(r, 2).requests_per_second == Approx(2 * speed(r, 1).requests_per_second));
}

TEST_CASE("Memory is crowded where weights take most of it or a batch runs in waves") {
  RoundServing r;
  ServingFootprint footprint;
  footprint.capacity_bytes = 100;
  footprint.weights_bytes = 81;
  const auto crowded = [&](double users, ConcurrencyLimit limited_by) {
    return memory_is_crowded(r.serving, footprint, users, limited_by);
  };
  CHECK_FALSE(crowded(10, ConcurrencyLimit::kv_cache));  // users in a closed loop
  r.serving.load = Load::offline;
  CHECK(crowded(10, ConcurrencyLimit::none));
  r.serving.load = Load::fixed;
  CHECK(crowded(10, ConcurrencyLimit::none));
  CHECK_FALSE(crowded(1, ConcurrencyLimit::none));  // one stream
  footprint.weights_bytes = 79;
  CHECK_FALSE(crowded(10, ConcurrencyLimit::none));
  CHECK(crowded(10, ConcurrencyLimit::kv_cache));
  r.serving.load = Load::offline;
  CHECK_FALSE(crowded(10, ConcurrencyLimit::kv_cache));
}

namespace {

/// Bands that tell by their upper end where they come from; lower ends are half of that.
ErrorBands numbered(double first) {
  ErrorBands bands;
  double p90 = first;
  for (ErrorBand* band : {&bands.ttft, &bands.tpot, &bands.throughput, &bands.offline, &bands.batch,
                          &bands.stream, &bands.prompt, &bands.crowded}) {
    *band = {p90 / 2, p90};
    p90 += 1;
  }
  return bands;
}

}  // namespace

TEST_CASE("Bands are those of what the fit knows of engine and card") {
  RoundServing r;
  r.calibration.calibrated = numbered(10);
  r.calibration.transferred = numbered(20);
  r.calibration.extrapolated = numbered(30);
  CHECK(speed(r, 2).basis == Basis::extrapolated);
  CHECK_FALSE(speed(r, 2).engine_measured);
  CHECK(speed(r, 2).bands.ttft.p90 == 30);
  r.calibration.measured.push({"round-engine", "another", "Round"});
  CHECK(speed(r, 2).basis == Basis::transferred);
  CHECK(speed(r, 2).engine_measured);
  CHECK(speed(r, 2).bands.ttft.p90 == 20);
  r.calibration.measured.push({"round-engine", "round", "Round"});
  CHECK(speed(r, 2).basis == Basis::calibrated);
  CHECK(speed(r, 2).bands.ttft.p90 == 10);
  r.model.approximate_shape = true;
  CHECK(speed(r, 2).basis == Basis::extrapolated);
}

TEST_CASE("Bands are those of the load; a time's is the inverse of its rate's") {
  RoundServing r;
  // ttft 10, tpot 11, throughput 12, offline 13, batch 14, stream 15, prompt 16, crowded 17.
  r.calibration.extrapolated = numbered(10);
  const auto bands = [&](Load load, double users, double room) {
    r.serving.load = load;
    return speed(r, users, room).bands;
  };
  for (const Load load : {Load::steady, Load::benchmark, Load::burst}) {
    CHECK(bands(load, 2, 1e12).ttft.p90 == 10);
    CHECK(bands(load, 2, 1e12).tpot.p90 == 11);
    CHECK(bands(load, 2, 1e12).throughput.p90 == 12);
  }
  const SpeedBands offline = bands(Load::offline, 2, 1e12);
  CHECK(offline.throughput.p90 == 13);
  CHECK(offline.tpot.p10 == Approx(1.0 / 13));
  CHECK(offline.tpot.p90 == Approx(1 / 6.5));
  CHECK(offline.ttft.p10 == Approx(1.0 / 16));
  CHECK(bands(Load::fixed, 2, 1e12).throughput.p90 == 14);
  CHECK(bands(Load::fixed, 1, 1e12).throughput.p90 == 15);
  CHECK(bands(Load::fixed, 10, 5 * 22e6).throughput.p90 == 17);  // two waves
  r.engine.kv_allocation = KvAllocation::contiguous;             // has no closed loop of users who wait
  CHECK(bands(Load::steady, 2, 1e12).throughput.p90 == 14);
  CHECK(bands(Load::steady, 1, 1e12).throughput.p90 == 15);
}

TEST_CASE(
    "A measurement rescales times, the rates that follow from them, and the bands of what it measured") {
  RoundServing r;
  r.serving.output_tokens = 101;
  ServingSpeed before;
  before.ttft_seconds = 0.1;
  before.tpot_seconds = 0.01;  // a request takes 0.1 + 100 x 0.01 = 1.1 s
  before.output_tokens_per_second = 3.2;
  before.requests_per_second = 6.4;
  before.bands = {{1, 1}, {2, 2}, {3, 3}};
  const ServingSpeed both = rescaled(before, r.serving, 2, 3, numbered(10));
  CHECK(both.ttft_seconds == Approx(0.2));
  CHECK(both.tpot_seconds == Approx(0.03));
  CHECK(both.output_tokens_per_second == Approx(1.1));  // 0.2 + 100 x 0.03 = 3.2 s
  CHECK(both.requests_per_second == Approx(2.2));
  CHECK(both.tokens_per_second_per_user == Approx(1 / 0.03));
  CHECK(both.bands.ttft.p90 == 10);
  CHECK(both.bands.throughput.p90 == 12);
  const ServingSpeed first = rescaled(before, r.serving, 2, 1, numbered(10));
  CHECK(first.bands.ttft.p90 == 10);
  CHECK(first.bands.tpot.p90 == 2);
  CHECK(first.bands.throughput.p90 == 3);
}
