#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/owned_cards.h"
#include "core/advice/training/plan.h"
#include "core/cost/buying.h"

namespace whichgpu {

/// One kind of the visitor's cards and a run, which lies on cards of one kind.
struct TrainingGroup {
  const OwnedCards* owned = nullptr;
  std::optional<TrainingCandidate> today;   ///< the shortest run on these cards, or what lacks least memory;
                                            ///< priced at what running the cards costs; empty: no layout
  std::optional<TrainingCandidate> fewest;  ///< fewest of the card that keep the deadline, some added perhaps

  bool meets() const { return today && today->broken == RunLimit::none; }
};

/// What moving the run to other cards gives.
struct TrainingMove {
  TrainingCandidate candidate;    ///< rented
  std::vector<PlanLabel> labels;  ///< as the plan has it; empty: a well-known card that lost
  std::optional<Buying> buying;   ///< instead of renting, kept busy around the clock
};

struct FleetTraining {
  std::vector<TrainingGroup> groups;  ///< in the order of the fleet
  std::optional<std::size_t> today;   ///< the group whose run is in time and cheapest, else the shortest
  std::vector<TrainingMove> moves;    ///< other cards than the fleet's, rising price of the run
};

/// What a fleet does for the run, and what would come of adding to it or of moving to the cards that `answer`
/// found for the same question. Sizes are those of run_sizes() and the whole group; money is no limit here
/// but in `answer`. `running` is what the fleet is reckoned with.
FleetTraining fleet_training(const TrainingPlanQuestion& question, const Fleet& fleet,
                             const TrainingPlanAnswer& answer, const OwnershipDefaults& running,
                             const TrainingCalibration& calibration);

}  // namespace whichgpu
