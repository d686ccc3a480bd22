#pragma once

#include <vector>

#include "core/catalog/names.h"
#include "core/memory/serving_footprint.h"
#include "core/memory/training_footprint.h"
#include "core/workload/reinforcement.h"

namespace whichgpu {

/// When a card holds most: those that train at an update; those that answer in a rollout, which are the same
/// where both take turns; those of the critic at its update.
enum class ReinforcementPhase { update, rollout, critic };

template <>
inline constexpr auto names<ReinforcementPhase> =
    spelled<ReinforcementPhase>({{ReinforcementPhase::update, "update"},
                                 {ReinforcementPhase::rollout, "rollout"},
                                 {ReinforcementPhase::critic, "critic"}});

/// What the fullest card of a pool holds at its peak, by role, in bytes.
struct ReinforcementPeak {
  ReinforcementPhase phase = ReinforcementPhase::update;
  int gpu_count = 1;
  double capacity_bytes = 0;
  double actor_bytes = 0;  ///< weights, gradients and optimizer
  double critic_bytes = 0;
  double reference_bytes = 0;
  double reward_bytes = 0;
  double engine_bytes =
      0;  ///< of a rollout: weights, work and one answer at full length; asleep: its context
  double activations_bytes = 0;
  double logits_bytes = 0;
  double communication_bytes = 0;
  double runtime_bytes = 0;
  double margin_bytes = 0;
  double needed_bytes = 0;     ///< the sum
  double free_bytes = 0;       ///< not below zero
  double shortfall_bytes = 0;  ///< needed minus capacity where even the sum without the margin does not fit
  Verdict verdict = Verdict::does_not_fit;
};

/// Memory of a whole question.
struct ReinforcementFootprint {
  std::vector<ReinforcementPeak> peaks;  ///< of every pool, in the order of their phases
  TrainingFootprint actor;               ///< alone on its cards
  ServingFootprint engine;               ///< alone on its cards; without rollouts, of nothing

  /// The peak with the least room.
  const ReinforcementPeak& fullest() const;
};

/// The engine's settings once it is known what stays on its cards: as much memory as is left, where nobody
/// said how much.
Serving settled_rollout(const Reinforcement& question, const ModelShape& shape,
                        const TrainingCalibration& calibration);

/// The peak of the cards that train, whatever the engine does: what layouts are chosen by.
ReinforcementPeak update_peak(const Reinforcement& question, const ModelShape& shape,
                              const TrainingCalibration& calibration);

/// Memory by role: actor and critic with their training state, a reference and a reward model with 2 bytes a
/// parameter, shared as the actor's weights are; logits and activations of the one that is at work, of both
/// answers of a pair in DPO. Where both take turns the engine sleeps in an update: its context and captured
/// graphs stay. `question.rollout` is settled_rollout().
ReinforcementFootprint reinforcement_footprint(const Reinforcement& question, const ModelShape& shape,
                                               const TrainingCalibration& calibration);

/// What host memory of one server of `gpus` of the `servers` that train holds beside what training alone has
/// there: the critic's optimizer as the actor's, a reference that waits for its pass, and what leaves the
/// cards in a rollout.
double more_host_bytes(const Reinforcement& question, const ModelShape& shape, int gpus, int servers,
                       const TrainingCalibration& calibration);

}  // namespace whichgpu
