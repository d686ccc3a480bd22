#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <random>

#include "core/advice/training/plan.h"
#include "core/catalog/engine_support.h"

#include "tests/core/plan_support.h"
#include "tests/core/support.h"

using namespace whichgpu;
using test::offer_of;

namespace {

const TrainingCalibration& calibration() { return tables::training_calibration(); }

TrainingPlanSearch search_of(const TrainingPlanQuestion& question) {
  return search_training_plans(question, model_shape(*question.work.training.model), calibration());
}

std::optional<TrainingCandidate> cheapest_of(const TrainingPlanQuestion& question) {
  return cheapest_run(question, model_shape(*question.work.training.model), calibration());
}

TrainingPlans plans_of(const TrainingPlanQuestion& question) {
  return make_training_plans(question, model_shape(*question.work.training.model), calibration());
}

/// Every run that works, tried one by one.
std::vector<TrainingCandidate> all_that_work(const TrainingPlanQuestion& question) {
  const ModelShape shape = model_shape(*question.work.training.model);
  std::vector<TrainingCandidate> all;
  for (const PricedCard& card : question.cards) {
    const double least = least_gpu_hours(question, shape, *card.gpu, calibration());
    for (const int count : run_sizes(*card.gpu, question.max_gpus)) {
      const Price price = card_price(card, count);
      if (!price.known) continue;
      const auto candidate = try_run(question, shape, card, count, price, calibration());
      if (!candidate || candidate->broken == TrainingLimit::memory) continue;
      CHECK(candidate->cost.gpu_hours >= least);
      const bool affordable = question.budget.allows(price.usd_per_hour, candidate->cost.charged_hours);
      if (candidate->broken == TrainingLimit::none && affordable) all.push_back(*candidate);
    }
  }
  return all;
}

std::string described(const TrainingCandidate& c) {
  return std::to_string(c.training.gpu_count) + "x" + std::string(c.training.gpu->id) + " $" +
         std::to_string(c.cost.charged_usd) + " " + std::to_string(c.cost.hours) + "h";
}

std::string described(const std::optional<TrainingCandidate>& c) { return c ? described(*c) : "none"; }

std::string described(const std::vector<TrainingCandidate>& front,
                      const std::optional<TrainingCandidate>& cheapest,
                      const std::optional<TrainingCandidate>& safest) {
  std::string text = "cheapest " + described(cheapest) + "\nsafest " + described(safest);
  for (const TrainingCandidate& c : front) text += "\nfront " + described(c);
  return text;
}

/// Of the runs that cost at most 2% more than another one the first with the fewest cards.
std::optional<TrainingCandidate> cheapest_of(std::vector<TrainingCandidate> runs) {
  if (runs.empty()) return std::nullopt;
  std::sort(runs.begin(), runs.end(), preferred_run);
  const double most_usd = 1.02 * runs.front().cost.charged_usd;
  std::erase_if(runs, [&](const TrainingCandidate& c) { return c.cost.charged_usd > most_usd; });
  return *std::min_element(runs.begin(), runs.end(),
                           [](const TrainingCandidate& a, const TrainingCandidate& b) {
                             return a.training.gpu_count < b.training.gpu_count;
                           });
}

/// What a search must find, by comparing everything with everything.
std::string exhaustive(const std::vector<TrainingCandidate>& all) {
  std::vector<TrainingCandidate> front;
  std::vector<TrainingCandidate> safe = all;
  std::erase_if(safe, [](const TrainingCandidate& c) { return !c.safe; });
  for (const TrainingCandidate& c : all) {
    const bool beaten = std::any_of(all.begin(), all.end(), [&](const TrainingCandidate& other) {
      return other.cost.charged_usd <= c.cost.charged_usd && other.cost.hours <= c.cost.hours &&
             preferred_run(other, c);
    });
    if (!beaten) front.push_back(c);
  }
  std::sort(front.begin(), front.end(), preferred_run);
  return described(front, cheapest_of(all), cheapest_of(safe));
}

/// A random run on a few real cards with random offers.
struct RandomRun {
  std::vector<Offer> offers;
  std::vector<PricedCard> cards;
  TrainingPlanQuestion question;

  explicit RandomRun(unsigned seed) : random(seed) {
    constexpr std::array models{"meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-70B-Instruct",
                                "Qwen/Qwen3-30B-A3B"};
    constexpr std::array known{"rtx-4090-24gb",  "l40s-48gb",      "a100-sxm-80gb", "h100-sxm-80gb",
                               "b200-sxm-180gb", "h200-sxm-141gb", "mi300x-192gb",  "v100-sxm-32gb"};
    constexpr std::array methods{TrainingMethod::pretraining, TrainingMethod::full, TrainingMethod::lora,
                                 TrainingMethod::qlora};
    constexpr std::array frameworks{"megatron", "hugging-face", "torchtitan", "unsloth"};
    Training& t = question.work.training;
    t.model = find_model(models[below(models.size())]);
    t.framework = find_training_framework(frameworks[below(frameworks.size())]);
    t.method = methods[below(methods.size())];
    t.sequence_length = std::exp2(static_cast<double>(9 + below(6)));
    t.dataset_tokens = std::pow(10.0, static_cast<double>(6 + below(5)));
    t.goodput_factor = 1.1;
    question.work.open.recompute = below(4) > 0;
    const std::size_t first = below(known.size());
    offers.reserve(8);
    for (std::size_t i = 0; i < 3; ++i) {
      PricedCard card;
      card.gpu = find_gpu(known[(first + i) % known.size()]);
      REQUIRE(card.gpu != nullptr);
      for (std::size_t offer = below(3); offer < 2; ++offer) {
        Offer one;
        one.gpu = card.gpu->id;
        one.gpu_count = below(2) == 0 ? 1 : 8;
        one.usd_per_gpu_hour = 0.25 * static_cast<double>(1 + below(8));
        offers.push_back(one);
        card.offers.push_back(&offers.back());
      }
      cards.push_back(card);
    }
    question.cards = cards;
    if (below(2) == 0) question.deadline_hours = std::exp2(static_cast<double>(below(10)));
    if (below(4) == 0) question.budget.usd_per_hour = static_cast<double>(1 + below(30));
    if (below(4) == 0) question.budget.usd_total = std::exp2(static_cast<double>(below(12)));
    if (below(4) == 0) question.budget.usd_per_month = std::exp2(static_cast<double>(below(12)));
    question.max_gpus = static_cast<int>(1 + below(100));
  }

 private:
  std::size_t below(std::size_t limit) { return random() % limit; }
  std::mt19937 random;  // its sequence is fixed by the standard; distributions are not
};

TrainingPlanQuestion run(std::string_view model, TrainingMethod method, std::string_view framework) {
  TrainingPlanQuestion q;
  q.work.training.model = find_model(model);
  q.work.training.framework = find_training_framework(framework);
  q.work.training.method = method;
  q.work.training.sequence_length = 2048;
  q.work.training.dataset_tokens = 1e8;
  return q;
}

}  // namespace

TEST_CASE("The search for a run finds what trying every card and count finds") {
  int with_choice = 0;
  int with_tie = 0;
  int safe = 0;
  for (unsigned seed = 1; seed <= 300 / test::thinning; ++seed) {
    CAPTURE(seed);
    const RandomRun random(seed);
    const std::vector<TrainingCandidate> all = all_that_work(random.question);
    const TrainingPlanSearch found = search_of(random.question);
    CHECK(described(found.front, found.cheapest, found.safest) == exhaustive(all));
    CHECK(described(cheapest_of(random.question)) == described(found.cheapest));
    with_tie += found.cheapest && described(*found.cheapest) != described(found.front.front()) ? 1 : 0;
    with_choice += found.front.size() > 1 ? 1 : 0;
    safe += found.safest ? 1 : 0;
  }
  CHECK(with_choice > 100 / test::thinning);  // the needs are neither all trivial nor all impossible
  CHECK((test::thinning > 1 || with_tie >= 5));
  CHECK(safe > 30 / test::thinning);
}

TEST_CASE("Full fine-tuning of 8B: 16 bytes a parameter are 128 GB, so 80 GB cards come in twos or more") {
  const Offer offer = offer_of("a100-sxm-80gb", 2, 1);
  TrainingPlanQuestion q = run("meta-llama/Llama-3.1-8B-Instruct", TrainingMethod::full, "torchtitan");
  const PricedCard card{find_gpu("a100-sxm-80gb"), {&offer}, {}};
  q.cards = {&card, 1};
  q.max_gpus = 1;
  CHECK(search_of(q).front.empty());
  q.max_gpus = 8;
  const TrainingPlanSearch found = search_of(q);
  REQUIRE_FALSE(found.front.empty());
  for (const TrainingCandidate& c : found.front) CHECK(c.training.gpu_count >= 2);
}

TEST_CASE("A run costs its hours times the price of whole instances") {
  const Offer by_eight = offer_of("a100-sxm-80gb", 2, 8);
  TrainingPlanQuestion q = run("meta-llama/Llama-3.1-8B-Instruct", TrainingMethod::qlora, "hugging-face");
  const PricedCard card{find_gpu("a100-sxm-80gb"), {&by_eight}, {}};
  q.cards = {&card, 1};
  const TrainingPlanSearch found = search_of(q);
  // An instance of eight is paid in full, so that anything but all of it is dearer and slower.
  REQUIRE_FALSE(found.front.empty());
  CHECK(found.front.front().training.gpu_count % 8 == 0);
  for (const TrainingCandidate& c : found.front) {
    CHECK(c.cost.usd_total == doctest::Approx(c.cost.hours * 2 * c.training.gpu_count));
  }
}

TEST_CASE("A deadline takes more cards, a budget that none keeps gets the cheapest beyond it") {
  const Offer offer = offer_of("h100-sxm-80gb", 3, 1);
  TrainingPlanQuestion q = run("meta-llama/Llama-3.1-8B-Instruct", TrainingMethod::qlora, "hugging-face");
  const PricedCard card{find_gpu("h100-sxm-80gb"), {&offer}, {}};
  q.cards = {&card, 1};
  const TrainingPlans free = plans_of(q);
  REQUIRE_FALSE(free.plans.empty());
  const TrainingCandidate& cheapest = free.plans.front().candidate;
  q.deadline_hours = cheapest.cost.hours / 2.5;
  const TrainingPlans hurried = plans_of(q);
  REQUIRE_FALSE(hurried.plans.empty());
  const TrainingPlan& plan = hurried.plans.front();
  CHECK(plan.candidate.cost.hours <= q.deadline_hours);
  CHECK(plan.candidate.training.gpu_count > 2 * cheapest.training.gpu_count);

  q.deadline_hours = no_limit;
  q.budget.usd_total = cheapest.cost.charged_usd / 2;
  const TrainingPlans poor = plans_of(q);
  CHECK(poor.plans.empty());
  REQUIRE(poor.beyond_budget);
  CHECK(described(poor.beyond_budget->candidate) == described(cheapest));

  q.budget = {};
  q.deadline_hours = 1e-3;
  q.max_gpus = 8;
  const TrainingPlans late = plans_of(q);
  CHECK(late.plans.empty());
  REQUIRE(late.soonest);
  CHECK(late.soonest->training.gpu_count == 8);
}

TEST_CASE("Rented machines are paid from their start, to the minute") {
  CHECK(charged_hours(0) == doctest::Approx(0.25));
  CHECK(charged_hours(24) == doctest::Approx(24.25));
  CHECK(charged_hours(0.4601) == doctest::Approx(43.0 / 60));  // 27.6 minutes and 15
  // Twice the cards for half the hours: the start is paid twice, so that fewer are cheaper.
  const Offer offer = offer_of("a100-sxm-80gb", 2, 1);
  TrainingPlanQuestion q = run("meta-llama/Llama-3.1-8B-Instruct", TrainingMethod::full, "torchtitan");
  const PricedCard card{find_gpu("a100-sxm-80gb"), {&offer}, {}};
  q.cards = {&card, 1};
  q.max_gpus = 64;
  const std::optional<TrainingCandidate> cheapest = cheapest_of(q);
  REQUIRE(cheapest);
  CHECK(cheapest->training.gpu_count <= 8);
  CHECK(cheapest->usd() == doctest::Approx(2 * cheapest->training.gpu_count * cheapest->cost.charged_hours));
}

TEST_CASE("A month's money pays for at most a month of a run") {
  Budget budget;
  budget.usd_per_month = 1460;  // two dollars for each of 730 hours
  CHECK(budget.always_on() == 2);
  CHECK(budget.allows(2, 10'000));
  CHECK_FALSE(budget.allows(2.01, 10'000));
  CHECK(budget.allows(20, 73));
  CHECK_FALSE(budget.allows(20, 73.1));
  budget.usd_total = 1000;
  CHECK_FALSE(budget.allows(20, 51));
  CHECK(budget.allows(20, 50));
}
