#include <doctest/doctest.h>

#include "core/advice/together/budget.h"

#include "tests/core/support.h"
#include "tests/core/training_support.h"

using namespace whichgpu;
using doctest::Approx;

namespace {

/// A service that one H200 at $4 carries, and adapters that one H100 at $3 trains in some hours.
struct Both {
  PricedCard h100{find_gpu("h100-sxm-80gb"), {}, 3};
  PricedCard h200{find_gpu("h200-sxm-141gb"), {}, 4};
  ServingPlanQuestion service;
  TrainingPlanQuestion run;

  Both() {
    service.model = find_model("meta-llama/Llama-3.1-8B-Instruct");
    service.cards = {&h200, 1};
    run.cards = {&h100, 1};
    run.max_gpus = 1;
    run.work.training = test::training("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
    run.work.training.method = TrainingMethod::lora;
    run.work.training.dataset_tokens = 1e8;
  }
  Both(const Both&) = delete;
  Both& operator=(const Both&) = delete;

  void share(const Budget& budget) { share_budget(budget, model_shape(*service.model), service, run); }
};

}  // namespace

TEST_CASE("A budget by the hour: each gets what the other leaves") {
  Both both;
  Budget budget;
  budget.usd_per_hour = 10;
  both.share(budget);
  CHECK(both.run.budget.usd_per_hour == Approx(6));   // 10 - 4
  CHECK(both.service.max_usd_per_hour == Approx(7));  // 10 - 3
}

TEST_CASE("A budget that does not do for both is the service's") {
  Both both;
  Budget budget;
  budget.usd_per_hour = 5;
  both.share(budget);
  CHECK(both.run.budget.usd_per_hour == Approx(1));  // 5 - 4: no run is found for it
  CHECK(both.service.max_usd_per_hour == Approx(5));
  budget.usd_per_hour = 2;  // nor a service
  both.share(budget);
  CHECK(both.service.max_usd_per_hour == Approx(2));
  CHECK(both.run.budget.usd_per_hour == Approx(-2));  // less than nothing
}

TEST_CASE("A budget by the month: a service is there all of it, a run for its hours") {
  Both both;
  Budget budget;
  budget.usd_per_month = 7300;  // 10 an hour
  both.share(budget);
  CHECK(both.run.budget.usd_per_month == Approx(7300 - 4 * 730));
  // The run takes some hours at $3 of the month's 7,300.
  CHECK(both.service.max_usd_per_hour > 7);
  CHECK(both.service.max_usd_per_hour < 10);
}

TEST_CASE("A budget for a run alone leaves the service's open") {
  Both both;
  Budget budget;
  budget.usd_total = 100;
  both.share(budget);
  CHECK(both.service.max_usd_per_hour == no_limit);
  CHECK(both.run.budget.usd_total == 100);
  CHECK(both.run.budget.usd_per_hour == no_limit);
}
