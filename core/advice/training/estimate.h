#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/advice/training/layout.h"
#include "core/advice/training/server.h"
#include "core/catalog/names.h"
#include "core/catalog/tables.h"
#include "core/cost/training_cost.h"
#include "core/memory/training_footprint.h"
#include "core/power/energy.h"
#include "core/power/training_power.h"
#include "core/time/basis.h"
#include "core/time/training_step.h"

namespace whichgpu {

/// A training question in which some choices are left to the core.
struct TrainingQuestion {
  Training training;
  TrainingChoices open;
  PriceChoice price;
  Site site;
};

/// What a step spends most of its time on.
enum class TrainingBound { compute, memory, communication, bubble, overhead };

template <>
inline constexpr auto names<TrainingBound> = spelled<TrainingBound>({{TrainingBound::compute, "compute"},
                                                                     {TrainingBound::memory, "memory"},
                                                                     {TrainingBound::communication,
                                                                      "communication"},
                                                                     {TrainingBound::bubble, "bubble"},
                                                                     {TrainingBound::overhead, "overhead"}});

/// Speed of a training configuration.
struct TrainingSpeed {
  TrainingStep step;
  double tokens_per_second = 0;
  double tokens_per_second_per_gpu = 0;
  ModelFlops model_flops;
  double model_flops_per_token = 0;
  double flops_per_gpu = 0;  ///< model FLOP/s, nothing recomputed
  double mfu = 0;            ///< the same over the dense 16-bit peak
  TrainingBound bound = TrainingBound::compute;
  Basis basis = Basis::extrapolated;
  ErrorBand band;  ///< of tokens per second, measured over estimated
};

/// The answer, with everything that was decided and every intermediate result.
struct TrainingEstimate {
  Training training;  ///< complete: open choices filled in
  TrainingChoices chosen;
  ModelShape shape;
  TrainingFootprint footprint;
  double longest_sequence = 0;
  TrainingRate rate;
  std::optional<TrainingSpeed> speed;  ///< absent if it does not fit
  Price price;
  TrainingCost cost;
  CardUse use;                      ///< of a card, by steps
  std::optional<BoardPower> power;  ///< absent if it does not fit, or the card's power is not known
  Site site;
  Energy energy;  ///< of the whole run
  TrainingServer server;
  Notes notes;
};

/// The configuration with its open choices made: of the layouts, micro batches and kinds of recomputation
/// that fit with their margin the fastest; else of those that just fit; else the one that lacks least memory.
/// There must be at least one layout, see training_layouts(). `rate` is training_rate() of the same question.
Training settle_training(const TrainingQuestion& question, const ModelShape& shape, const TrainingRate& rate,
                         const TrainingCalibration& calibration);

/// Memory, speed and cost of one training run, open choices made by settle_training().
TrainingEstimate estimate_training(const TrainingQuestion& question,
                                   const TrainingCalibration& calibration = tables::training_calibration());

/// Speed of a complete configuration, whether it fits or not.
TrainingSpeed training_speed(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                             const TrainingCalibration& calibration);

}  // namespace whichgpu
