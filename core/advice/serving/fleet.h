#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/owned_cards.h"
#include "core/advice/serving/cards_at_hand.h"
#include "core/advice/serving/plan_rejections.h"
#include "core/cost/buying.h"

namespace whichgpu {

/// One kind of the visitor's cards and a serving need.
struct ServingGroup {
  const OwnedCards* owned = nullptr;
  std::optional<CardsAtHand> today;  ///< priced at what running the cards costs; empty: no engine runs there
  std::optional<PlanCandidate> fewest;  ///< fewest of the card that meet the need, some of them added perhaps

  bool meets() const { return today && today->meets; }
};

/// The visitor's cards at work as they are: the cheapest group that meets the need alone, else all that carry
/// someone. Capacity adds up, speed does not.
struct FleetToday {
  std::vector<std::size_t> groups;
  bool meets = false;
  double users = 0;                ///< capacity
  double requests_per_second = 0;  ///< at capacity
  double request_seconds = 0;      ///< of the quickest group; 0: nobody is carried
  double usd_per_month = 0;        ///< of running them
};

/// What moving the whole need to other cards gives.
struct ServingMove {
  PlanCandidate candidate;        ///< rented
  std::vector<PlanLabel> labels;  ///< as the plan has it; empty: a well-known card that lost
  Capacity capacity;
  std::optional<Buying> buying;  ///< instead of renting
};

struct FleetServing {
  std::vector<ServingGroup> groups;  ///< in the order of the fleet
  FleetToday today;
  std::optional<PlanCandidate> rest;  ///< cheapest of all cards for what the fleet does not carry
  std::vector<ServingMove> moves;     ///< other cards than the fleet's, rising price
};

/// What a fleet does for the need, and what would come of adding to it or of moving to the cards that
/// `answer` and `rejections` found for the same question. Money is no limit here but in `answer`. `running`
/// is what the fleet is reckoned with.
FleetServing fleet_serving(const PlanQuestion& question, const Fleet& fleet, const PlanAnswer& answer,
                           const std::vector<Rejection>& rejections, const OwnershipDefaults& running,
                           const Calibration& calibration);

}  // namespace whichgpu
