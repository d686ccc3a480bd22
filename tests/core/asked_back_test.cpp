// What a report prints as a limit or a remedy, asked back of the same core: seeded requests over the catalog.
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "core/catalog/engine_support.h"
#include "core/catalog/tables.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

/// Seeded choices that are the same with every standard library.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t count) { return engine_() % count; }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }
  /// From 1 to 2^`octaves`, as often below as above its square root.
  double whole(double octaves) {
    return std::floor(std::exp2(octaves * static_cast<double>(below(1'000)) / 999));
  }

 private:
  std::mt19937 engine_;
};

/// A request of the catalog that is no error: any model, card, engine and format that go together.
Json some_request(Dice& dice) {
  constexpr int counts[] = {1, 1, 2, 3, 4, 8, 12, 16};
  while (true) {
    const Gpu& gpu = dice.one_of(tables::gpus());
    const Engine& engine = dice.one_of(tables::engines());
    if (!engine_runs_on(engine, gpu)) continue;
    Json request = {{"workload", "serving"},
                    {"model", dice.one_of(tables::models()).id},
                    {"gpu", gpu.id},
                    {"gpu_count", can_be_joined(gpu) ? dice.one_of(counts) : 1},
                    {"engine", engine.id},
                    {"input_tokens", dice.whole(16)},
                    {"output_tokens", dice.whole(11)},
                    {"concurrency", dice.whole(10)}};
    if (dice.below(3) > 0) request["precision"]["weights"] = dice.one_of(tables::weight_precisions()).id;
    if (dice.below(3) == 0) request["memory_utilization"] = 0.5 + 0.05 * static_cast<double>(dice.below(9));
    if (dice.below(4) == 0) request["max_num_seqs"] = dice.whole(10);
    if (test::error_of(test::answer("estimate", request.dump())).empty()) return request;
  }
}

Json report_of(const Json& request) {
  Json report = test::answer("estimate", request.dump());
  REQUIRE(test::error_of(report) == "");
  return report;
}

Json with(Json request, const Json& patch) {
  request.merge_patch(patch);
  return request;
}

bool fits(const Json& request, const Json& patch) {
  const Json fit = report_of(with(request, patch))["fit"];
  return fit["verdict"] != "does_not_fit" && fit["shortfall_bytes"] == 0;
}

/// The layout that holds a limit: that of the configuration unless another is named.
Json layout_of(const Json& report, const char* name) {
  return report["fit"].value(name, report["configuration"]["parallelism"]);
}

Json laid_out(const Json& request, const Json& layout) {
  const int ranks = layout["tensor"].get<int>() * layout["pipeline"].get<int>() * layout["data"].get<int>() *
                    layout["attention_data"].get<int>();
  return with(request, {{"parallelism", layout}, {"gpu_count", ranks}});
}

}  // namespace

TEST_CASE("As many requests as are printed fit, and one more does not, in the layout named and in any") {
  constexpr double most_asked = 100'000;
  Dice dice(14);
  int asked = 0;
  for (int i = 0; i < 800 / test::thinning; ++i) {
    const Json request = some_request(dice);
    CAPTURE(request.dump());
    const Json report = report_of(request);
    const Json& fit = report["fit"];
    const double most = fit["max_concurrency"].get<double>();
    CAPTURE(most);
    const bool caches = fit["per_gpu"]["kv_cache_bytes"] > 0;
    if (most >= most_asked || !caches) continue;
    const Json pinned = laid_out(request, layout_of(report, "max_concurrency_layout"));
    if (most > 0) CHECK(fits(request, {{"concurrency", most}}));
    if (most > 0) CHECK(fits(pinned, {{"concurrency", most}}));
    CHECK_FALSE(fits(request, {{"concurrency", most + 1}}));
    CHECK_FALSE(fits(pinned, {{"concurrency", most + 1}}));
    asked += most > 0 ? 1 : 0;
  }
  CHECK(asked > 400 / test::thinning);
}

TEST_CASE("The longest request printed fits alone, and one token more does not or is beyond the model") {
  Dice dice(15);
  int asked = 0;
  int below_the_model = 0;
  for (int i = 0; i < 1200 / test::thinning; ++i) {
    const Json request = some_request(dice);
    CAPTURE(request.dump());
    const Json report = report_of(request);
    const double longest = report["fit"]["max_context_tokens"].get<double>();
    CAPTURE(longest);
    if (longest < 2) continue;
    const auto alone = [](double tokens) {
      return Json{{"concurrency", 1}, {"input_tokens", tokens - 1}, {"output_tokens", 1}};
    };
    CHECK(fits(request, alone(longest)));
    CHECK(fits(laid_out(request, layout_of(report, "max_context_layout")), alone(longest)));
    ++asked;
    const Model* model = find_model(request["model"].get<std::string>());
    if (longest >= model->max_context_tokens) continue;
    CHECK_FALSE(fits(request, alone(longest + 1)));
    ++below_the_model;
  }
  CHECK(asked > 400 / test::thinning);
  CHECK(below_the_model > 50 / test::thinning);
}

TEST_CASE("A remedy, asked for as its patch says, holds all users and keeps the limits") {
  Dice dice(16);
  int asked = 0;
  for (int i = 0; i < 1000 / test::thinning; ++i) {
    Json request = some_request(dice);
    if (dice.below(3) == 0) request["precision"]["weights"] = "auto";
    if (dice.below(2) == 0) request["max_tpot_ms"] = 2 + dice.whole(8);
    if (dice.below(2) == 0) request["max_ttft_ms"] = 50 + dice.whole(14);
    if (dice.below(3) == 0) request.erase("engine");
    if (!test::error_of(test::answer("estimate", request.dump())).empty()) continue;
    const Json report = report_of(request);
    for (const Json& fix : report["fit"]["fixes"]) {
      const Json changed = with(request, fix["patch"]);
      CAPTURE(request.dump());
      CAPTURE(fix.dump());
      const Json after = report_of(changed);
      CHECK(after["fit"]["shortfall_bytes"] == 0);
      if (!generates(*find_model(request["model"].get<std::string>()))) continue;
      REQUIRE(after["speed"].is_object());
      CHECK(after["speed"]["ttft_ms"] <= request.value("max_ttft_ms", 1e9));
      CHECK(after["speed"]["tpot_ms"] <= request.value("max_tpot_ms", 1e9));
      ++asked;
    }
  }
  CHECK(asked > 300 / test::thinning);
}

TEST_CASE(
    "With the layout left open, half as much memory again holds no fewer, no shorter and no less well") {
  const std::vector<std::string> verdicts{"does_not_fit", "tight", "fits", "comfortable"};
  const auto place = [&](const Json& fit) {
    return std::find(verdicts.begin(), verdicts.end(), fit["verdict"].get<std::string>()) - verdicts.begin();
  };
  Dice dice(17);
  for (int i = 0; i < 500 / test::thinning; ++i) {
    Json request = some_request(dice);
    const Gpu* gpu = find_gpu(request["gpu"].get<std::string>());
    if (gpu->mig != nullptr) continue;
    const double gigabytes = std::floor(gpu->marketed_memory_bytes / 1e9);
    request["gpu"] = {{"base", gpu->id}, {"memory_gb", gigabytes}};
    const Json less = report_of(request)["fit"];
    request["gpu"]["memory_gb"] = 1.5 * gigabytes;
    CAPTURE(request.dump());
    const Json more = report_of(request)["fit"];
    CHECK(more["max_concurrency"] >= less["max_concurrency"]);
    CHECK(more["max_context_tokens"] >= less["max_context_tokens"]);
    CHECK(place(more) >= place(less));
  }
}

TEST_CASE("With the layout left open, twice the cards hold no fewer, no shorter and no less well") {
  Dice dice(18);
  for (int i = 0; i < 500 / test::thinning; ++i) {
    Json request = some_request(dice);
    if (!can_be_joined(*find_gpu(request["gpu"].get<std::string>()))) continue;
    CAPTURE(request.dump());
    const Json less = report_of(request)["fit"];
    request["gpu_count"] = 2 * request["gpu_count"].get<int>();
    const Json more = report_of(request)["fit"];
    CHECK(more["max_concurrency"] >= 2 * less["max_concurrency"].get<double>());
    CHECK(more["max_context_tokens"] >= less["max_context_tokens"]);
    CHECK((more["verdict"] == less["verdict"] || more["verdict"] == "comfortable" ||
           less["verdict"] == "does_not_fit" || less["verdict"] == "tight"));
  }
}

TEST_CASE("Every configuration that a plan names fits and keeps the limits when it is asked for") {
  Dice dice(19);
  int asked = 0;
  for (int i = 0; i < 25; ++i) {
    Json need = {{"input_tokens", dice.whole(15)}, {"output_tokens", dice.whole(11)}};
    if (dice.below(3) == 0) {
      need["requests_per_second"] = dice.whole(5) / 4;
    } else {
      need["concurrency"] = dice.whole(9);
    }
    if (dice.below(2) == 0) need["max_tpot_ms"] = 5 + dice.whole(7);
    if (dice.below(2) == 0) need["max_ttft_ms"] = 200 + dice.whole(13);
    const Json request = {{"model", dice.one_of(tables::models()).id}, {"serving", need}};
    CAPTURE(request.dump());
    const Json plans = test::answer("plan", request.dump());
    if (!test::error_of(plans).empty()) continue;  // an encoder has no plan
    std::vector<Json> named;
    for (const Json& plan : plans["plans"]) named.push_back(plan["request"]);
    for (const Json& card : plans["rejected"]) {
      if (card["nearest"].is_object()) named.push_back(card["nearest"]["request"]);
    }
    for (const Json& configuration : named) {
      CAPTURE(configuration.dump());
      const Json report = report_of(configuration);
      CHECK(report["fit"]["shortfall_bytes"] == 0);
      REQUIRE(report["speed"].is_object());
      CHECK(report["speed"]["ttft_ms"] <= need.value("max_ttft_ms", 1e9));
      CHECK(report["speed"]["tpot_ms"] <= need.value("max_tpot_ms", 1e9));
      ++asked;
    }
  }
  CHECK(asked > 100);
}
