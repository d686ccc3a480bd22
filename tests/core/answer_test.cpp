// Whole questions, asked and answered without JSON.
#include "core/advice/ownership/answer.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "core/advice/serving/answer.h"
#include "core/advice/serving/notes.h"
#include "core/advice/together/plan.h"
#include "core/advice/training/answer.h"
#include "core/catalog/engine_support.h"
#include "core/memory/memory_share.h"

#include "tests/core/plan_support.h"
#include "tests/core/support.h"

using namespace whichgpu;
using test::offer_of;

namespace {

ServingQuestion serving_question(std::string_view model, std::string_view gpu, double users) {
  ServingQuestion question;
  Serving& s = question.serving;
  s.model = find_model(model);
  s.gpu = find_gpu(gpu);
  s.engine = find_engine("vllm");
  s.weights = find_weight_precision(s.model->checkpoint_precision);
  s.kv_cache = find_kv_precision("bf16");
  s.concurrency = users;
  const CardLimits& limits = default_limits(*s.engine, *s.gpu);
  s.max_num_seqs = limits.max_num_seqs;
  s.max_num_batched_tokens = limits.max_num_batched_tokens;
  s.memory_utilization = default_memory_utilization(s);
  return question;
}

const Fix<ServingQuestion>* find_fix(const ServingFixes& fixes, std::string_view id) {
  const auto fix = std::find_if(fixes.found.begin(), fixes.found.end(),
                                [&](const Fix<ServingQuestion>& one) { return one.id.text == id; });
  return fix == fixes.found.end() ? nullptr : &*fix;
}

bool has_note(const Notes& notes, std::string_view id) {
  return std::any_of(notes.begin(), notes.end(), [&](const Note& note) { return note.id.text == id; });
}

}  // namespace

TEST_CASE("141 GB of 16-bit weights do not fit one card of 80 GB: the answer says what helps, and it does") {
  const ServingQuestion question = serving_question("meta-llama/Llama-3.1-70B-Instruct", "a100-sxm-80gb", 4);
  const ServingAnswer found = answer(question);
  CHECK_FALSE(found.estimate.speed);
  CHECK(found.copies_sharing == 0);
  CHECK_FALSE(found.capacity);
  CHECK_FALSE(found.mig_fits.empty());
  REQUIRE_FALSE(found.fixes.found.empty());
  double usd = 0;
  for (const Fix<ServingQuestion>& fix : found.fixes.found) {
    CAPTURE(fix.id.text);
    const ServingAnswer changed = answer(fix.changed);
    REQUIRE(changed.estimate.speed);
    CHECK(changed.estimate.footprint.shortfall_bytes <= 0);
    CHECK(changed.fixes.found.empty());
    CHECK(changed.estimate.cost.usd_per_hour == fix.usd);
    CHECK(fix.usd >= usd);  // the cheapest first
    usd = fix.usd;
  }
  const Fix<ServingQuestion>* more = find_fix(found.fixes, "more_gpus");
  REQUIRE(more != nullptr);
  CHECK(more->changed.serving.gpu_count >= 2);
  CHECK(more->changed.serving.gpu == question.serving.gpu);
  const std::vector<FixId>& in_vain = found.fixes.in_vain;  // weights alone are too much
  constexpr FixId fewer = "fewer_users";
  CHECK(std::find(in_vain.begin(), in_vain.end(), fewer) != in_vain.end());
}

TEST_CASE("A plan for serving and training on one budget, with cards that are there, in one answer") {
  const Offer a100 = offer_of("a100-sxm-80gb", 2, 1);
  const Offer h100 = offer_of("h100-sxm-80gb", 3, 1);
  const std::vector<PricedCard> cards{{find_gpu("a100-sxm-80gb"), {&a100}, {}},
                                      {find_gpu("h100-sxm-80gb"), {&h100}, {}}};
  PlanQuestion question;
  question.model = find_model("meta-llama/Llama-3.1-8B-Instruct");
  question.running = tables::ownership_defaults();
  question.existing.emplace().cards = {{cards[0], 4}};
  ServingPlanQuestion& serving = question.serving.emplace();
  serving.model = question.model;
  serving.cards = cards;
  serving.need.concurrency = 13;
  serving.headroom = 1.3;
  serving.asked_concurrency = 10;
  serving.need.limits = {10, 0.1};
  TrainingPlanQuestion& training = question.training.emplace();
  training.cards = cards;
  training.work.training.model = question.model;
  training.work.training.framework = find_training_framework("torchtune");
  training.work.training.method = TrainingMethod::lora;
  training.work.training.sequence_length = 2048;
  training.work.training.dataset_tokens = 1e8;

  const PlanAnswer free = answer(question);
  REQUIRE(free.serving);
  REQUIRE(free.training);
  REQUIRE_FALSE(free.serving->plans.empty());
  REQUIRE_FALSE(free.training->plans.empty());
  const ServingPlan& service = free.serving->plans.front();
  CHECK(service.headroom == service.capacity.concurrency / 10);
  CHECK(service.capacity.concurrency >= 13);
  REQUIRE(service.answer.estimate.speed);
  CHECK(service.answer.estimate.speed->tpot_seconds == doctest::Approx(service.candidate.tpot_seconds));
  CHECK(service.answer.fixes.found.empty());
  CHECK_FALSE(service.why.empty());
  const TrainingPlan& run = free.training->plans.front();
  CHECK(run.answer.estimate.cost.charged_usd == doctest::Approx(run.candidate.usd()));
  CHECK_FALSE(run.headroom);  // there is no deadline
  REQUIRE(free.together);
  CHECK(free.together->usd_per_hour == service.candidate.usd() + run.candidate.price.usd_per_hour);
  CHECK_FALSE(free.together->within_budget);
  REQUIRE(free.existing);
  CHECK(free.existing->serving->today.meets);
  CHECK(free.existing->splits.size() >= 3);
  for (const ServingMove& move : free.existing->serving->moves) {
    CHECK(move.work.candidate.gpu().id == "h100-sxm-80gb");
  }
  CHECK(free.notes.empty());

  // What the service needs leaves nothing for the run.
  question.budget.usd_per_hour = service.candidate.usd();
  const PlanAnswer poor = answer(question);
  REQUIRE(poor.together);
  CHECK(poor.together->within_budget == false);
  CHECK(poor.training->plans.empty());
  CHECK(has_note(poor.notes, "plan_run_unaffordable"));
}

TEST_CASE("A run that lacks memory is told what helps, the cheapest first, and each of it does") {
  TrainingQuestion question;
  Training& t = question.training;
  t.model = find_model("meta-llama/Llama-3.1-8B-Instruct");
  t.gpu = find_gpu("rtx-4090-24gb");
  t.framework = find_training_framework("torchtune");
  t.method = TrainingMethod::full;
  t.dataset_tokens = 1e8;
  t.global_batch = usual_batch(t);
  const TrainingAnswer found = answer(question);
  CHECK(found.estimate.footprint.verdict == Verdict::does_not_fit);
  CHECK(found.trainable_parameters == doctest::Approx(8.03e9).epsilon(0.01));
  REQUIRE_FALSE(found.fixes.found.empty());
  double usd = 0;
  for (const Fix<TrainingQuestion>& fix : found.fixes.found) {
    CAPTURE(fix.id.text);
    const TrainingEstimate changed = estimate_training(fix.changed);
    CHECK((changed.footprint.verdict == Verdict::fits || changed.footprint.verdict == Verdict::comfortable));
    CHECK(changed.cost.usd_total == fix.usd);
    CHECK(fix.usd >= usd);
    usd = fix.usd;
  }
}

TEST_CASE("Buying at 30,000 dollars against 3 dollars an hour, by hand") {
  const Offer rent = offer_of("h100-sxm-80gb", 3, 1);
  OwnershipQuestion question;
  question.ownership.gpu = find_gpu("h100-sxm-80gb");
  question.ownership.usd_per_gpu = 30'000;
  question.ownership.utilization = 0.5;
  question.ownership.months = 36;
  question.price.offer = &rent;
  question.rent_given = true;
  question.api_usd_per_million_tokens = 1;
  question.tokens_per_second = 1000;
  const OwnershipAnswer found = answer(question);
  REQUIRE(found.rents.size() == 1);
  CHECK(found.rents[0].usd_per_month == 0.5 * 730 * 3);
  CHECK(found.rents[0].break_even_month == doctest::Approx(30'000 / 1095.0));  // electricity is free here
  CHECK(found.rents[0].pays_in_time);
  REQUIRE(found.series.size() == 37);
  CHECK(found.series[0].buy_usd == 30'000);
  CHECK(found.series[10].rent_usd == std::vector<double>{10'950});
  REQUIRE(found.api);
  CHECK(found.api->renting_million_tokens == doctest::Approx(1095));
  CHECK(found.api->buying_million_tokens == doctest::Approx(30'000 / 36.0));
  CHECK(found.api->capacity_million_tokens == doctest::Approx(365 * 3600 * 1000 / 1e6));
  CHECK_FALSE(found.kg_co2_per_month);
}

TEST_CASE("What an FP8 cache is on Ampere, and that sampling is not in a benchmark's figures, is noted") {
  ServingQuestion question = serving_question("Qwen/Qwen3-8B", "rtx-3090-24gb", 4);
  const auto notes = [&] { return serving_notes(question, estimate_serving(question)); };
  CHECK_FALSE(has_note(notes(), "fp8_cache_is_e5m2"));
  question.serving.kv_cache = find_kv_precision("fp8");
  CHECK(has_note(notes(), "fp8_cache_is_e5m2"));
  question.serving.gpu = find_gpu("rtx-4090-24gb");
  CHECK_FALSE(has_note(notes(), "fp8_cache_is_e5m2"));
  CHECK_FALSE(has_note(notes(), "sampling_left_out"));
  question.serving.load = Load::benchmark;
  CHECK(has_note(notes(), "sampling_left_out"));
}

TEST_CASE("On a card where engine or formats do not start, others take their place") {
  ServingQuestion question = serving_question("Qwen/Qwen3-8B", "h100-sxm-80gb", 4);
  question.serving.engine = find_engine("tensorrt-llm");
  question.serving.weights = find_weight_precision("fp8");
  question.serving.kv_cache = find_kv_precision("fp8");
  const Serving other = answer_on(question, *find_gpu("v100-sxm-32gb")).estimate.serving;
  CHECK(other.engine->id == "vllm");  // TensorRT-LLM is for Ampere and later
  CHECK(engine_loads(*other.engine, *other.weights, *other.gpu));
  CHECK(other.weights->id != "fp8");
  CHECK(other.kv_cache->id == "bf16");
}

TEST_CASE("Weights left to the core are such as load, where need be in llama.cpp") {
  const auto report = test::answer("estimate", R"({"model": "moonshotai/Kimi-K2.5", "gpu": "mi210-64gb",
                                                   "precision": {"weights": "auto"}})");
  CHECK(report["configuration"]["engine"] == "llama.cpp");  // vLLM has no INT4 on CDNA2
}
