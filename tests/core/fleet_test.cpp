#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "core/advice/serving/layout.h"
#include "core/advice/serving/plan_search.h"
#include "core/advice/together/split.h"
#include "core/cost/ownership.h"
#include "core/power/board_power.h"

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

PricedCard card_of(std::string_view gpu) {
  PricedCard card;
  card.gpu = find_gpu(gpu);
  card.offers = current_offers(card.gpu->id, {});
  std::erase_if(card.offers, [](const Offer* offer) { return offer->kind != OfferKind::on_demand; });
  return card;
}

ServingPlanQuestion question_of(std::string_view model, double users) {
  ServingPlanQuestion question;
  question.model = find_model(model);
  question.need.concurrency = users;
  question.need.input_tokens = 2048;
  question.need.output_tokens = 512;
  question.need.limits = {2.0, 0.05};
  question.max_gpus = 16;
  return question;
}

struct Best {
  std::optional<ServingCandidate> meeting;
  double users = 0;
  double requests_per_second = 0;
};

/// Every layout of every number of cards, without the tables and bounds of the search.
Best best_by_brute_force(const ServingPlanQuestion& question, const PricedCard& card, int count) {
  const ModelShape shape = model_shape(*question.model);
  Best best;
  for (int used = 1; used <= count; ++used) {
    for (const Formats& formats : plan_formats(question, *card.gpu)) {
      ServingChoice choice{&card, formats, {}, 1};
      choice.unit.tensor = used;
      for (const Parallelism& layout : layouts(serving_of(question, choice), shape)) {
        choice.unit = layout;
        choice.unit.data = 1;
        choice.replicas = layout.data;
        const ServingCandidate tried = try_choice(question, shape, choice, tables::serving_calibration());
        if (tried.broken == ServingLimit::none &&
            (!best.meeting || preferred_as_cheapest(tried, *best.meeting))) {
          best.meeting = tried;
        }
        const Serving serving = serving_of(question, choice);
        const double users =
            capacity(serving, shape, question.need.limits, tables::serving_calibration()).concurrency;
        best.users = std::max(best.users, users);
        if (users <= 0) continue;
        const StepModel model =
            step_model(serving, shape, weight_bytes(*serving.weights, shape), tables::serving_calibration());
        const ServingTrial full = try_serving(model, users, question.need.limits);
        best.requests_per_second =
            std::max(best.requests_per_second, users / request_seconds(*full.speed, serving.output_tokens));
      }
    }
  }
  return best;
}

Run run(int gpu_count, double usd_per_hour, double hours) {
  Run run;
  run.candidate.training.gpu_count = gpu_count;
  run.candidate.price.usd_per_hour = usd_per_hour;
  run.candidate.cost.hours = hours;
  run.candidate.cost.charged_hours = hours;
  return run;
}

Service service(int gpu_count, double usd_per_hour) {
  Service service;
  service.candidate.serving.gpu_count = gpu_count;
  service.candidate.price.usd_per_hour = usd_per_hour;
  return service;
}

ServingOnExisting serve(const ServingPlanQuestion& question, const std::vector<ExistingCards>& existing) {
  return serve_on_existing(question, model_shape(*question.model), existing, {}, tables::ownership_defaults(),
                           tables::serving_calibration());
}

TrainingOnExisting train(const TrainingPlanQuestion& question, const std::vector<ExistingCards>& existing) {
  return train_on_existing(question, model_shape(*question.work.training.model), existing, {},
                           tables::ownership_defaults(), tables::training_calibration());
}

}  // namespace

TEST_CASE("A card that is there costs its energy: 280 W of board are 400 W at the wall and 632 W of site") {
  OwnershipDefaults usual;
  usual.electricity_usd_per_kwh = 0.1282;
  usual.pue = 1.58;
  const Price price = running_price(*find_gpu("a100-sxm-80gb"), 8, 280, usual);
  CHECK(price.usd_per_gpu_hour == doctest::Approx(0.400 * 1.58 * 0.1282));
  CHECK(price.usd_per_hour == doctest::Approx(8 * 0.081022).epsilon(1e-4));
  CHECK(price.offer == nullptr);
}

TEST_CASE("Beside eight cards that are there, four more are rented") {
  const OwnershipDefaults& usual = tables::ownership_defaults();
  ExistingCards existing{card_of("a100-sxm-80gb"), 8};
  existing.card.own_usd_per_gpu_hour = 2;
  const double energy = running_price(*existing.card.gpu, 8, 300, usual).usd_per_hour;
  CHECK(price_beside_existing(existing, 12, 300, usual).usd_per_hour == doctest::Approx(energy + 4 * 2));
  CHECK(price_beside_existing(existing, 4, 300, usual).usd_per_hour == doctest::Approx(energy / 2));
  existing.card.own_usd_per_gpu_hour.reset();
  existing.card.offers.clear();
  CHECK_FALSE(price_beside_existing(existing, 9, 300, usual).known);
  CHECK(price_beside_existing(existing, 8, 300, usual).known);
}

TEST_CASE("What cards at hand do is what trying every layout of them finds") {
  struct Case {
    const char* model;
    const char* gpu;
    int count;
    double users;
    double requests_per_second;
  };
  const Case cases[] = {{"meta-llama/Llama-3.1-8B-Instruct", "a100-sxm-80gb", 1, 16, 0},
                        {"meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 3, 64, 0},
                        {"meta-llama/Llama-3.1-70B-Instruct", "a100-sxm-80gb", 8, 400, 0},
                        {"meta-llama/Llama-3.1-70B-Instruct", "l40s-48gb", 4, 8, 0},
                        {"meta-llama/Llama-3.1-70B-Instruct", "a100-sxm-80gb", 4, 1, 40},
                        {"meta-llama/Llama-3.1-8B-Instruct", "a100-pcie-80gb", 5, 1, 3}};
  for (const Case& c : cases) {
    CAPTURE(c.gpu);
    CAPTURE(c.model);
    ServingPlanQuestion question = question_of(c.model, c.users);
    question.need.requests_per_second = c.requests_per_second;
    const PricedCard card = card_of(c.gpu);
    const auto found =
        serve_on_group(question, model_shape(*question.model), card, c.count, tables::serving_calibration());
    const Best best = best_by_brute_force(question, card, c.count);
    REQUIRE(found);
    CHECK(found->meets == best.meeting.has_value());
    if (best.meeting) {
      CHECK(found->best.request_seconds == best.meeting->request_seconds);
      CHECK(found->best.serving.weights == best.meeting->serving.weights);
      CHECK(found->best.serving.gpu_count == best.meeting->serving.gpu_count);
    } else if (c.requests_per_second > 0) {
      CHECK(found->requests_per_second == doctest::Approx(best.requests_per_second).epsilon(1e-5));
    } else {
      CHECK(found->capacity.concurrency == best.users);
      CHECK(found->best.serving.concurrency == best.users);
    }
  }
}

TEST_CASE("The fewest of a card are as many as there are, or fewer, just when the cards meet the need") {
  for (const char* gpu : {"a100-sxm-80gb", "l40s-48gb", "rtx-4090-24gb", "v100-sxm-32gb"}) {
    for (const int count : {1, 3, 8}) {
      CAPTURE(gpu);
      CAPTURE(count);
      const ServingPlanQuestion question = question_of("meta-llama/Llama-3.1-8B-Instruct", 48);
      const std::vector<ExistingCards> existing{{card_of(gpu), count}};
      const ServingOnExisting found = serve(question, existing);
      const ServingGroup& group = found.groups.front();
      const bool enough = group.fewest && group.fewest->work.candidate.gpu_count() <= count;
      CHECK(group.meets() == enough);
      CHECK(found.today.meets == enough);
    }
  }
}

TEST_CASE("Capacity adds up over groups, speed does not, and the rest is for other cards") {
  ServingPlanQuestion question = question_of("meta-llama/Llama-3.1-70B-Instruct", 1000);
  const PricedCard h200 = card_of("h200-sxm-141gb");
  question.cards = {&h200, 1};
  const std::vector<ExistingCards> existing{{card_of("a100-sxm-80gb"), 8}, {card_of("h100-sxm-80gb"), 8}};
  const ServingOnExisting found = serve(question, existing);
  const ServingOnGroup& a100 = *found.groups[0].today;
  const ServingOnGroup& h100 = *found.groups[1].today;
  REQUIRE_FALSE(found.today.meets);
  CHECK(found.today.groups.size() == 2);
  CHECK(found.today.users == a100.capacity.concurrency + h100.capacity.concurrency);
  CHECK(found.today.request_seconds == std::min(a100.best.request_seconds, h100.best.request_seconds));
  REQUIRE(found.rest);
  CHECK(found.rest->candidate.serving.concurrency == 1000 - found.today.users);
  CHECK(found.rest->candidate.serving.gpu == find_gpu("h200-sxm-141gb"));
}

TEST_CASE("The cheapest group that meets the need alone is what works today") {
  const ServingPlanQuestion question = question_of("meta-llama/Llama-3.1-8B-Instruct", 4);
  const std::vector<ExistingCards> existing{{card_of("h100-sxm-80gb"), 2}, {card_of("l40s-48gb"), 2}};
  const ServingOnExisting found = serve(question, existing);
  REQUIRE(found.groups[0].meets());
  REQUIRE(found.groups[1].meets());
  CHECK(found.today.groups == std::vector<std::size_t>{1});  // 350 W against 700 W each
  CHECK_FALSE(found.rest);
}

TEST_CASE("Buying breaks even when rent less energy has paid the cards") {
  OwnershipDefaults usual;
  usual.electricity_usd_per_kwh = 0.1;
  usual.pue = 1.5;
  usual.months = 24;
  const Gpu& h100 = *find_gpu("h100-sxm-80gb");
  const double hardware = 8 * find_purchase_price(h100)->usd;
  // The usual power of the boards is 70 % of what servers take at the wall; 1.5 times that with cooling.
  const double energy = 8 * usual_watts(h100) / 700 * 1.5 * 730 * 0.1;
  const auto found = buying(h100, 8, own_price(2, 8), energy + 1000, usual);
  REQUIRE(found);
  CHECK(found->cost.hardware_usd == hardware);
  CHECK(found->cost.usd_per_month == doctest::Approx(hardware / 24 + energy));
  CHECK(found->months_to_rent == doctest::Approx(hardware / (16 * 730 - energy)));
  CHECK(found->months_to_spend == doctest::Approx(hardware / 1000));
  const auto never = buying(h100, 8, own_price(0.05, 8), 0, usual);
  CHECK(never->months_to_rent == no_limit);
  CHECK(never->months_to_spend == no_limit);
}

TEST_CASE("Train on one kind and serve on the other: both splits, the cheaper first") {
  // Old: serving for 1 $/h of energy, the run of 100 h for 2 $/h. New: 3 $/h and 20 h at 12 $/h.
  const ExistingCards old{card_of("a100-sxm-80gb"), 8};
  ServingOnExisting serving;
  serving.groups.resize(1);
  serving.groups[0].existing = &old;
  serving.groups[0].today.emplace().meets = true;
  serving.groups[0].fewest = {service(4, 1), {}};
  TrainingOnExisting training;
  training.groups.resize(1);
  training.groups[0].existing = &old;
  training.groups[0].work.emplace();
  training.groups[0].fewest = {run(8, 2, 100), {}};

  auto splits = splits_of(serving, service(2, 3), training, run(4, 12, 20), {});
  REQUIRE(splits.size() == 3);  // 12 cards for both on the old ones are not there
  CHECK(splits[0].serving_on_existing);
  CHECK_FALSE(splits[0].training_on_existing);
  CHECK(splits[0].usd_per_month == 730 * 1 + 20 * 12);
  CHECK_FALSE(splits[0].within_budget);
  CHECK_FALSE(splits[1].serving_on_existing);
  CHECK(splits[1].training_on_existing);
  CHECK(splits[1].usd_per_month == 730 * 3 + 100 * 2);
  CHECK(splits[2].usd_per_month == 730 * 3 + 20 * 12);

  training.groups[0].fewest = {run(4, 2, 2000), {}};  // beyond a month only a month is charged
  Budget budget;
  budget.usd_per_month = 730 * 3;
  splits = splits_of(serving, service(2, 3), training, run(4, 12, 20), budget);
  REQUIRE(splits.size() == 4);
  CHECK(splits[0].usd_per_month == 730 * 1 + 20 * 12);
  CHECK(splits[0].within_budget == true);
  CHECK(splits[1].training_on_existing);
  CHECK(splits[1].serving_on_existing);
  CHECK(splits[1].usd_per_month == 730 * 1 + 730 * 2);
  CHECK(splits[3].within_budget == false);
}

TEST_CASE("A run lies on one kind; the whole group is tried, and fewer where that is enough") {
  TrainingPlanQuestion question;
  question.work.training.model = find_model("meta-llama/Llama-3.1-8B-Instruct");
  question.work.training.method = TrainingMethod::lora;
  question.work.training.framework = find_training_framework("torchtune");
  question.work.training.dataset_tokens = 1e8;
  const std::vector<ExistingCards> existing{{card_of("rtx-3060-12gb"), 1}, {card_of("a100-sxm-80gb"), 5}};
  const TrainingOnExisting open = train(question, existing);
  CHECK(open.groups[0].work->candidate.broken == TrainingLimit::memory);
  CHECK_FALSE(open.groups[0].meets());
  REQUIRE(open.groups[1].meets());
  REQUIRE(open.today == 1);
  CHECK(open.groups[1].fewest->work.candidate.gpu_count() == 1);
  const double hours = open.groups[1].work->cost.hours;

  question.deadline_hours = hours / 2;  // too soon for five
  const TrainingOnExisting late = train(question, existing);
  CHECK(late.groups[1].work->candidate.broken == TrainingLimit::deadline);
  CHECK(late.today == 1);
  REQUIRE(late.groups[1].fewest);
  CHECK(late.groups[1].fewest->work.candidate.gpu_count() > 5);
  CHECK(late.groups[1].fewest->work.cost.hours <= hours / 2);
}
