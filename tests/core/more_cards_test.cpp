#include <algorithm>
#include <doctest/doctest.h>

#include "core/advice/serving/fixes.h"
#include "core/catalog/engine_support.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::as_published;

namespace {

/// Calls `check` with every `step`-th model on every card and engine that runs there.
template <typename Check>
void over_the_catalog(std::size_t step, const Check& check) {
  const auto models = tables::models();
  for (std::size_t at = 0; at < models.size(); at += step) {
    for (const Gpu& gpu : tables::gpus()) {
      if (!can_be_joined(gpu)) continue;
      for (const Engine& engine : tables::engines()) {
        if (!engine.current || !engine_runs_on(engine, gpu)) continue;
        for (const double users : {1.0, 16.0}) {
          CAPTURE(models[at].id);
          CAPTURE(gpu.id);
          CAPTURE(engine.id);
          CAPTURE(users);
          ServingQuestion q = as_published(models[at], gpu, engine);
          q.serving.concurrency = users;
          check(q);
        }
      }
    }
  }
}

bool holds_all(ServingQuestion q, int gpu_count) {
  q.serving.gpu_count = gpu_count;
  const ServingEstimate e = estimate_serving(q);
  return e.speed && e.footprint.shortfall_bytes <= 0;
}

int proposed_cards(const ServingQuestion& q) {
  for (const Fix<ServingQuestion>& fix : fixes(q, estimate_serving(q)).found)
    if (fix.id.text == "more_gpus") return fix.changed.serving.gpu_count;
  return 0;
}

}  // namespace

TEST_CASE("More cards never turn what fits into what does not") {
  int fitting = 0;
  over_the_catalog(7 * test::thinning, [&](const ServingQuestion& q) {
    int fits_on = 0;
    for (int count = 1; count <= 18; ++count) {
      const bool fits = holds_all(q, count);
      CAPTURE(count);
      CAPTURE(fits_on);
      if (fits_on > 0) CHECK(fits);
      if (fits) fits_on = count;
    }
    fitting += fits_on > 1 ? 1 : 0;
  });
  CHECK(fitting > 5000 / test::thinning);
}

TEST_CASE("The remedy names the fewest cards that hold all users") {
  int named = 0;
  over_the_catalog(60 * test::thinning, [&](const ServingQuestion& q) {
    if (holds_all(q, 1)) return;
    const int proposed = proposed_cards(q);
    int fewest = 2;
    while (fewest <= 64 && !holds_all(q, fewest)) ++fewest;
    CHECK(proposed == (fewest <= 64 ? fewest : 0));
    if (proposed > 0) ++named;
  });
  CHECK(named > 100 / test::thinning);
}

TEST_CASE("Llama 3.1 70B in BF16, 16 users at 8K: five L40S hold them, and so do any more") {
  // 141 GB of weights and 16 x 8,192 x 320 KiB = 43 GB of cache on cards of which vLLM takes 43 GB.
  ServingQuestion q = as_published(*find_model("meta-llama/Llama-3.1-70B-Instruct"), *find_gpu("l40s-48gb"),
                                   *find_engine("vllm"));
  q.serving.concurrency = 16;
  CHECK(proposed_cards(q) == 5);
  for (int count = 5; count <= 24; ++count) CHECK(holds_all(q, count));
}

TEST_CASE("Where all cards share less evenly than some, the rest are left idle, and the report says so") {
  ServingQuestion q = as_published(*find_model("EleutherAI/gpt-neox-20b"), *find_gpu("l40s-48gb"),
                                   *find_engine("transformers"));
  q.serving.concurrency = 16;
  q.serving.gpu_count = 13;
  const ServingEstimate e = estimate_serving(q);
  CHECK(e.footprint.shortfall_bytes <= 0);
  CHECK(e.serving.parallelism.gpus() == 12);
  const auto& notes = e.notes;
  CHECK(std::any_of(notes.begin(), notes.end(),
                    [](const Note& note) { return note.id.text == "gpus_left_idle"; }));
}

TEST_CASE(
    "A training run's remedy names the fewest cards, of one server or whole ones, but for much dearer runs") {
  int named = 0;
  for (const std::string model :
       {"meta-llama/Llama-3.1-8B", "Qwen/Qwen2.5-14B", "meta-llama/Llama-3.1-70B"}) {
    for (const std::string gpu : {"a100-sxm-40gb", "h100-sxm-80gb", "l40s-48gb"}) {
      CAPTURE(model);
      CAPTURE(gpu);
      const test::Json request = {
          {"workload", "training"}, {"model", model}, {"gpu", gpu}, {"gpu_count", 1}, {"method", "full"}};
      // What so many cost; 0 where they do not do it.
      const auto usd_on = [&](int count) {
        test::Json more = request;
        more["gpu_count"] = count;
        const test::Json report = test::answer("estimate", more.dump());
        const bool fits = report["fit"]["verdict"] == "fits" || report["fit"]["verdict"] == "comfortable";
        return fits ? report["cost"]["usd_total"].get<double>() : 0.0;
      };
      const test::Json report = test::answer("estimate", request.dump());
      int proposed = 0;
      for (const test::Json& fix : report["fit"]["fixes"])
        if (fix["id"] == "more_gpus") proposed = fix["args"]["gpu_count"].get<int>();
      if (proposed == 0) continue;  // not within 64 times as many
      ++named;
      for (int count = 2; count < proposed; count += count < 8 ? 1 : 8) {
        CAPTURE(count);
        const double usd = usd_on(count);  // at least a tenth more than the cheapest, which is no dearer
        CHECK((usd == 0 || usd > usd_on(proposed)));
      }
      CHECK(usd_on(proposed) > 0);
    }
  }
  CHECK(named == 7);
}
