#include <cmath>
#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

constexpr const char* need = R"({"model": "meta-llama/Llama-3.1-70B-Instruct", "serving": {"concurrency": 16,
  "input_tokens": 7168, "output_tokens": 1024, "max_ttft_ms": 2000, "max_tpot_ms": 50}})";

Json plan_with(const std::string& patch) {
  Json request = Json::parse(need);
  request.merge_patch(Json::parse(patch));
  return answer("plan", request.dump());
}

const char* const needs[] = {
    "{}",
    R"({"budget": {"usd_per_month": 1500}})",
    R"({"budget": {"usd_per_hour": 0.01}})",
    R"({"serving": {"concurrency": null, "requests_per_second": 2.5, "peak_factor": 3}})",
    R"({"serving": {"max_ttft_ms": null, "max_tpot_ms": null, "cached_prefix_fraction": 0.5, "headroom": 1}})",
    R"({"serving": {"max_tpot_ms": 0.5}})",
    R"({"model": "deepseek-ai/DeepSeek-R1", "vendors": ["amd"]})",
    R"({"model": null, "model_params_billion": 30})",
    R"({"gpus": ["A100-sxm-80gb", "l40s-48gb"], "terms": ["spot", "on_demand"], "max_gpus": 16})",
    R"({"prices": [{"gpu": "rtx-5090-32gb", "usd_per_gpu_hour": 0}], "least_weight_bits": 8})",
    R"({"gpus": ["h100-sxm-80gb"], "providers": ["Ours"], "terms": ["reserved"],
        "offers": [{"id": "ours", "provider": "Ours", "gpu": "h100", "kind": "reserved", "gpu_count": 8,
                    "usd_per_gpu_hour": 1.5}]})",
    R"({"model": {"config": {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336,
        "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
        "vocab_size": 128256, "tie_word_embeddings": false,
        "architectures": ["LlamaForCausalLM"]}, "name": "mine"}})"};

}  // namespace

TEST_CASE("Every figure of a training plan is that of an estimate of the same run") {
  const char* const runs[] = {
      R"({"training": {"method": "qlora"}})",
      R"({"training": {"method": "full", "dataset_tokens": 1e9, "deadline_hours": 24}, "budget": {"usd_total": 5000}})",
      R"({"training": {"method": "lora", "lora_rank": 64, "lora_targets": "attention", "train_embeddings": true,
          "optimizer": "adamw_8bit", "framework": "torchtune"}})",
      R"({"training": {"deadline_hours": 4000, "precision": "fp8", "dataset_tokens": 1e12}, "gpus": ["h100-sxm-80gb"]})",
      R"({"training": {"method": "full", "offload": "optimizer", "micro_batch_sequences": 1, "recompute": "full",
          "global_batch_sequences": 96}, "budget": {"usd_per_month": 40000, "usd_per_hour": 100}})",
      R"({"training": {"method": "qlora"}, "budget": {"usd_total": 0.01}})"};
  for (const char* patch : runs) {
    CAPTURE(patch);
    Json request = Json::parse(patch);
    request["model"] = "meta-llama/Llama-3.1-70B-Instruct";
    const Json report = answer("plan", request.dump());
    REQUIRE(error_of(report) == "");
    CHECK(report["plans"].empty());
    Json shown = report["training"]["plans"];
    if (!report["training"]["beyond_budget"].is_null()) shown.push_back(report["training"]["beyond_budget"]);
    CHECK_FALSE(shown.empty());
    for (const Json& plan : shown) {
      CAPTURE(plan["request"].dump());
      CHECK(answer("estimate", plan["request"].dump()) == plan["estimate"]);
    }
    for (const char* list : {"pareto", "rejected"}) {
      for (const Json& item : report["training"][list]) {
        const Json& run = list == std::string("pareto") ? item : item["nearest"];
        if (run.is_null()) continue;
        const Json estimate = answer("estimate", run["request"].dump());
        CAPTURE(run["request"].dump());
        REQUIRE(error_of(estimate) == "");
        CHECK(estimate["cost"]["usd_total"] == run["usd_total"]);
        CHECK(estimate["cost"]["usd_per_hour"] == run["usd_per_hour"]);
        CHECK(estimate["speed"]["hours"] == run["hours"]);
      }
    }
  }
}

TEST_CASE("A run beyond the budget is compared with other cards, not called the only one") {
  Json request = Json::parse(
      R"({"model": "meta-llama/Llama-3.1-70B-Instruct", "training": {"method": "qlora"}, "gpus": ["h100-sxm-80gb", "h200-sxm-141gb"]})");
  const auto reasons_of = [](const Json& plan) {
    std::string ids;
    for (const Json& reason : plan["why"]) ids += reason["id"].get<std::string>() + " ";
    return ids;
  };
  const Json free = answer("plan", request.dump())["training"];
  REQUIRE(reasons_of(free["plans"][0]).find("plan_run_cheapest") != std::string::npos);
  request["budget"] = {{"usd_total", 0.01}};
  const Json beyond = answer("plan", request.dump())["training"]["beyond_budget"];
  REQUIRE_FALSE(beyond.is_null());
  CHECK(reasons_of(beyond).find("plan_run_cheapest") != std::string::npos);
  CHECK(reasons_of(beyond).find("plan_only_card") == std::string::npos);
}

TEST_CASE("One request plans training and serving") {
  const Json report = plan_with(R"({"training": {"method": "lora"}})");
  CHECK(report["plans"].front()["workload"] == "serving");
  CHECK(report["training"]["plans"].front()["workload"] == "training");
  CHECK(report["need"]["training"]["method"] == "lora");
  CHECK(report["need"]["max_gpus"] == 64);
  CHECK(plan_with("{}")["training"].is_null());
}

TEST_CASE("One budget holds for a service and a run together") {
  constexpr double month = 730;
  const Json free = plan_with(R"({"training": {"method": "qlora", "deadline_hours": 72}})");
  const Json& service = free["plans"][0]["estimate"];
  const Json& run = free["training"]["plans"][0]["estimate"];
  const double usd = service["cost"]["usd_per_hour"];
  const double usd_run = run["cost"]["usd_per_hour"];
  // Machines are paid for the quarter of an hour that they take to start, and by the minute.
  const auto paid_hours = [](double hours) { return std::ceil(hours * 60 + 15) / 60; };
  const double hours = paid_hours(run["speed"]["hours"]);
  CHECK(free["together"]["usd_per_hour"] == usd + usd_run);
  CHECK(free["together"]["usd_first_month"].get<double>() == doctest::Approx(usd * month + usd_run * hours));
  CHECK(free["together"]["within_budget"].is_null());

  const auto limited = [](const char* field, double amount) {
    Json patch = Json::parse(R"({"training": {"method": "qlora", "deadline_hours": 72}})");
    patch["budget"][field] = amount;
    return plan_with(patch.dump());
  };
  struct Case {
    const char* field;
    double both;       // what the cheapest of both cost
    double factor;     // from hours to what is limited
    double run_hours;  // for which a run is paid
  };
  for (const Case& one : {Case{"usd_per_hour", usd + usd_run, 1, 1},
                          Case{"usd_per_month", usd * month + usd_run * hours, month, hours}}) {
    CAPTURE(one.field);
    // As much as both cost: each keeps its cheapest, and no plan of the one exceeds what the other leaves.
    const double enough = one.both * 1.000001;
    const Json both = limited(one.field, enough);
    CHECK(both["together"]["within_budget"] == true);
    CHECK(both["plans"][0]["request"] == free["plans"][0]["request"]);
    CHECK(both["training"]["plans"][0]["request"] == free["training"]["plans"][0]["request"]);
    for (const Json& plan : both["plans"]) {
      const double plan_usd = plan["estimate"]["cost"]["usd_per_hour"];
      CHECK(plan_usd * one.factor + usd_run * one.run_hours <= enough);
    }
    for (const Json& plan : both["training"]["plans"]) {
      const double paid = plan["estimate"]["cost"]["usd_per_hour"];
      const double for_hours = one.run_hours == 1 ? 1 : paid_hours(plan["estimate"]["speed"]["hours"]);
      CHECK(usd * one.factor + paid * for_hours <= enough);
    }
    // Enough for the service alone: nothing says that it does for both.
    const Json either = limited(one.field, usd * one.factor * 1.000001);
    CHECK(either["together"]["within_budget"] == false);
    CHECK(either["training"]["plans"].empty());
    CHECK_FALSE(either["training"]["beyond_budget"].is_null());
    CHECK(either["plans"][0]["request"] == free["plans"][0]["request"]);
  }
  // A total is the run's.
  CHECK(limited("usd_total", usd_run * hours * 1.01)["together"]["within_budget"] == true);
  CHECK(limited("usd_total", 0.01)["together"]["within_budget"] == false);
  CHECK(plan_with("{}")["together"].is_null());
}

TEST_CASE("Every figure of a plan is that of an estimate of the same configuration") {
  for (const char* patch : needs) {
    CAPTURE(patch);
    const Json report = plan_with(patch);
    REQUIRE(error_of(report) == "");
    for (const Json& plan : report["plans"]) {
      CAPTURE(plan["request"].dump());
      CHECK(answer("estimate", plan["request"].dump()) == plan["estimate"]);
      CHECK(plan["headroom"].get<double>() >= 1);
    }
    for (const Json& point : report["pareto"]) {
      const Json estimate = answer("estimate", point["request"].dump());
      CAPTURE(point["request"].dump());
      REQUIRE(error_of(estimate) == "");
      CHECK(estimate["speed"]["ttft_ms"] == point["ttft_ms"]);
      CHECK(estimate["speed"]["tpot_ms"] == point["tpot_ms"]);
      CHECK(estimate["speed"]["output_tokens_per_second"] == point["output_tokens_per_second"]);
      CHECK(estimate["cost"]["usd_per_hour"] == point["usd_per_hour"]);
    }
    for (const Json& rejected : report["rejected"]) {
      if (rejected["nearest"].is_null()) continue;
      const Json estimate = answer("estimate", rejected["nearest"]["request"].dump());
      REQUIRE(error_of(estimate) == "");
      CHECK(estimate["cost"]["usd_per_hour"] == rejected["nearest"]["usd_per_hour"]);
      CHECK(estimate["fit"]["shortfall_bytes"] == 0);
    }
  }
}

TEST_CASE("Plans keep the limits, for as many users as the headroom asks for") {
  const Json report = plan_with("{}");
  CHECK(report["need"]["concurrency"] == 21);  // 16 x 1.3 is 20.8
  REQUIRE(report["plans"].size() >= 2);
  for (const Json& plan : report["plans"]) {
    const Json& estimate = plan["estimate"];
    CHECK(estimate["configuration"]["concurrency"] == 21);
    CHECK(estimate["speed"]["ttft_ms"] <= 2000);
    CHECK(estimate["speed"]["tpot_ms"] <= 50);
    CHECK(estimate["speed"]["limited_by"] == "none");
    CHECK(plan["capacity"]["concurrency"] >= 21);
    CHECK(plan["estimate"]["cost"]["usd_per_hour"] >= report["plans"][0]["estimate"]["cost"]["usd_per_hour"]);
  }
  CHECK(report["plans"][0]["label"] == "cheapest");
}

TEST_CASE("A plan's request keeps the limits as they were asked, so that its estimate says what it carries") {
  const Json report = plan_with(R"({"serving": {"max_ttft_ms": 1833, "max_tpot_ms": 33.3}})");
  REQUIRE_FALSE(report["plans"].empty());
  for (const Json& plan : report["plans"]) {
    CHECK(plan["request"]["max_ttft_ms"] == 1833);
    CHECK(plan["request"]["max_tpot_ms"] == 33.3);
    CHECK(plan["estimate"]["capacity"] == plan["capacity"]);
    CHECK(plan["estimate"]["fit"]["in_vain"].empty());
  }
  const Json free = plan_with(R"({"serving": {"max_ttft_ms": null, "max_tpot_ms": null}})");
  CHECK(free["plans"][0]["request"]["max_ttft_ms"] == 10'000);
  CHECK(free["plans"][0]["request"]["max_tpot_ms"] == 100);
}

TEST_CASE("Headroom 1 is the minimum that works and never dearer") {
  const Json least = plan_with(R"({"serving": {"headroom": 1}})");
  CHECK(least["need"]["concurrency"] == 16);
  CHECK(least["plans"][0]["estimate"]["cost"]["usd_per_hour"] <=
        plan_with("{}")["plans"][0]["estimate"]["cost"]["usd_per_hour"]);
}

TEST_CASE("A budget that nothing meets gets the cheapest plan beyond it") {
  const Json report = plan_with(R"({"budget": {"usd_per_hour": 0.01}})");
  CHECK(report["plans"].empty());
  CHECK(report["pareto"].empty());
  CHECK(report["notes"][0]["id"] == "plan_nothing_affordable");
  CHECK(report["beyond_budget"]["request"] == plan_with("{}")["plans"][0]["request"]);
}

TEST_CASE("What nothing can do is said") {
  const Json report = plan_with(R"({"serving": {"max_tpot_ms": 0.01}})");
  CHECK(report["plans"].empty());
  CHECK(report["beyond_budget"].is_null());
  CHECK(report["notes"][0]["id"] == "plan_nothing_works");
}

TEST_CASE("Cards without a price are said to have none, not to be unable") {
  // Ascend cards stand in the catalog without an offer; 35 GB of eight-bit weights fit two of them.
  const Json report = plan_with(R"({"vendors": ["Huawei"]})");
  CHECK(report["plans"].empty());
  CHECK(report["notes"].back()["id"] == "plan_no_price");
  const Json run = plan_with(R"({"serving": null, "gpus": ["910b2"],
                                 "training": {"method": "lora", "dataset_tokens": 1e8}})");
  CHECK(run["notes"].back()["id"] == "plan_no_price");
  const Json priced =
      plan_with(R"({"gpus": ["910b2"], "prices": [{"gpu": "910b2", "usd_per_gpu_hour": 2}]})");
  CHECK(priced["plans"][0]["estimate"]["configuration"]["gpu"]["id"] == "ascend-910b2-64gb");
}

TEST_CASE("Cards that the question names are explained where no plan takes them") {
  const Json report = plan_with(R"({"gpus": ["h20", "h100-sxm-80gb"]})");
  REQUIRE(report["rejected"].size() == 1);
  CHECK(report["rejected"][0]["gpu"]["id"] == "h20-sxm-96gb");
  CHECK(report["rejected"][0]["reasons"][0]["id"] == "rejected_no_price");
}

TEST_CASE("A size alone stands for a dense model of that size") {
  const Json report = plan_with(R"({"model": null, "model_params_billion": 30})");
  CHECK(report["need"]["model"]["parameters"].get<double>() / 1e9 == doctest::Approx(30).epsilon(0.001));
  CHECK(report["notes"][0]["id"] == "plan_model_scaled");
}

TEST_CASE("Own prices and limits are kept") {
  const Json own = plan_with(R"({"prices": [{"gpu": "gaudi3-128gb", "usd_per_gpu_hour": 0.001}]})");
  CHECK(own["plans"][0]["estimate"]["configuration"]["gpu"]["id"] == "gaudi3-128gb");
  CHECK(own["plans"][0]["estimate"]["cost"]["offer"].is_null());
  const Json limited = plan_with(R"({"vendors": ["amd"], "least_weight_bits": 16})");
  for (const Json& plan : limited["plans"]) {
    CHECK(plan["estimate"]["configuration"]["gpu"]["id"].get<std::string>().substr(0, 2) == "mi");
    CHECK(plan["estimate"]["configuration"]["precision"]["weights"] == "bf16");
  }
}

TEST_CASE("A price book joins the offers under the same terms and providers, or replaces what it names") {
  const Json book = plan_with(R"({"offers": [
    {"id": "ours", "provider": "Ours", "gpu": "h100", "usd_per_gpu_hour": 0.002, "gpu_count": 8},
    {"id": "bid", "provider": "Ours", "gpu": "h100", "usd_per_gpu_hour": 0.001, "kind": "spot"}]})");
  const Json& cheapest = book["plans"][0];
  CHECK(cheapest["estimate"]["configuration"]["gpu"]["id"] == "h100-sxm-80gb");
  CHECK(cheapest["estimate"]["cost"]["usd_per_hour"] == 0.016);  // whole instances of eight
  CHECK(cheapest["request"]["price"]["offer"] == "ours");
  const Json listed = plan_with("{}")["plans"][0];
  Json dearer;
  dearer["offers"][0] = {{"id", listed["estimate"]["cost"]["offer"]["id"]},
                         {"gpu", listed["request"]["gpu"]},
                         {"usd_per_gpu_hour", 5000}};
  CHECK(plan_with(dearer.dump())["plans"][0]["estimate"]["cost"]["usd_per_hour"] >
        listed["estimate"]["cost"]["usd_per_hour"]);
  CHECK(error_of(plan_with(R"({"offers": [{"gpu": "h100"}]})")) ==
        "missing_field offers[0].usd_per_gpu_hour");
}

TEST_CASE("Bad plan requests name the field") {
  CHECK(error_of(answer("plan", "{}")) == "missing_field model");
  CHECK(error_of(plan_with(R"({"serving": null})")) == "missing_field serving");
  CHECK(error_of(plan_with(R"({"budget": {"usd_total": 100}})")) == "bad_value budget.usd_total");
  CHECK(error_of(plan_with(R"({"serving": null, "training": {"framework": "none"}})")) ==
        "bad_value training.framework");
  CHECK(error_of(plan_with(R"({"serving": null, "training": {"deadline_hours": 0}})")) ==
        "bad_value training.deadline_hours");
  CHECK(error_of(plan_with(R"({"serving": null, "training": {"gpu_count": 8}})")) ==
        "unknown_field training.gpu_count");
  CHECK(error_of(plan_with(R"({"model_params_billion": 30})")) == "bad_value model");
  CHECK(error_of(plan_with(R"({"model": null, "model_params_billion": 0})")) ==
        "bad_value model_params_billion");
  CHECK(error_of(plan_with(R"({"serving": {"requests_per_second": 1}})")) == "bad_value serving");
  CHECK(error_of(plan_with(R"({"serving": {"headroom": 0.5}})")) == "bad_value serving.headroom");
  CHECK(error_of(plan_with(R"({"budget": {}})")) == "bad_value budget");
  CHECK(error_of(plan_with(R"({"budget": {"usd_per_hour": -1}})")) == "bad_value budget.usd_per_hour");
  CHECK(error_of(plan_with(R"({"vendors": ["3dfx"]})")) == "bad_value vendors");
  CHECK(error_of(plan_with(R"({"vendors": "nvidia"})")) == "bad_value vendors");
  CHECK(error_of(plan_with(R"({"gpus": ["h1000"]})")) == "unknown_gpu gpus");
  CHECK(error_of(plan_with(R"({"providers": ["nobody"]})")) == "bad_value providers");
  CHECK(error_of(plan_with(R"({"terms": ["free"]})")) == "bad_value terms");
  CHECK(error_of(plan_with(R"({"max_gpus": 65})")) == "bad_value max_gpus");
  CHECK(error_of(plan_with(R"({"least_weight_bits": 5})")) == "bad_value least_weight_bits");
  CHECK(error_of(plan_with(R"({"prices": [{"gpu": "h100-sxm-80gb"}]})")) ==
        "missing_field prices[0].usd_per_gpu_hour");
  CHECK(error_of(plan_with(R"({"prices": [{"gpu": 5, "usd_per_gpu_hour": 1}]})")) ==
        "bad_value prices[0].gpu");
  CHECK(error_of(plan_with(R"({"serving": {"cunccurrency": 5}})")) == "unknown_field serving.cunccurrency");
}
