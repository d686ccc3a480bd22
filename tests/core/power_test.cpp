#include <cmath>
#include <doctest/doctest.h>

#include "core/catalog/lookup.h"
#include "core/power/energy.h"
#include "core/power/hpc_power.h"
#include "core/power/image_power.h"
#include "core/power/serving_power.h"
#include "core/power/step_use.h"
#include "core/power/training_power.h"

#include "tests/core/round_numbers.h"
#include "tests/core/support.h"

using namespace whichgpu;
using doctest::Approx;
using test::answer;
using test::error_of;
using test::Json;
using test::RoundServing;

namespace {

/// Round figures, so that powers can be worked by hand.
PowerCalibration round_calibration() {
  PowerCalibration c;
  c.running = 0.4;
  c.memory = 0.2;
  c.compute = 0.8;
  c.idle = 0.1;
  c.usual = 0.7;
  c.error = {0.8, 1.25};
  return c;
}

Gpu board_of(double watts) {
  Gpu gpu;
  gpu.power_watts = watts;
  return gpu;
}

Json serving(const std::string& rest) {
  return answer("estimate", R"({"workload": "serving", "model": "meta-llama/Llama-3.3-70B-Instruct",
      "gpu": "h100-sxm-80gb", "gpu_count": 4, )" +
                                rest + "}");
}

}  // namespace

TEST_CASE("A 70B model on four H100 at a batch of 192 by the published fit: 637 W a card, 0.56 J a token") {
  // 0.394 + 0.248 (1 - exp(-6 x 0.307)) is 0.603 before arithmetic, which the published form adds.
  PowerCalibration published;
  published.running = 0.394 + 0.248 * (1 - std::exp(-6 * 0.307));
  published.compute = 0.763;
  const BoardPower power = board_power(board_of(700), {0.307, 0.1627}, 0, published);
  CHECK(power.share_of_limit == Approx(0.910).epsilon(0.001));
  CHECK(power.watts == Approx(637).epsilon(0.001));
  const Energy million = energy_of(4 * power.watts, 1e6 / 4560, {});
  CHECK(million.board_kwh * joules_per_kwh / 1e6 == Approx(0.56).epsilon(0.005));
  CHECK(million.board_kwh == Approx(0.155).epsilon(0.005));
}

TEST_CASE("The same from our own steps is within the range of what was measured, 615 W and 0.54 J") {
  const Json report = serving(R"("concurrency": 192, "input_tokens": 200, "output_tokens": 400)");
  REQUIRE(error_of(report) == "");
  const Json& power = report["power"];
  CHECK(power["range"]["mean_w_per_card"][0] < 615);
  CHECK(power["range"]["mean_w_per_card"][1] > 615);
  CHECK(power["range"]["joules_per_token"][0] < 0.54);
  CHECK(power["range"]["joules_per_token"][1] > 0.54);
  CHECK(power["basis"] == "calibrated");
  const double tokens = report["speed"]["output_tokens_per_second"];
  CHECK(power["joules_per_token"] == Approx(4 * power["mean_w_per_card"].get<double>() / tokens));
  CHECK(power["kwh_per_million_tokens"] == Approx(power["joules_per_token"].get<double>() / 3.6));
}

TEST_CASE("The share of the limit, by hand: half the bandwidth and a quarter of the arithmetic") {
  const PowerCalibration c = round_calibration();
  CHECK(running_share({0.5, 0.25}, c) == Approx(0.4 + 0.1 + 0.4));
  CHECK(running_share({1, 1}, c) == 1);  // no board draws more than its limit
  const Gpu gpu = board_of(500);
  CHECK(board_power(gpu, {0.5, 0.04}, 0, c).watts == Approx(330));
  CHECK(board_power(gpu, {0.5, 0.04}, 0.5, c).watts == Approx(165 + 25));  // half of the time 50 W
  CHECK(board_power(gpu, {}, 1, c).watts == Approx(50));
  CHECK(usual_watts(gpu, c) == Approx(350));
  CHECK(board_power(board_of(0), {0.5, 0.25}, 0, c).watts == 0);  // a card whose power nobody knows
}

TEST_CASE("A lower limit holds, and is what the share is of") {
  const PowerCalibration c = round_calibration();
  Gpu gpu = board_of(500);
  gpu.power_cap_watts = 300;
  CHECK(board_power(gpu, {0.5, 0.04}, 0, c).watts == 300);  // 330 W without
  CHECK(board_power(gpu, {0.5, 0.04}, 0, c).share_of_limit == 1);
  CHECK(board_power(gpu, {0, 0}, 0, c).watts == Approx(200));
  CHECK(usual_watts(gpu, c) == 300);
}

TEST_CASE("What a decode step of ten sequences uses of a card of 1 TB/s and 100 TFLOP/s, by hand") {
  const RoundServing r;
  const StepModel model = step_model(r.serving, r.shape(), r.bytes(), r.calibration);
  const CardUse use = StepUse(model).of_decode(10, 1, 1000);
  // 120 MB of weights, 20 MB of head, 200 MB of cache, 2 MB of activations in a step of 1,792 us.
  CHECK(use.memory == Approx(342.0 / 1792));
  // 2 x 60 M x 10, 2 x 10 M x 10, and 10 x 1,000 tokens x 10 layers x 4,000 of attention: 1.2 + 0.2 + 0.4 G.
  CHECK(use.compute == Approx(18.0 / 1792));
}

TEST_CASE("What a prompt of 1,000 tokens uses, by hand") {
  const RoundServing r;
  const StepModel model = step_model(r.serving, r.shape(), r.bytes(), r.calibration);
  const CardUse use = StepUse(model).of_prefill(1, 1000, 0, 1);
  const double seconds = prefill_step(model, 1, 1000, 0, 1).total();
  CHECK(use.memory == Approx((120 + 20 + 200) * 1e-6 / seconds));
  // 2 x 60 M x 1,000 FLOP, the head of one token, and half of 1,000 x 1,000 x 10 layers x 4,000.
  CHECK(use.compute == Approx((1200 + 0.2 + 200) * 1e-6 / seconds));
}

TEST_CASE("Servers, the site and its CO2 come on top of the boards") {
  const Site site{1.5, 400};
  const Energy energy = energy_of(1400, 3600, site);
  CHECK(energy.board_kwh == Approx(1.4));
  CHECK(energy.site_kwh == Approx(3));  // the boards are 70 % of 2 kW at the wall
  CHECK(*energy.co2_g == Approx(1200));
  CHECK_FALSE(energy_of(1400, 3600, {1.5, {}}).co2_g.has_value());
}

TEST_CASE("Errors of power and speed add in squares") {
  const ErrorBand both = together({0.7, 1.3}, {0.6, 1.4});
  CHECK(both.p10 == Approx(0.5));
  CHECK(both.p90 == Approx(1.5));
  CHECK(together({0.1, 1}, {0.1, 1}).p10 == Approx(0.05));  // never nothing
  CHECK(together({1.1, 1.2}, {0.8, 0.9}).p10 == Approx(0.8));
}

TEST_CASE("A code uses all of what limits it") {
  Roof memory;
  memory.peak_flops = 100;
  memory.ridge_flops_per_byte = 20;
  memory.attainable_flops = 25;
  CHECK(hpc_use(memory, 5).memory == 1);
  CHECK(hpc_use(memory, 5).compute == Approx(0.25));
  Roof compute = memory;
  compute.attainable_flops = 100;
  CHECK(hpc_use(compute, 80).memory == Approx(0.25));
  CHECK(hpc_use(compute, 80).compute == 1);
}

TEST_CASE("A training step uses arithmetic at its peak and memory at its bandwidth, by hand") {
  TrainingStep step;
  step.linear = 4;
  step.attention = 1;
  step.elementwise = 2;
  step.tensor = 3;
  TrainingRate rate;
  rate.peak_flops = rate.sixteen_bit_peak = 100;
  rate.products = rate.sixteen_bit = 50;
  rate.attention = 20;
  TrainingCalibration c;
  CHECK(training_use(step, rate, c).compute == Approx((2 + 0.2) / 10));
  CHECK(training_use(step, rate, c).memory == Approx(0.2));
}

TEST_CASE("More users take fewer joules a token, and never more than the limit") {
  double before = 1e9;
  for (const char* users : {"1", "8", "64", "256"}) {
    const Json report = serving(std::string(R"("concurrency": )") + users);
    const Json& power = report["power"];
    CHECK(power["joules_per_token"] < before);
    CHECK(power["mean_w_per_card"] <= 700);
    CHECK(power["mean_w_per_card"] >= 0.3 * 700);
    before = power["joules_per_token"];
  }
}

TEST_CASE("A rate that leaves the cards idle draws little, one near saturation as users do") {
  const auto at = [](const char* rate) {
    return serving(R"("input_tokens": 256, "output_tokens": 64, "arrivals": {"requests_per_second": )" +
                   std::string(rate) + "}")["power"];
  };
  const Json seldom = at("0.01");
  CHECK(seldom["idle_share"] > 0.95);
  CHECK(seldom["mean_w_per_card"] < 0.2 * 700);
  CHECK(at("20")["idle_share"] < 1e-3);
  CHECK(at("20")["joules_per_token"] < seldom["joules_per_token"]);
}

TEST_CASE("A cap of half the power costs prompts most") {
  const auto under = [](const char* cap) {
    return answer("estimate",
                  std::string(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct",
        "gpu": "rtx-3090-24gb", "input_tokens": 4096, "precision": {"kv_cache": "fp8"})") +
                      cap + "}");
  };
  const Json free = under("");
  const Json capped = under(R"(, "power_cap_w": 180)");
  REQUIRE(error_of(capped) == "");
  const auto slower = [&](const char* figure) {
    return capped["speed"][figure].get<double>() / free["speed"][figure].get<double>();
  };
  CHECK(slower("ttft_ms") > 1.25);  // the square root of 350 / 180 is 1.39
  CHECK(slower("ttft_ms") < 1.4);
  CHECK(slower("tpot_ms") == Approx(1));
  CHECK(capped["power"]["limit_w"] == 180);
  CHECK(capped["power"]["mean_w_per_card"] <= 180);
  CHECK(capped["power"]["mean_w_per_card"] <= free["power"]["mean_w_per_card"]);
  CHECK(error_of(under(R"(, "power_cap_w": 20)")) == "bad_value power_cap_w");
  CHECK(error_of(under(R"(, "power_cap_w": 351)")) == "bad_value power_cap_w");
}

TEST_CASE("A card whose power is not known has none, and no cap") {
  const auto ask = [](const char* rest) {
    return answer("estimate",
                  std::string(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct",
        "gpu": {"base": "h100-sxm-80gb", "power_watts": 0})") +
                      rest + "}");
  };
  CHECK(ask("")["power"].is_null());
  CHECK(error_of(ask(R"(, "power_cap_w": 300)")) == "bad_value power_cap_w");
}

TEST_CASE("Training, images and codes say what they draw") {
  const Json run = answer("estimate", R"({"workload": "training", "model": "meta-llama/Llama-3.1-8B-Instruct",
      "gpu": "h100-sxm-80gb", "gpu_count": 8, "pue": 1.2, "grid_g_co2_per_kwh": 500})");
  REQUIRE(error_of(run) == "");
  const double kwh =
      run["cost"]["gpu_hours"].get<double>() * run["power"]["mean_w_per_card"].get<double>() / 1000;
  CHECK(run["power"]["kwh"] == Approx(kwh));
  CHECK(run["cost"]["energy_kwh"] == Approx(kwh));
  CHECK(run["power"]["site_kwh"] == Approx(kwh / 0.7 * 1.2));
  CHECK(run["power"]["co2_g"] == Approx(kwh / 0.7 * 1.2 * 500));
  CHECK(run["power"]["share_of_limit"] > 0.7);
  const Json images =
      answer("estimate", R"({"workload": "image", "model": "flux.1-dev", "gpu": "h100-sxm-80gb"})");
  const double seconds = images["speed"]["seconds_per_image"];
  CHECK(images["power"]["joules_per_image"] ==
        Approx(seconds * images["power"]["mean_w_per_card"].get<double>()));
  CHECK(images["power"]["share_of_limit"] > 0.8);  // 0.93 measured
  const Json clip =
      answer("estimate", R"({"workload": "video", "model": "hunyuanvideo", "gpu": "h100-sxm-80gb",
      "gpu_count": 8, "cards_per_clip": 4, "pue": 1.2, "grid_g_co2_per_kwh": 500})");
  REQUIRE(error_of(clip) == "");
  const double watts = clip["power"]["mean_w_per_card"];
  const double clip_kwh = 4 * watts * clip["speed"]["seconds_per_clip"].get<double>() / 3.6e6;
  CHECK(clip["power"]["boards_w"] == Approx(8 * watts));
  CHECK(clip["power"]["kwh_per_clip"] == Approx(clip_kwh));
  CHECK(clip["power"]["joules_per_clip"] == Approx(clip_kwh * 3.6e6));
  CHECK(clip["power"]["co2_g_per_clip"] == Approx(clip_kwh / 0.7 * 1.2 * 500));
  const Json code = answer("estimate", R"({"workload": "hpc", "gpu": "h100-sxm-80gb", "flops": 1e18,
      "arithmetic_intensity": 0.25})");
  CHECK(code["power"]["kwh"].get<double>() > 0);
  CHECK(answer("estimate",
               R"({"workload": "hpc", "gpu": "h100-sxm-80gb", "arithmetic_intensity": 0.25})")["power"]["kwh"]
            .is_null());
}
