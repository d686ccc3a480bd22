#include <doctest/doctest.h>

#include "core/time/hpc_roofline.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

bool has_note(const Json& report, const char* id) {
  for (const Json& note : report["notes"]) {
    if (note["id"] == id) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Below the ridge memory sets the pace, above it arithmetic") {
  Gpu card;
  card.memory_bandwidth = 2e12;
  card.dense.fp64 = 10e12;
  card.dense.fp64_tensor = 20e12;
  const Roofs low = roofs(card, HpcPrecision::fp64, 0.25);  // a stencil: 2 TB/s x 0.25 = 0.5 TFLOP/s
  REQUIRE(low.count == 2);
  CHECK(low[0].attainable_flops == 0.5e12);
  CHECK(low[1].attainable_flops == 0.5e12);
  CHECK_FALSE(low[0].compute_bound);
  const Roofs between = roofs(card, HpcPrecision::fp64, 8);  // ridges: 5 and 10 operations per byte
  CHECK(between[0].ridge_flops_per_byte == 5);
  CHECK(between[0].attainable_flops == 10e12);
  CHECK(between[0].compute_bound);
  CHECK(between[1].attainable_flops == 16e12);
  CHECK_FALSE(between[1].compute_bound);
  CHECK(least_seconds(between[0], 1e15) == 100);
  CHECK(roofs(card, HpcPrecision::tf32, 8).empty());
}

TEST_CASE("The second article's FP64 gain from A100 to H100 depends on the code") {
  const auto relative = [](const char* intensity, const char* unit) {
    const Json report = answer(
        "estimate", std::string(R"({"workload":"hpc","gpu":"a100-sxm-80gb","compare":["h100-sxm-80gb"],)") +
                        R"("arithmetic_intensity":)" + intensity + "}");
    for (const Json& card : report["relative"]) {
      if (card["unit"] == unit) return card["relative_speed"].get<double>();
    }
    return 0.0;
  };
  CHECK(relative("0.2", "vector") == doctest::Approx(3350.0 / 2039).epsilon(1e-4));  // bandwidth only
  CHECK(relative("1000", "vector") == doctest::Approx(33.5 / 9.7).epsilon(1e-4));
  CHECK(relative("1000", "tensor") == doctest::Approx(66.9 / 19.5).epsilon(1e-4));
}

TEST_CASE("Cards that are not made for FP64 say so, and DPX is for dynamic programming only") {
  const auto ask = [](const char* gpu) {
    return answer("estimate",
                  std::string(R"({"workload":"hpc","arithmetic_intensity":10,"gpu":")") + gpu + "\"}");
  };
  const Json workstation = ask("l40s");
  REQUIRE(error_of(workstation).empty());
  CHECK(has_note(workstation, "fp64_fraction"));
  CHECK_FALSE(has_note(workstation, "fp64_tensor_products"));
  CHECK_FALSE(has_note(workstation, "dpx_only_dynamic_programming"));
  const Json hopper = ask("h100");
  CHECK_FALSE(has_note(hopper, "fp64_fraction"));
  CHECK(has_note(hopper, "fp64_tensor_products"));
  CHECK(has_note(hopper, "dpx_only_dynamic_programming"));
  const Json apple = ask("apple-m4-max-128gb");
  CHECK(apple["roofs"].empty());
  CHECK(apple["relative"].empty());
  CHECK(has_note(apple, "hpc_no_units"));
}

TEST_CASE("Seconds follow from any two of operations, bytes and their ratio") {
  const auto seconds = [](const char* work) {
    const Json report = answer(
        "estimate",
        std::string(R"({"workload":"hpc","gpu":"h100","price":{"usd_per_gpu_hour":3.6},)") + work + "}");
    CHECK(report["cost"]["usd_per_run"].get<double>() ==
          doctest::Approx(report["roofs"][1]["seconds"].get<double>() * 0.001));
    return report["roofs"][0]["seconds"].get<double>();
  };
  const double expected = 3.35e15 / 3.35e12;  // memory-bound: bytes over bandwidth
  CHECK(seconds(R"("flops":3.35e15,"bytes":3.35e15)") == doctest::Approx(expected));
  CHECK(seconds(R"("flops":3.35e15,"arithmetic_intensity":1)") == doctest::Approx(expected));
  CHECK(seconds(R"("bytes":3.35e15,"arithmetic_intensity":1)") == doctest::Approx(expected));
}

TEST_CASE("A bad HPC request names what is wrong with it") {
  const auto error = [](const char* rest) {
    return error_of(answer("estimate", std::string(R"({"workload":"hpc","gpu":"h100")") + rest + "}"));
  };
  CHECK(error("") == "missing_field arithmetic_intensity");
  CHECK(error(R"(,"flops":1e12)") == "missing_field arithmetic_intensity");
  CHECK(error(R"(,"flops":1e12,"bytes":1e12,"arithmetic_intensity":1)") == "bad_value arithmetic_intensity");
  CHECK(error(R"(,"flops":1e30,"bytes":1)") == "bad_value flops");
  CHECK(error(R"(,"arithmetic_intensity":0)") == "bad_value arithmetic_intensity");
  CHECK(error(R"(,"arithmetic_intensity":1,"precision":"fp16")") == "bad_value precision");
  CHECK(error(R"(,"arithmetic_intensity":1,"compare":["h101"])") == "unknown_gpu compare");
  CHECK(error(R"(,"arithmetic_intensity":1,"tokens":1)") == "unknown_field tokens");
  CHECK(error_of(answer("estimate", R"({"workload":"mining"})")) == "bad_value workload");
}
