#include <doctest/doctest.h>
#include <string>

#include "core/catalog/tables.h"
#include "core/time/cold_start_time.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json starting(const char* more) {
  Json request =
      Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.3-70B-Instruct", "engine": "vllm",
                                 "gpu": "h100-sxm-80gb", "gpu_count": 8, "parallelism": {"tensor": 8},
                                 "precision": {"weights": "fp8"}, "cold_start": {}})");
  request.merge_patch(Json::parse(more));
  return test::answer("estimate", request.dump());
}

Json start_of(const char* more) { return starting(more).value("cold_start", Json()); }

double part(const Json& start, const std::string& id) {
  for (const Json& one : start["parts"]) {
    if (one["id"] == id) return one["seconds"].get<double>();
  }
  return 0;
}

bool remarks(const Json& report, const char* id) {
  for (const Json& note : report["notes"]) {
    if (note["id"] == id) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A start of eight cards, by hand") {
  // 80 layers x 0.6 s; 72.7 GB of FP8 weights (70.55 G parameters, 1.05 G each of embedding and head in 16
  // bit) at 3 GB/s.
  const Json start = start_of(R"({"cold_start": {"disk_gb_s": 3, "image_gb": 10, "net_gb_s": 0.5}})");
  CHECK(part(start, "image") == doctest::Approx(20));
  CHECK(part(start, "process") == doctest::Approx(28.33));
  CHECK(part(start, "peers") == doctest::Approx(44.08));
  CHECK(part(start, "weights") == doctest::Approx(72.66 / 3).epsilon(0.001));
  CHECK(part(start, "compile") == doctest::Approx(48));
  CHECK(part(start, "graphs") == doctest::Approx(26.6));
  CHECK(start["seconds"].get<double>() ==
        doctest::Approx(20 + 28.33 + 44.08 + 24.22 + 48 + 26.6).epsilon(0.001));
  CHECK(start["disk_bytes"]["image"] == 1e10);
  CHECK(start["shm_bytes"] == 2147483648.0);
  CHECK(start["basis"] == "transferred");
}

TEST_CASE("What a start can be spared") {
  const Json cold = start_of(R"({})");
  const Json kept = start_of(R"({"cold_start": {"compile_cache": true}})");
  CHECK(part(kept, "compile") == doctest::Approx(80 * 0.2682));
  CHECK(cold["seconds"].get<double>() - kept["seconds"].get<double>() ==
        doctest::Approx(part(cold, "compile") - part(kept, "compile")));
  const Json alone = start_of(
      R"({"gpu_count": 1, "parallelism": {"tensor": 1}, "model": "meta-llama/Llama-3.1-8B-Instruct"})");
  CHECK(part(alone, "peers") == 0);
  CHECK_FALSE(alone.contains("shm_bytes"));
  // Copies of a model start by themselves, at the same time.
  const Json copies = start_of(
      R"({"gpu_count": 8, "parallelism": {"tensor": 1}, "model": "meta-llama/Llama-3.1-8B-Instruct"})");
  CHECK(copies == alone);
}

TEST_CASE("No disk makes the loader faster than the host's memory does") {
  const Json fast = starting(R"({"cold_start": {"disk_gb_s": 40}})");
  CHECK(fast["cold_start"]["read_gb_s"].get<double>() ==
        doctest::Approx(tables::start_constants().loader_bytes_per_second / 1e9));
  CHECK(remarks(fast, "start_reader"));
  CHECK_FALSE(remarks(starting(R"({"cold_start": {"disk_gb_s": 2}})"), "start_reader"));
  CHECK(remarks(fast, "start_compiles"));
  CHECK_FALSE(remarks(starting(R"({"cold_start": {"compile_cache": true}})"), "start_compiles"));
}

TEST_CASE("Ranges hold the figure, and are wider where the disk is not known") {
  for (const char* engine : {"vllm", "sglang", "llama.cpp"}) {
    CAPTURE(engine);
    const std::string as = std::string(R"({"engine": ")") + engine + R"(", "precision": null)";
    const Json usual = start_of((as + "}").c_str());
    const Json given = start_of((as + R"(, "cold_start": {"disk_gb_s": 1.328}})").c_str());
    for (const Json& start : {usual, given}) {
      CHECK(start["low"].get<double>() <= start["seconds"].get<double>());
      CHECK(start["high"].get<double>() >= start["seconds"].get<double>());
    }
    CHECK(usual["seconds"].get<double>() == doctest::Approx(given["seconds"].get<double>()));
    CHECK(usual["high"].get<double>() - usual["low"].get<double>() >
          given["high"].get<double>() - given["low"].get<double>());
  }
  CHECK(start_of(R"({"engine": "llama.cpp", "precision": null})")["basis"] == "extrapolated");
}

TEST_CASE("A start that is not known is refused by its field, and one of nothing is not told") {
  CHECK(test::error_of(starting(R"({"engine": "tensorrt-llm"})")) == "bad_value cold_start");
  CHECK(test::error_of(starting(R"({"cold_start": {"disk_gb_s": 0}})")) == "bad_value cold_start.disk_gb_s");
  CHECK(test::error_of(starting(R"({"cold_start": {"image_gb": -1}})")) == "bad_value cold_start.image_gb");
  CHECK(test::error_of(starting(R"({"cold_start": {"net_gb_s": "fast"}})")) ==
        "bad_value cold_start.net_gb_s");
  CHECK(test::error_of(starting(R"({"cold_start": {"compile_cache": 1}})")) ==
        "bad_value cold_start.compile_cache");
  CHECK(test::error_of(starting(R"({"cold_start": {"disk": 1}})")) == "unknown_field cold_start.disk");
  CHECK(start_of(R"({"gpu_count": 1, "parallelism": {"tensor": 1}, "precision": {"weights": "bf16"}})")
            .is_null());
  CHECK(start_of(R"({"cold_start": null})").is_null());
}
