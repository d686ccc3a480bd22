#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/advice/serving/existing.h"
#include "core/advice/together/split.h"
#include "core/advice/training/existing.h"

namespace whichgpu {

/// What existing cards do for the needs.
struct OnExisting {
  std::optional<ServingOnExisting> serving;
  std::optional<TrainingOnExisting> training;
  std::vector<Split> splits;  ///< where both are needed
};

struct PlanQuestion;
struct PlanAnswer;

/// What is to be planned for, each need with its share of the budget.
struct PlanNeeds {
  std::optional<ServingPlanQuestion> serving;
  std::optional<TrainingPlanQuestion> training;
};

/// What existing cards do for the needs, against what was planned.
OnExisting use_existing(const PlanQuestion& question, const PlanNeeds& needs, const PlanAnswer& answer);

/// The cards that the visitor has. What they are asked for is reached from here, so that a program that reads
/// no such cards is made without it.
struct Existing {
  std::vector<ExistingCards> cards;
  OnExisting (*use)(const PlanQuestion& question, const PlanNeeds& needs,
                    const PlanAnswer& answer) = &use_existing;
};

/// Cards for a model that is to be served, trained, or both. The needs refer to the cards.
struct PlanQuestion {
  const Model* model = nullptr;
  std::string_view scaled_from;  ///< name of the model that was scaled to a size; empty: none
  std::optional<ServingPlanQuestion> serving;
  std::optional<TrainingPlanQuestion> training;
  Budget budget;                     ///< for all that is planned; each need gets its share
  std::optional<Existing> existing;  ///< what the visitor has; empty: nothing was said
  OwnershipDefaults running;         ///< what the existing cards are reckoned with
};

/// A service and a run that are paid at the same time.
struct PlansTogether {
  double usd_per_hour = 0;
  double usd_first_month = 0;
  std::optional<bool> within_budget;  ///< empty: there is no budget
};

/// What planners answer: for each need that was named.
struct PlanAnswer {
  ModelShape shape;  ///< of the model
  std::optional<ServingPlans> serving;
  std::optional<TrainingPlans> training;
  std::optional<PlansTogether> together;  ///< the cheapest of both, beyond the budget if need be
  std::optional<OnExisting> existing;     ///< empty: the visitor named no cards
  Notes
      notes;  ///< plan_model_scaled {from}: a model of the size asked for; then add_plan_notes() of each need
};

/// Plans for everything that is needed. The answer refers to the question's cards.
PlanAnswer answer(const PlanQuestion& question);

}  // namespace whichgpu
