#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <random>

#include "core/advice/training/longest.h"
#include "core/catalog/engine_support.h"

#include "tests/core/round_numbers.h"
#include "tests/core/support.h"
#include "tests/core/training_support.h"

using namespace whichgpu;
using test::answer;
using test::Json;
using test::RoundTraining;

namespace {

bool fits(const Json& report) {
  if (report.contains("error")) return false;
  const auto verdict = report["fit"]["verdict"].get<std::string>();
  return verdict == "comfortable" || verdict == "fits";
}

Json ask(const Json& request) { return answer("estimate", request.dump()); }

Json with(Json request, const Json& patch) {
  request.merge_patch(patch);
  return request;
}

/// Draws of one kind of request after another, the same on every machine.
class Draw {
 public:
  std::size_t below(std::size_t count) { return numbers_() % count; }

  template <typename T, std::size_t N>
  T one_of(const std::array<T, N>& values) {
    return values[below(N)];
  }

 private:
  std::minstd_rand numbers_{1};
};

/// A run that someone may ask for: any model and card, some of its settings given and the others open.
Json some_run(Draw& draw) {
  constexpr std::array<const char*, 4> methods{"pretraining", "full", "lora", "qlora"};
  constexpr std::array<const char*, 3> kinds{"none", "selective", "full"};
  constexpr std::array<int, 8> counts{1, 1, 2, 4, 8, 8, 16, 64};
  constexpr std::array<int, 4> micro_batches{1, 2, 4, 8};
  const Gpu& gpu = tables::gpus()[draw.below(tables::gpus().size())];
  const auto frameworks = tables::training_frameworks();
  const int count = can_be_joined(gpu) ? draw.one_of(counts) : 1;
  Json request{{"workload", "training"}, {"gpu", gpu.id}, {"gpu_count", count}};
  request["model"] = tables::models()[draw.below(tables::models().size())].id;
  request["method"] = draw.one_of(methods);
  request["sequence_length"] = 256 << draw.below(7);
  if (draw.below(2) == 0) request["framework"] = frameworks[draw.below(frameworks.size())].id;
  if (draw.below(2) == 0) request["recompute"] = draw.one_of(kinds);
  if (draw.below(3) == 0) request["micro_batch_sequences"] = draw.one_of(micro_batches);
  if (draw.below(3) == 0) request["global_batch_sequences"] = 64;
  if (draw.below(4) == 0) request["parallelism"] = {{"zero_stage", draw.below(4)}};
  if (draw.below(6) == 0) request["offload"] = draw.below(2) == 0 ? "optimizer" : "parameters";
  if (draw.below(6) == 0) request["optimizer_in_backward"] = true;
  return request;
}

}  // namespace

TEST_CASE("The longest sequence fits when it is asked for, and one token more does not") {
  Draw draw;
  int checked = 0;
  for (int i = 0; i < 300 / test::thinning; ++i) {
    const Json request = some_run(draw);
    const Json report = ask(request);
    if (report.contains("error")) continue;
    const auto longest = report["fit"]["max_sequence_length"].get<double>();
    CAPTURE(request.dump());
    CAPTURE(longest);
    if (fits(report)) CHECK(longest >= request["sequence_length"].get<double>());
    if (longest > 0) CHECK(fits(ask(with(request, {{"sequence_length", longest}}))));
    if (longest < most_training_tokens)
      CHECK_FALSE(fits(ask(with(request, {{"sequence_length", longest + 1}}))));
    checked += longest > 0 ? 1 : 0;
  }
  CHECK(checked > 100 / test::thinning);
}

TEST_CASE("The longest sequence of round numbers") {
  // A token keeps half of 22 kB in each of 10 layers, has as much of gradients in one, and 10 B of each of
  // 10,000 logits: 221 kB in all. The card has room for 99.5 tokens beside the first.
  RoundTraining r;
  Training& t = r.training;
  t.parallelism.zero_stage = 0;
  t.sequence_length = 1;
  const auto needed = [&] { return training_footprint(t, r.shape(), r.calibration).needed_bytes; };
  const double margin = 1.5;  // half of what is not state
  r.gpu.memory_bytes = needed() + 99.5 * 221e3 * margin;
  TrainingChoices open{false, false, false, false, false};
  CHECK(longest_training_sequence(t, r.shape(), open, r.calibration) == 100);
  t.micro_batch = t.global_batch = 2;  // two sequences at once: of the room for 100.5 tokens the half each
  CHECK(longest_training_sequence(t, r.shape(), open, r.calibration) == 50);
  open.micro_batch = true;  // one after the other
  CHECK(longest_training_sequence(t, r.shape(), open, r.calibration) == 100);
  t.gpu_count = t.parallelism.context = 3;  // each rank works on a third, whole tokens all of them
  CHECK(longest_training_sequence(t, r.shape(), open, r.calibration) == 300);
  r.gpu.memory_bytes = 1;
  CHECK(longest_training_sequence(t, r.shape(), open, r.calibration) == 0);
}

TEST_CASE("A fix of a run that lacks memory keeps what it promises") {
  Draw draw;
  int fixes = 0;
  for (int i = 0; i < 170 / test::thinning; ++i) {
    const Json request = some_run(draw);
    const Json report = ask(request);
    if (report.contains("error")) continue;
    for (const Json& fix : report["fit"]["fixes"]) {
      CAPTURE(request.dump());
      CAPTURE(fix.dump());
      const Json changed = ask(with(request, fix["patch"]));
      CHECK(fits(changed));
      if (fix["args"].contains("usd_total") && !changed.contains("error"))
        CHECK(changed["cost"]["usd_total"] == fix["args"]["usd_total"]);
      ++fixes;
    }
  }
  CHECK(fixes > 100 / test::thinning);
}

TEST_CASE("Twice the cards, faster links or more memory never make a run left to the core worse") {
  Draw draw;
  int compared = 0;
  for (int i = 0; i < 120 / test::thinning; ++i) {
    Json request = some_run(draw);
    const Gpu& gpu = *find_gpu(request["gpu"].get<std::string>());
    request.erase("parallelism");
    request.erase("micro_batch_sequences");
    request.erase("recompute");
    request["global_batch_sequences"] = 256;
    const double memory = gpu.marketed_memory_bytes / 1e9;
    const Interconnect& links = gpu.interconnect;
    std::vector<Json> better{{{"gpu", {{"base", gpu.id}, {"memory_gb", 1.5 * memory}}}}};
    if (can_be_joined(gpu)) better.push_back({{"gpu_count", 2 * request["gpu_count"].get<int>()}});
    if (links.nvlink_bytes_per_second > 0)
      better.push_back(
          {{"gpu",
            {{"base", gpu.id}, {"nvlink_gb_s_per_direction", 1.5 * links.nvlink_bytes_per_second / 1e9}}}});
    const Json before = ask(request);
    if (before.contains("error")) continue;
    for (const Json& change : better) {
      const Json after = ask(with(request, change));
      CAPTURE(request.dump());
      CAPTURE(change.dump());
      REQUIRE_FALSE(after.contains("error"));
      if (fits(before)) CHECK(fits(after));
      if (!before["speed"].is_null()) REQUIRE_FALSE(after["speed"].is_null());
      if (before["speed"].is_null() || fits(before) != fits(after)) continue;
      CHECK(after["speed"]["hours"].get<double>() <= before["speed"]["hours"].get<double>() * (1 + 1e-8));
      ++compared;
    }
  }
  CHECK(compared > 50 / test::thinning);
}
