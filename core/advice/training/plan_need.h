#pragma once

#include <span>

#include "core/advice/common/priced_card.h"
#include "core/advice/training/estimate.h"
#include "core/cost/budget.h"

namespace whichgpu {

/// Everything a training plan depends on.
struct TrainingPlanQuestion {
  TrainingQuestion work;  ///< what is trained and how; cards, layout and price are the planner's
  double deadline_hours = no_limit;
  Budget budget;
  std::span<const PricedCard> cards;  ///< in the order that breaks ties; candidates refer to them
  int max_gpus = 1024;
};

inline TrainingPlanQuestion at_any_price(TrainingPlanQuestion question) {
  question.budget = {};
  return question;
}

}  // namespace whichgpu
