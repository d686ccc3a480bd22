#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

Json planned_with(const std::string& patch) {
  Json request = Json::parse(R"({"model": "meta-llama/Llama-3.1-70B-Instruct",
    "serving": {"concurrency": 64, "input_tokens": 2048, "output_tokens": 512, "max_ttft_ms": 2000,
                "max_tpot_ms": 50},
    "existing": [{"gpu": "A100-SXM-80GB", "count": 8}]})");
  request.merge_patch(Json::parse(patch));
  return answer("plan", request.dump());
}

void check_service(const Json& service, const Json& estimate) {
  const Json& speed = estimate["speed"];
  if (speed.is_null()) {
    CHECK(service["tpot_ms"].is_null());
    return;
  }
  for (const char* field : {"ttft_ms", "tpot_ms", "output_tokens_per_second", "requests_per_second"}) {
    CHECK(service[field] == speed[field]);
  }
  const double output = estimate["configuration"]["output_tokens"];
  CHECK(service["request_seconds"].get<double>() * 1000 ==
        doctest::Approx(speed["ttft_ms"].get<double>() + (output - 1) * speed["tpot_ms"].get<double>()));
  for (const char* field : {"usd_per_hour", "usd_per_month", "usd_per_million_tokens"}) {
    CHECK(service[field] == estimate["cost"][field]);
  }
}

void check_run(const Json& run, const Json& estimate) {
  if (estimate["speed"].is_null()) {
    CHECK(run["hours"].is_null());
    return;
  }
  CHECK(run["hours"] == estimate["speed"]["hours"]);
  CHECK(run["tokens_per_second"] == estimate["speed"]["tokens_per_second"]);
  CHECK(run["usd_per_hour"] == estimate["cost"]["usd_per_hour"]);
  CHECK(run["usd_total"] == estimate["cost"]["usd_total"]);
}

/// Takes every configuration in `value` anew; returns how many there were.
int check_all(const Json& value) {
  if (value.is_number()) CHECK(std::isfinite(value.get<double>()));
  if (!value.is_structured()) return 0;
  if (value.is_object() && value.contains("request")) {
    CAPTURE(value["request"].dump());
    const Json estimate = answer("estimate", value["request"].dump());
    REQUIRE(error_of(estimate) == "");
    value["request"]["workload"] == "serving" ? check_service(value, estimate) : check_run(value, estimate);
    return 1;
  }
  int found = 0;
  for (const Json& item : value) found += check_all(item);
  return found;
}

}  // namespace

TEST_CASE("Every figure on the visitor's cards is that of an estimate of the same configuration") {
  const char* const patches[] = {
      "{}",
      R"({"serving": {"concurrency": 2000}})",
      R"({"serving": {"concurrency": null, "requests_per_second": 9, "peak_factor": 2}})",
      R"({"serving": {"max_tpot_ms": 0.5}})",
      R"({"existing": [{"gpu": "rtx-3060-12gb", "count": 1}, {"gpu": "l40s-48gb", "count": 5}]})",
      R"({"gpus": ["h200-sxm-141gb"], "training": {"method": "qlora", "deadline_hours": 40},
          "existing": [{"gpu": "h100", "count": 16}, {"gpu": "v100-sxm-32gb", "count": 8}]})",
      R"({"serving": null, "training": {"method": "full", "dataset_tokens": 1e9, "deadline_hours": 72},
          "budget": {"usd_total": 1}})",
      R"({"terms": ["reserved"], "prices": [{"gpu": "a100", "usd_per_gpu_hour": 0.9}], "training": {}})"};
  for (const char* patch : patches) {
    CAPTURE(patch);
    const Json report = planned_with(patch);
    REQUIRE(error_of(report) == "");
    CHECK(check_all(report["existing"]) >= 2);
    if (report["existing"]["serving"].is_null()) continue;
    for (const Json& group : report["existing"]["serving"]["groups"]) {
      const Json estimate = answer("estimate", group["service"]["request"].dump());
      if (!estimate["capacity"].is_null()) CHECK(estimate["capacity"] == group["capacity"]);
    }
  }
  CHECK(planned_with(R"({"existing": []})")["existing"].is_null());
}

TEST_CASE("What moving gives follows from the two configurations") {
  const Json serving = planned_with(R"({"serving": {"concurrency": 200}})")["existing"]["serving"];
  const Json& today = serving["today"];
  REQUIRE_FALSE(serving["moves"].empty());
  for (const Json& move : serving["moves"]) {
    const Json& service = move["service"];
    CHECK(service["gpu"]["id"] != "a100-sxm-80gb");
    CHECK(service["offer"].is_string());
    CHECK(move["extra_usd_per_month"].get<double>() ==
          doctest::Approx(service["usd_per_month"].get<double>() - today["usd_per_month"].get<double>()));
    CHECK(move["times_faster"].get<double>() ==
          doctest::Approx(today["request_seconds"].get<double>() / service["request_seconds"].get<double>()));
    CHECK(move["capacity"]["concurrency"] >= 260);  // 200 x 1.3
    if (move["buying"].is_null() || move["buying"]["months_to_rent"].is_null()) continue;
    const Json& buying = move["buying"];
    CHECK(buying["months_to_rent"].get<double>() ==
          doctest::Approx(
              buying["hardware_usd"].get<double>() /
              (service["usd_per_month"].get<double>() - buying["energy_usd_per_month"].get<double>())));
  }
}

TEST_CASE("Adding to eight A100 takes the fewest that meet the need, the added ones rented") {
  const Json group = planned_with(R"({"serving": {"concurrency": 200}})")["existing"]["serving"]["groups"][0];
  REQUIRE_FALSE(group["meets"].get<bool>());
  CHECK(group["capacity"]["concurrency"] < 260);
  const Json& fewest = group["fewest"];
  const int added = fewest["added_gpus"];
  CHECK(added > 0);
  CHECK(fewest["service"]["gpu_count"] == 8 + added);
  const double energy = group["service"]["usd_per_month"];
  CHECK(fewest["service"]["usd_per_month"].get<double>() ==
        doctest::Approx(energy * 8 / group["service"]["gpu_count"].get<double>() +
                        fewest["added_rent_usd_per_month"].get<double>()));
  const std::string one_less = R"({"serving": {"concurrency": 200}, "existing": [{"gpu": "a100", "count": )" +
                               std::to_string(7 + added) + "}]}";
  CHECK_FALSE(planned_with(one_less)["existing"]["serving"]["groups"][0]["meets"].get<bool>());
}

TEST_CASE("Without a limit that breaks, eight A100 are kept, and fewer would do") {
  const Json serving = planned_with(R"({"serving": {"concurrency": 8}})")["existing"]["serving"];
  const Json& group = serving["groups"][0];
  CHECK(group["meets"].get<bool>());
  CHECK(group["limit"] == "none");
  CHECK(group["fewest"]["added_gpus"] == 0);
  CHECK(group["fewest"]["service"]["gpu_count"] < 8);
  CHECK(serving["rest"].is_null());
  CHECK(group["service"]["usd_per_month"] < group["rented"]["usd_per_month"]);
  CHECK(group["service"]["ttft_ms"] == group["rented"]["ttft_ms"]);
}

TEST_CASE("Splits are cheapest first and add up") {
  const Json splits = planned_with(R"({"serving": {"concurrency": 16},
      "training": {"method": "lora", "dataset_tokens": 5e7, "deadline_hours": 48}})")["existing"]["splits"];
  REQUIRE(splits.size() >= 2);
  double last = 0;
  for (const Json& split : splits) {
    const double usd = split["usd_per_month"];
    CHECK(usd == doctest::Approx(split["training"]["usd_per_month"].get<double>() +
                                 split["serving"]["service"]["usd_per_month"].get<double>()));
    CHECK(usd >= last);
    last = usd;
  }
  CHECK(planned_with("{}")["existing"]["splits"].is_null());
}

TEST_CASE("Energy costs what the visitor says that it does") {
  const auto with = [](const char* more) {
    Json patch = Json::parse(R"({"serving": {"concurrency": 8}, "training": {"method": "lora"}})");
    patch.merge_patch(Json::parse(more));
    return planned_with(patch.dump())["existing"];
  };
  const Json usual = with("{}");
  const Json dear = with(R"({"electricity_usd_per_kwh": 1, "pue": 2})");
  CHECK(dear["assumptions"]["electricity_usd_per_kwh"] == 1);
  CHECK(dear["assumptions"]["pue"] == 2);
  const Json& service = dear["serving"]["groups"][0]["service"];
  // What the same question draws of each board, of at most 400 W, is 70 % of what its server takes.
  Json same = service["request"];
  same.erase("price");
  const double drawn = answer("estimate", same.dump())["power"]["mean_w_per_card"];
  CHECK(drawn < 400);
  const double watts = drawn * service["gpu_count"].get<double>() / 0.7 * 2;
  CHECK(service["usd_per_hour"].get<double>() == doctest::Approx(watts / 1000));
  CHECK(dear["training"]["groups"][0]["run"]["usd_total"] >
        usual["training"]["groups"][0]["run"]["usd_total"]);
  CHECK(dear["serving"]["moves"][0]["extra_usd_per_month"] <
        usual["serving"]["moves"][0]["extra_usd_per_month"]);
  CHECK(error_of(planned_with(R"({"electricity_usd_per_kwh": 11})")) == "bad_value electricity_usd_per_kwh");
  CHECK(error_of(planned_with(R"({"pue": 0.9})")) == "bad_value pue");
}

TEST_CASE("A split keeps the budget or does not: both are paid in the same hour") {
  const auto with = [](double usd_per_hour) {
    Json patch = Json::parse(R"({"serving": {"concurrency": 16},
        "training": {"method": "lora", "dataset_tokens": 5e7, "deadline_hours": 48}})");
    if (usd_per_hour > 0) patch["budget"]["usd_per_hour"] = usd_per_hour;
    return planned_with(patch.dump())["existing"]["splits"];
  };
  for (const Json& split : with(0)) CHECK(split["within_budget"].is_null());
  int kept = 0;
  int broken = 0;
  for (const double budget : {0.5, 2.0, 5.0, 20.0}) {
    for (const Json& split : with(budget)) {
      const double both = split["training"]["run"]["usd_per_hour"].get<double>() +
                          split["serving"]["service"]["usd_per_hour"].get<double>();
      CHECK(split["within_budget"].get<bool>() == (both <= budget));
      both <= budget ? ++kept : ++broken;
    }
  }
  CHECK(kept > 0);
  CHECK(broken > 0);
}

TEST_CASE("Wrong cards are named with field and range") {
  const auto wrong = [](const std::string& existing) {
    return error_of(planned_with(R"({"existing": )" + existing + "}"));
  };
  CHECK(wrong(R"([{"gpu": "a100-sxm-81gb", "count": 8}])") == "unknown_gpu existing[0].gpu");
  CHECK(wrong(R"([{"gpu": "a100", "count": 8}, {"gpu": "h100"}])") == "missing_field existing[1].count");
  CHECK(wrong(R"([{"gpu": "a100", "count": 0}])") == "bad_value existing[0].count");
  CHECK(wrong(R"([{"gpu": "a100", "count": 65}])") == "bad_value existing[0].count");
  CHECK(wrong(R"([{"gpu": "a100", "count": 1.5}])") == "bad_value existing[0].count");
  CHECK(wrong(R"([{"gpu": "apple-m4-max-128gb", "count": 2}])") == "bad_value existing[0].count");
  CHECK(wrong(R"([{"gpu": "a100", "count": 8}, {"gpu": "A100-sxm-80gb", "count": 1}])") ==
        "bad_value existing[1].gpu");
  CHECK(wrong(R"([{"gpu": "a100", "count": 8, "price": 1}])") == "unknown_field existing[0].price");
  CHECK(wrong("[3]") == "bad_value existing[0]");
  CHECK(wrong("{}") == "bad_value existing");
  std::string nine = "[";
  for (int i = 0; i < 9; ++i) nine += std::string(i > 0 ? "," : "") + R"({"gpu": "a100", "count": 1})";
  CHECK(wrong(nine + "]") == "bad_value existing");
}
