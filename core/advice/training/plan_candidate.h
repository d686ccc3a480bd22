#pragma once

#include <optional>
#include <vector>

#include "core/advice/training/plan_need.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// What a run on some cards runs into.
enum class TrainingLimit { none, memory, deadline };

template <>
inline constexpr auto names<TrainingLimit> = spelled<TrainingLimit>({{TrainingLimit::none, "none"},
                                                                     {TrainingLimit::memory, "memory"},
                                                                     {TrainingLimit::deadline, "deadline"}});

/// A run on so many of a card, and what becomes of the need.
struct TrainingCandidate {
  const PricedCard* card = nullptr;
  Training training;  ///< complete
  Price price;
  TrainingCost cost;           ///< zero if it does not fit
  double shortfall_bytes = 0;  ///< per GPU, with the margin
  TrainingLimit broken = TrainingLimit::none;
  /// Memory to spare, measured kernels, and the deadline kept even at the 10th percentile of speed.
  bool safe = false;

  const Gpu& gpu() const { return *training.gpu; }
  int gpu_count() const { return training.gpu_count; }
  double usd() const { return cost.charged_usd; }
  double time() const { return cost.charged_hours; }
  bool same_choice(const TrainingCandidate& other) const {
    return card == other.card && training.gpu_count == other.training.gpu_count;
  }
};

/// How many of a card a plan may take: halves, thirds and the whole of a server, then whole servers, one by
/// one up to 64 cards and in steps of a third to a half beyond. Cards that no NVLink joins stay in one
/// server: the machines they are rented in have no network for training.
std::vector<int> run_sizes(const Gpu& gpu, int max_gpus);

/// The run on `count` of `card`, open choices made by settle_training(). Empty if there is no layout.
std::optional<TrainingCandidate> try_run(const TrainingPlanQuestion& question, const ModelShape& shape,
                                         const PricedCard& card, int count, const Price& price,
                                         const TrainingCalibration& calibration);

/// A bound from below on the GPU-hours of a run: arithmetic and passes over memory of the largest micro
/// batch, nothing recomputed that need not be, no communication, no pipeline bubble, no update of the
/// weights.
double least_gpu_hours(const TrainingPlanQuestion& question, const ModelShape& shape, const Gpu& gpu,
                       const TrainingCalibration& calibration);

}  // namespace whichgpu
