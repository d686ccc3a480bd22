#include "core/time/reinforcement_step.h"

#include <algorithm>
#include <cmath>

#include "core/memory/training_state.h"

namespace whichgpu {
namespace {

/// What an actor or a critic takes of a step, each pass and update as in training.
struct Learner {
  TrainingStep pass;
  TrainingStep update;
};

Learner learner(const Reinforcement& q, const Training& training, const ModelShape& shape,
                const TrainingCalibration& c) {
  const TrainingRate rate = training_rate(training, c);
  const double per_sample = q.sequences_per_sample();
  return {forward_step(worked_on(q, training, q.samples * per_sample), shape, rate, c),
          training_step(worked_on(q, training, q.mini_batch * per_sample), shape, rate, c)};
}

/// The state of the actor, and of whatever is with it, to the host and back.
double moving_seconds(const Reinforcement& q, const ModelShape& shape, const TrainingCalibration& c) {
  if (!q.generates() || !q.colocated() || !q.state_leaves) return 0;
  const double pcie = q.update.gpu->interconnect.pcie_bytes_per_second * c.links.server;
  const double learners = q.has_critic() && q.critic_gpus == 0 ? 2 : 1;
  return pcie > 0 ? 2 * learners * state_per_gpu(q.update, shape, Stage::first, c).total() / pcie : 0;
}

}  // namespace

double weight_matrices(const Model& model) {
  constexpr double of_attention = 4;  // queries, keys, values, output
  constexpr double of_vocabulary = 2;
  double matrices = of_vocabulary;
  for (const AttentionLayers& a : model.attention) matrices += a.layers * of_attention;
  for (const FeedForwardLayers& f : model.feed_forward) {
    const double blocks = (f.intermediate > 0 ? 1 : 0) + (f.shared_intermediate > 0 ? 1 : 0) + f.experts;
    matrices += f.layers * f.matrices * blocks;
  }
  return matrices;
}

Training worked_on(const Reinforcement& question, const Training& training, double sequences) {
  Training batch = training;
  batch.global_batch = sequences;
  const double per_rank = sequences / training.parallelism.data;
  if (question.packed) {
    const double tokens = training.micro_batch * training.sequence_length;
    const double micro_batches = std::max(1.0, std::ceil(per_rank * question.lengths.mean() / tokens));
    batch.sequence_length = question.lengths.mean();
    batch.micro_batch = per_rank / micro_batches;
  } else {
    batch.micro_batch = per_rank / std::max(1.0, std::ceil(per_rank / training.micro_batch));
  }
  return batch;
}

ReinforcementStep reinforcement_step(const Reinforcement& q, const ModelShape& shape, const Rollout& rollout,
                                     const TrainingCalibration& training, const ReinforcementCalibration& c) {
  const Learner actor = learner(q, q.update, shape, training);
  const bool apart = q.critic_gpus > 0;
  const Learner judge = apart ? learner(q, q.critic, shape, training) : actor;
  ReinforcementStep step;
  step.training_factor = shape.mixture() ? c.mixture : c.dense;
  step.one_update = actor.update;
  step.one_pass = actor.pass;
  step.pass = step.training_factor * actor.pass.total();
  step.update = step.training_factor * q.updates() * actor.update.total();
  if (q.generates() && q.scores_again) step.old_scores = step.pass;
  if (q.scores_reference()) step.reference = step.pass;
  const double judged = step.training_factor * judge.pass.total();
  if (q.reward == Reward::model && q.generates()) {
    step.reward = judged * q.reward_parameters / shape.parameters.total();
  }
  if (q.has_critic()) {
    step.values = judged;
    step.critic_update = step.training_factor * q.updates() * judge.update.total();
  }
  const double judging = step.reward + step.values + step.critic_update;
  step.training = step.old_scores + step.reference + step.update;
  step.training = apart ? std::max(step.training, judging) : step.training + judging;
  if (!q.generates()) {
    step.total = step.training;
    return step;
  }
  step.rollout = rollout.seconds;
  step.side_by_side = !q.colocated() && q.staleness > 0;
  step.matrices = weight_matrices(*q.update.model);
  step.moving = moving_seconds(q, shape, training);
  step.exposed = step.side_by_side ? c.exposed_sync : 1;
  step.sync = step.exposed * (c.sync_seconds + step.matrices * c.sync_matrix_seconds + step.moving);
  step.total =
      (step.side_by_side ? std::max(step.rollout, step.training) : step.rollout + step.training) + step.sync;
  return step;
}

}  // namespace whichgpu
