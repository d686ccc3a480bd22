#include "core/api/call.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

constexpr const char* opening = R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct",
  "gpu": "h200-sxm-141gb", "gpu_count": 1, "precision": {"weights": "fp8"}, "engine": "vllm",
  "input_tokens": 7168, "output_tokens": 1024, "concurrency": 16})";

Json opening_with(const std::string& patch) {
  Json request = Json::parse(opening);
  request.merge_patch(Json::parse(patch));
  return answer("estimate", request.dump());
}

}  // namespace

TEST_CASE("The opening question has a complete, finite answer that explains itself") {
  const Json report = answer("estimate", opening);
  REQUIRE(error_of(report) == "");
  CHECK(report["fit"]["verdict"] == "fits");
  CHECK(report["fit"]["per_gpu"]["weights_bytes"].get<double>() / 1e9 ==
        doctest::Approx(72.66).epsilon(0.001));
  CHECK(report["speed"]["range"]["tpot_ms"][0] < report["speed"]["tpot_ms"]);
  CHECK(report["speed"]["range"]["tpot_ms"][1] > report["speed"]["tpot_ms"]);
  CHECK(report["cost"]["offer"]["as_of"].get<std::string>().substr(0, 4) == "2026");
  for (const Json& line : report["working"]) {
    CAPTURE(line["id"]);
    CHECK_FALSE(line["unit"].get<std::string>().empty());
    CHECK_FALSE(line["source"].get<std::string>().empty());
  }
}

TEST_CASE("What the core decided is stated") {
  const Json decided = opening_with(R"({"precision": {"weights": "auto"}, "gpu_count": 2})")["configuration"];
  CHECK(decided["decided"] == Json::array({"precision.weights", "parallelism"}));
  CHECK(decided["precision"]["weights"] == "bf16");
  const Json own = opening_with(R"({"precision": null, "gpu_count": 4})")["configuration"];
  CHECK(own["precision"]["weights"] == "bf16");  // the checkpoint's own
  const Json fixed = opening_with(R"({"parallelism": {"tensor": 1}})")["configuration"];
  CHECK(fixed["decided"] == Json::array());
}

TEST_CASE("What does not fit has sizes, a shortfall and fixes that work; no speed, no cost") {
  const Json report = opening_with(R"({"precision": {"weights": "bf16"}})");
  CHECK(report["fit"]["verdict"] == "does_not_fit");
  CHECK(report["fit"]["shortfall_bytes"].get<double>() > 0);
  CHECK(report["speed"].is_null());
  CHECK(report["cost"].is_null());
  REQUIRE_FALSE(report["fit"]["fixes"].empty());
  for (const Json& fix : report["fit"]["fixes"]) {
    CAPTURE(fix.dump());
    Json changed = Json::parse(opening);
    changed["precision"]["weights"] = "bf16";
    changed.merge_patch(fix["patch"]);
    const Json fixed = answer("estimate", changed.dump());
    CHECK(fixed["fit"]["shortfall_bytes"] == 0);
    CHECK_FALSE(fixed["speed"].is_null());
  }
}

TEST_CASE("A comparison puts the same work on every card, with the count that it takes") {
  Json request;
  request["request"] = Json::parse(opening);
  request["gpus"] = {"a100-sxm-80gb", "h200-sxm-141gb", "no-such-card", 7};
  const Json rows = answer("compare", request.dump())["rows"];
  REQUIRE(rows.size() == 4);
  CHECK(rows[0]["configuration"]["gpu_count"] == 2);
  CHECK(rows[1]["configuration"]["gpu_count"] == 1);
  CHECK(rows[1]["speed"] == answer("estimate", opening)["speed"]);
  CHECK(error_of(rows[2]) == "unknown_gpu gpus");
  CHECK(error_of(rows[3]) == "unknown_gpu gpus");
}

TEST_CASE("The catalog lists what requests may name") {
  const Json catalog = answer("catalog", "");
  CHECK(catalog["gpus"].size() == tables::gpus().size());
  CHECK(catalog["models"].size() >= 25);
  CHECK(catalog["offers"].size() == tables::offers().size());
}

TEST_CASE("Bad requests get the error of the contract") {
  CHECK(error_of(opening_with(R"({"gpu": "h1000"})")) == "unknown_gpu gpu");
  CHECK(opening_with(R"({"gpu": "h100-sxm-80g"})")["error"]["suggestions"][0] == "h100-sxm-80gb");
  CHECK(error_of(opening_with(R"({"gpu": null})")) == "missing_field gpu");
  CHECK(error_of(opening_with(R"({"model": "nobody/nothing"})")) == "unknown_model model");
  CHECK(error_of(opening_with(R"({"input_tokens": -5})")) == "bad_value input_tokens");
  CHECK(error_of(opening_with(R"({"input_tokens": 1.5})")) == "bad_value input_tokens");
  CHECK(error_of(opening_with(R"({"input_tokens": "many"})")) == "bad_value input_tokens");
  CHECK(error_of(opening_with(R"({"concurrency": 0})")) == "bad_value concurrency");
  CHECK(error_of(opening_with(R"({"gpu_count": 1e300})")) == "bad_value gpu_count");
  CHECK(error_of(opening_with(R"({"gpu_count": [1]})")) == "bad_value gpu_count");
  CHECK(error_of(opening_with(R"({"memory_utilization": 1.01})")) == "bad_value memory_utilization");
  CHECK(error_of(opening_with(R"({"load": "sometimes"})")) == "bad_value load");
  CHECK(error_of(opening_with(R"({"engine": "magic"})")) == "bad_value engine");
  CHECK(error_of(opening_with(R"({"precision": {"weights": "fp7"}})")) == "bad_value precision.weights");
  CHECK(error_of(opening_with(R"({"precision": "fp8"})")) == "bad_value precision");
  CHECK(error_of(opening_with(R"({"concurency": 4})")) == "unknown_field concurency");
  CHECK(error_of(opening_with(R"({"precision": {"wieghts": "fp8"}})")) == "unknown_field precision.wieghts");
  CHECK(error_of(opening_with(R"({"parallelism": {"tensor": 3}})")) == "bad_value parallelism");
  // 64 heads of attention and 80 layers.
  CHECK(error_of(opening_with(R"({"gpu_count": 3, "parallelism": {"tensor": 3}})")) ==
        "bad_value parallelism");
  CHECK(error_of(opening_with(R"({"gpu_count": 4, "parallelism": {"tensor": 4}})")) == "");
  CHECK(error_of(opening_with(R"({"gpu_count": 96, "parallelism": {"pipeline": 96}})")) ==
        "bad_value parallelism");
  CHECK(error_of(opening_with(R"({"price": {}})")) == "bad_value price");
  CHECK(error_of(opening_with(R"({"price": {"offer": "free"}})")) == "unknown_offer price.offer");
  CHECK(error_of(opening_with(R"({"workload": "mining"})")) == "bad_value workload");
  CHECK(error_of(opening_with(R"({"engine": "tensorrt-llm", "gpu": "mi300x-192gb"})")) == "bad_value engine");
  const Json range = opening_with(R"({"memory_utilization": 7})")["error"];
  CHECK(range["range"] == Json::array({0.1, 1.0}));
  CHECK(range["message"].get<std::string>().find("0.1 to 1") != std::string::npos);
}

TEST_CASE("No bytes break the door") {
  CHECK(error_of(answer("estimate", "")) == "bad_json ");
  CHECK(error_of(answer("estimate", "NaN")) == "bad_json ");
  CHECK(error_of(answer("estimate", R"({"gpu_count": NaN})")) == "bad_json ");
  CHECK(error_of(answer("estimate", R"({"gpu_count": 1e999})")) == "bad_json ");
  CHECK(error_of(answer("estimate", "[]")) == "bad_value ");
  CHECK(error_of(answer("estimate", "\"\xff\xfe\"")) == "bad_json ");
  CHECK(error_of(answer("estimate", std::string(32'000'001, 'x'))) == "too_large ");
  CHECK(error_of(answer("estimate", std::string(900'000, '['))) == "bad_json ");
  CHECK(error_of(answer("nonsense", opening)) == "unknown_method ");
  const std::string nested = std::string(200'000, '[') + std::string(200'000, ']');
  CHECK(error_of(answer("estimate", R"({"model": )" + nested + "}")) == "bad_json ");
}

TEST_CASE("Where JSON ends is said, and what Python wrote is named") {
  const auto message = [](const char* request) {
    return answer("estimate", request)["error"]["message"].get<std::string>();
  };
  const auto says = [&](const char* request, const char* words) {
    INFO(message(request));
    return message(request).find(words) != std::string::npos;
  };
  CHECK(says("{\"model\": \"m\",\n \"gpu_count\": NaN}", "\"NaN\" is Python's"));
  CHECK(says("{\"model\": \"m\",\n \"gpu_count\": NaN}", "line 2"));
  CHECK(says("{\"limit\": [0.0, Infinity]}", "\"Infinity\" is Python's"));
  CHECK(says("{\"limit\": [0.0, -Infinity]}", "Infinity"));
  CHECK(says("{\"tie\": True}", "write true"));
  CHECK(says("{\"tie\": None}", "write null"));
  CHECK(says("{\"layers\": [1, 2,]}", "a comma stands before the end"));
  CHECK(says("{\"layers\": 1,}", "a comma stands before the end"));
  CHECK(says("{'layers': 1}", "double quotes"));
  CHECK(says("{\"layers\": 1", "ends before it is complete"));
}

TEST_CASE("A typed card's kind of memory tells its class") {
  const auto class_with = [](const char* fields) {
    Json request = Json::parse(R"({"model": "Qwen/Qwen3-8B", "gpu": {"name": "Mine", "memory_gb": 24,
      "memory_bandwidth_gb_s": 600, "fp32_tflops": 30, "fp16_tensor_dense_tflops": 120}})");
    request["gpu"].update(Json::parse(fields));
    return answer("estimate", request.dump())["speed"];
  };
  CHECK(class_with(R"({"memory_type": "GDDR6X"})") == class_with(R"({"memory_class": "gddr"})"));
  CHECK(class_with(R"({"memory_type": "HBM2e"})") == class_with(R"({"memory_class": "hbm"})"));
  CHECK(class_with(R"({"memory_type": "LPDDR5X"})") == class_with(R"({"memory_class": "unified"})"));
  CHECK(class_with(R"({"memory_type": "GDDR6X"})") != class_with(R"({"memory_class": "hbm"})"));
  CHECK(class_with(R"({"memory_type": "GDDR6X", "memory_class": "hbm"})") ==
        class_with(R"({"memory_class": "hbm"})"));
}

TEST_CASE("The widest questions still have finite answers") {
  for (const char* patch :
       {R"({"input_tokens": 10000000, "output_tokens": 10000000})", R"({"concurrency": 100000})",
        R"({"gpu_count": 512, "concurrency": 1})",
        R"({"input_tokens": 1, "output_tokens": 1, "concurrency": 1})", R"({"cached_prefix_fraction": 1})",
        R"({"load": "offline", "concurrency": 100000})", R"({"load": "static", "concurrency": 1000})",
        R"({"load": "burst"})", R"({"max_num_seqs": 1, "concurrency": 99})",
        R"({"price": {"usd_per_gpu_hour": 0}})"}) {
    CAPTURE(patch);
    const Json report = opening_with(patch);
    CHECK(error_of(report) == "");
  }
}

TEST_CASE("Every model on every card has an answer") {
  const auto models = tables::models();
  for (std::size_t at = 0; at < models.size(); at += test::thinning) {
    const Model& model = models[at];
    if (model.kind != ModelKind::text) continue;
    for (const Gpu& gpu : tables::gpus()) {
      Json request;
      request["model"] = model.id;
      request["gpu"] = gpu.id;
      request["precision"]["weights"] = "auto";
      request["concurrency"] = 4;
      const std::string asked = request.dump();
      const std::string report = api::call("estimate", asked);
      if (report.rfind(R"({"error")", 0) == 0) FAIL_CHECK(asked, ": ", report);
    }
  }
}

TEST_CASE("A custom card: the nearest one with a figure changed, or all figures") {
  const Json base = opening_with(R"({"gpu": {"base": "h200-sxm-141gb"}, "price": {"usd_per_gpu_hour": 3}})");
  CHECK(base["speed"] == answer("estimate", opening)["speed"]);
  const Json faster = opening_with(R"({"gpu": {"base": "h200-sxm-141gb", "memory_bandwidth_gb_s": 9600}})");
  CHECK(faster["speed"]["tpot_ms"] < base["speed"]["tpot_ms"]);
  const Json held = opening_with(R"({"gpu": {"base": "h200-sxm-141gb", "peak_power_watts": 1400}})");
  CHECK(held["speed"]["ttft_ms"] > base["speed"]["ttft_ms"]);
  const Json own = opening_with(
      R"({"gpu": {"name": "Mine", "memory_gb": 200, "memory_bandwidth_gb_s": 5000, "fp32_tflops": 60, "bf16_tensor_dense_tflops": 900}})");
  CHECK(error_of(own) == "");
  CHECK(own["configuration"]["gpu"]["name"] == "Mine");
  CHECK(own["cost"].is_null());
  CHECK(error_of(opening_with(R"({"gpu": {"memory_gb": 200}})")) ==
        "missing_field gpu.memory_bandwidth_gb_s");
  CHECK(error_of(opening_with(R"({"gpu": {"base": "h200", "flavour": 1}})")) == "unknown_field gpu.flavour");
}

TEST_CASE("One measurement of one's own moves the estimate, also under another load") {
  const Json plain = answer("estimate", opening);
  const double tpot = plain["speed"]["tpot_ms"];
  const double ttft = plain["speed"]["ttft_ms"];
  // Measured at the request's own load: the figures become the measured ones, with a narrower range.
  const Json here = opening_with(R"({"measured": {"tpot_ms": )" + std::to_string(2 * tpot) + "}}");
  CHECK(here["speed"]["tpot_ms"].get<double>() == doctest::Approx(2 * tpot).epsilon(1e-5));
  CHECK(here["speed"]["ttft_ms"].get<double>() == doctest::Approx(ttft));
  CHECK(here["speed"]["recalibrated"]["tpot_factor"].get<double>() == doctest::Approx(2).epsilon(1e-5));
  // Measured with one user: the same factor applies to sixteen.
  const double alone = opening_with(R"({"concurrency": 1})")["speed"]["tpot_ms"];
  const Json there =
      opening_with(R"({"measured": {"concurrency": 1, "tpot_ms": )" + std::to_string(1.5 * alone) + "}}");
  CHECK(there["speed"]["tpot_ms"].get<double>() == doctest::Approx(1.5 * tpot).epsilon(1e-4));
  CHECK(there["speed"]["tokens_per_second_per_user"].get<double>() ==
        doctest::Approx(1000 / (1.5 * tpot)).epsilon(1e-4));
  CHECK(error_of(opening_with(R"({"measured": {}})")) == "missing_field measured");
  CHECK(error_of(opening_with(R"({"measured": {"tpot_ms": 0}})")) == "bad_value measured.tpot_ms");
}

TEST_CASE("Tensor parallelism between servers is as slow as the network between them") {
  const char* two_servers =
      R"({"gpu": "h100-sxm-80gb", "gpu_count": 16, "parallelism": {"tensor": 16}, "network_gbit_s_per_gpu": )";
  const Json infiniband = opening_with(two_servers + std::string("400}"));
  const Json ten_gigabit = opening_with(two_servers + std::string("1.25}"));  // 10 GbE for eight GPUs
  REQUIRE(error_of(infiniband) == "");
  CHECK(ten_gigabit["speed"]["ttft_ms"] > 5 * infiniband["speed"]["ttft_ms"].get<double>());
  const Json stages = opening_with(
      R"({"gpu": "h100-sxm-80gb", "gpu_count": 16, "parallelism": {"tensor": 8, "pipeline": 2}, "network_gbit_s_per_gpu": 1.25})");
  CHECK(stages["speed"]["tpot_ms"] < ten_gigabit["speed"]["tpot_ms"]);
}
