#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/existing_cards.h"
#include "core/advice/training/plan.h"
#include "core/advice/training/run.h"

namespace whichgpu {

/// One kind of the visitor's cards and a run, which lies on cards of one kind. `work` is the shortest run on
/// them, or what lacks least memory; `fewest` the fewest of the card that keep the deadline.
struct TrainingGroup : ExistingGroup<Run> {
  bool meets() const { return work && work->candidate.broken == TrainingLimit::none; }
};

using TrainingMove = Move<Run>;

struct TrainingOnExisting {
  std::vector<TrainingGroup> groups;  ///< in the order of the existing cards
  std::optional<std::size_t> today;   ///< the group whose run is in time and cheapest, else the shortest
  std::vector<TrainingMove> moves;    ///< other cards than the existing ones, rising price of the run
};

/// What existing cards do for the run, and what would come of adding to them or of moving to the cards that
/// `plans` found for the same question. Sizes are those of run_sizes() and the whole group; money is no limit
/// here but in `plans`. `running` is what the existing cards are reckoned with.
TrainingOnExisting train_on_existing(const TrainingPlanQuestion& question, const ModelShape& shape,
                                     const std::vector<ExistingCards>& existing, const TrainingPlans& plans,
                                     const OwnershipDefaults& running,
                                     const TrainingCalibration& calibration);

}  // namespace whichgpu
