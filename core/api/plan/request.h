#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/advice/together/plan.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A question for the planner as read from a request. It refers into this object and into the request's
/// document: neither may be copied or moved.
struct PlanInput {
  PlanInput() = default;
  PlanInput(const PlanInput&) = delete;
  PlanInput& operator=(const PlanInput&) = delete;

  Model custom_model;
  std::shared_ptr<const Json> sized_model;  ///< what custom_model was read from if only a size was given
  std::vector<PricedCard> cards;
  PriceBook own_offers;  ///< the cards' offers may point into it
  Fragment model;        ///< as a serving request names it
  Object limits;         ///< time limits that were given, as a serving request says them
  Object pictures;       ///< of each prompt, as a serving request says them
  PlanQuestion question;
};

/// Reads a plan request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, PlanInput& input);

}  // namespace whichgpu::api
