#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/reinforcement_calibration.h"
#include "core/catalog/training_calibration.h"
#include "core/time/rollout_time.h"
#include "core/time/training_step.h"

namespace whichgpu {

/// Seconds of one step, by what they are spent on. What the actor's cards do one after another adds up.
struct ReinforcementStep {
  double rollout = 0;
  double old_scores = 0;  ///< log-probabilities of the answers under the weights that made them
  double reference = 0;   ///< … under the reference
  double reward = 0;
  double values = 0;           ///< by the critic
  double update = 0;           ///< of the actor
  double critic_update = 0;    ///< of the critic
  double sync = 0;             ///< the new weights on their way to the engine, and the state out and in
  double training = 0;         ///< everything between a rollout and the next, without `sync`
  double total = 0;            ///< with what runs at the same time counted once
  bool side_by_side = false;   ///< a rollout runs while the one before it is trained on
  double pass = 0;             ///< one forward pass over all samples
  double training_factor = 1;  ///< passes and updates over those of training alike
  double matrices = 0;         ///< that `sync` hands over
  double moving = 0;           ///< … the state on its way out and in
  double exposed = 1;          ///< … share of it that is waited for
  TrainingStep one_update;     ///< of the actor, as trained alone
  TrainingStep one_pass;       ///< forward over all samples, as trained alone
};

/// The actor's sequences of one update as they are worked on: packed, a micro batch holds as many as the
/// longest one's tokens do.
Training worked_on(const Reinforcement& question, const Training& training, double sequences);

/// Matrices that the engine takes one by one: every expert has its own.
double weight_matrices(const Model& model);

/// One step: rollout, scoring, update, sync. `rollout` is not read where nothing is generated. An update and
/// its passes are training_step() and forward_step() of training times what the calibration says; pools at
/// work at the same time take as long as the slower one.
ReinforcementStep reinforcement_step(const Reinforcement& question, const ModelShape& shape,
                                     const Rollout& rollout, const TrainingCalibration& training,
                                     const ReinforcementCalibration& calibration);

}  // namespace whichgpu
