#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/advice/training/layout.h"
#include "core/catalog/tables.h"
#include "core/cost/price.h"
#include "core/memory/reinforcement_footprint.h"
#include "core/time/basis.h"
#include "core/time/reinforcement_step.h"

namespace whichgpu {

/// A question in which some choices are left to the core.
struct ReinforcementQuestion {
  Reinforcement work;
  TrainingChoices open;             ///< of the layout that trains
  bool choose_tensor = true;        ///< ranks of one engine
  bool choose_state_leaves = true;  ///< whether the training state leaves the cards in a rollout
  PriceChoice price;
};

/// Where the other arrangement of pools leads, on as many cards or with a pool of answers beside them.
struct OtherPools {
  int gpu_count = 0;
  double times_faster = 1;
};

/// Speed of a configuration.
struct ReinforcementSpeed {
  Rollout rollout;
  ReinforcementStep step;
  double tokens_per_second = 0;      ///< of prompts and answers that are trained on
  double balanced_rollout_gpus = 0;  ///< split: cards of the engine with which neither pool waits; 0: none
  std::optional<OtherPools> other;
  Basis basis = Basis::extrapolated;
  ErrorBand band;  ///< of seconds, measured over estimated
};

/// A whole run.
struct ReinforcementCost {
  double hours = 0;  ///< wall clock: steady steps times the goodput factor
  double gpu_hours = 0;
  double usd_per_hour = 0;
  double usd_total = 0;  ///< zero if no price is known
  double usd_per_step = 0;
};

/// The answer, with everything that was decided and every intermediate result.
struct ReinforcementEstimate {
  Reinforcement work;            ///< complete: open choices filled in
  ReinforcementQuestion chosen;  ///< as it was asked
  ModelShape shape;
  ReinforcementFootprint footprint;
  double host_memory_bytes = 0;  ///< of one server that trains
  double network_slowdown = 1;   ///< of an update, see TrainingServer
  int gpus_needed = 0;           ///< the fewest that were found to fit; 0: none up to most_gpus_tried
  std::optional<ReinforcementSpeed> speed;  ///< absent if it does not fit
  Price price;
  ReinforcementCost cost;
  Notes notes;
};

inline constexpr int most_gpus_tried = 4096;

/// Whether every pool holds what it must.
bool fits(const ReinforcementFootprint& footprint);

/// `question` with its open choices made: the layouts that train fastest of those that fit with their margin,
/// as in training; the training state on the cards in a rollout if the engine fits beside it, else off them;
/// the fewest tensor ranks of an engine that answer fastest.
Reinforcement settle_reinforcement(const ReinforcementQuestion& question, const ModelShape& shape,
                                   const TrainingCalibration& training);

/// Memory, speed and cost, open choices made by settle_reinforcement(). `calibration` is the catalog's unless
/// a fit tries another.
ReinforcementEstimate estimate_reinforcement(
    const ReinforcementQuestion& question,
    const ReinforcementCalibration& calibration = tables::reinforcement_calibration());

/// Its memory and speed alone: no search for fewer cards, no other pools, no notes.
ReinforcementEstimate estimate_as_laid_out(const ReinforcementQuestion& question,
                                           const ReinforcementCalibration& calibration);

/// The question on `gpu_count` cards in the same proportions, the layout left to the core.
ReinforcementQuestion on_cards(const ReinforcementQuestion& question, int gpu_count);

}  // namespace whichgpu
