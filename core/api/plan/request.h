#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/advice/common/owned_cards.h"
#include "core/advice/serving/plan_need.h"
#include "core/advice/training/plan_need.h"
#include "core/api/json/error.h"
#include "core/api/json/json_fwd.h"

namespace whichgpu::api {

/// Questions for the planner as read from a request. They refer into this object and into the request's
/// document: neither may be copied or moved.
struct PlanInput {
  PlanInput() = default;
  PlanInput(const PlanInput&) = delete;
  PlanInput& operator=(const PlanInput&) = delete;

  Model custom_model;
  Fragment model;                           ///< as a serving request names it
  std::shared_ptr<const Json> sized_model;  ///< what custom_model was read from if only a size was given
  std::string_view scaled_from;             ///< name of the model that was scaled to a size; empty: none
  const Model* planned_model = nullptr;
  std::vector<PlanCard> cards;
  Fleet existing;  ///< what the visitor has; empty: nothing was said
  std::optional<PlanQuestion> serving;
  std::optional<TrainingPlanQuestion> training;
  Object limits;              ///< time limits, as a serving request says them
  PriceBook own_offers;       ///< the cards' offers may point into it
  OwnershipDefaults running;  ///< what the visitor's own cards are reckoned with
  Budget budget;              ///< for all that is planned
  double headroom = 1;
  double asked_concurrency = 0;          ///< before headroom; 0: a rate was given
  double asked_requests_per_second = 0;  ///< the peak, before headroom
};

/// Reads a plan request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read_plan_request(const Json& request, PlanInput& input);

}  // namespace whichgpu::api
