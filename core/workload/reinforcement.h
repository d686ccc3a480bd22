#pragma once

#include <algorithm>

#include "core/catalog/names.h"
#include "core/workload/serving.h"
#include "core/workload/training.h"

namespace whichgpu {

/// What a model learns from, and how.
enum class ReinforcementMethod {
  dpo,   ///< pairs of answers, one preferred: no rollout (Rafailov et al. 2023, arXiv:2305.18290)
  ppo,   ///< answers of its own, and a critic (Schulman et al. 2017, arXiv:1707.06347)
  grpo,  ///< … compared within a group, no critic (Shao et al. 2024, arXiv:2402.03300)
  rloo,  ///< … against the mean of the others (Ahmadian et al. 2024, arXiv:2402.14740)
  reinforce_plus_plus,  ///< … against that of the batch (Hu et al. 2025, arXiv:2501.03262)
};

template <>
inline constexpr auto names<ReinforcementMethod> = spelled<ReinforcementMethod>(
    {{ReinforcementMethod::dpo, "dpo", "DPO"},
     {ReinforcementMethod::ppo, "ppo", "PPO"},
     {ReinforcementMethod::grpo, "grpo", "GRPO"},
     {ReinforcementMethod::rloo, "rloo", "RLOO"},
     {ReinforcementMethod::reinforce_plus_plus, "reinforce_plus_plus", "REINFORCE++"}});

/// Where answers are made.
enum class Pools {
  colocated,  ///< on the cards that train, in turn: the engine sleeps meanwhile
  split,      ///< on cards of their own, at the same time
};

template <>
inline constexpr auto names<Pools> = spelled<Pools>({{Pools::colocated, "colocated"},
                                                     {Pools::split, "split"}});

/// The model that the new one must not stray from.
enum class ReferenceModel {
  resident,     ///< on the cards that train
  host,         ///< in host memory but for its own pass
  precomputed,  ///< its log-probabilities were computed before, of pairs that do not change
  none,
};

template <>
inline constexpr auto names<ReferenceModel> = spelled<ReferenceModel>({{ReferenceModel::resident, "resident"},
                                                                       {ReferenceModel::host, "host"},
                                                                       {ReferenceModel::precomputed,
                                                                        "precomputed"},
                                                                       {ReferenceModel::none, "none"}});

/// What judges answers.
enum class Reward {
  rules,  ///< a program, on processors
  model,  ///< on the cards
};

template <>
inline constexpr auto names<Reward> = spelled<Reward>({{Reward::rules, "rules"}, {Reward::model, "model"}});

/// Lengths in tokens.
struct AnswerLengths {
  double input = 512;     ///< prompt, mean
  double output = 1024;   ///< answer, mean
  double longest = 4096;  ///< answer: the limit that is set, which some answer of every step reaches

  double mean() const { return input + output; }
  double most() const { return input + longest; }
};

/// One question about reinforcement learning or preference tuning, complete. References outlive the estimate.
struct Reinforcement {
  ReinforcementMethod method = ReinforcementMethod::grpo;
  Pools pools = Pools::colocated;
  /// The actor's: its cards and their layout; a sequence is the longest, a batch what one update takes.
  Training update;
  Training critic;  ///< the same of the critic, where it has cards of its own
  Serving rollout;  ///< one prompt and the longest answer; its cards and their layout
  int gpu_count = 1;
  int critic_gpus = 0;   ///< of the critic and the reward model; 0: they are with the actor
  double samples = 512;  ///< answers of a step, or pairs
  double samples_per_prompt = 1;
  double mini_batch = 512;  ///< answers, or pairs, of one update
  double epochs = 1;        ///< passes over them in a step
  AnswerLengths lengths;
  int staleness = 0;  ///< steps by which answers may be older than the weights; 0: the pools take turns
  ReferenceModel reference = ReferenceModel::resident;
  Reward reward = Reward::rules;
  double reward_parameters = 0;
  bool scores_again = true;   ///< the trainer computes the log-probabilities of the answers, not the engine
  bool packed = true;         ///< sequences are packed; else each is padded to the longest
  bool state_leaves = false;  ///< colocated: what training keeps on the cards moves to the host in a rollout
  double steps = 100;

  bool generates() const { return method != ReinforcementMethod::dpo; }
  bool has_critic() const { return method == ReinforcementMethod::ppo; }
  bool colocated() const { return pools == Pools::colocated; }
  /// Sequences that one sample stands for.
  double sequences_per_sample() const { return generates() ? 1 : 2; }
  /// Without adapters: with them, the frozen model is the reference.
  bool keeps_reference() const { return reference == ReferenceModel::resident && !update.adapters(); }
  bool scores_reference() const {
    return reference == ReferenceModel::resident || reference == ReferenceModel::host;
  }
  double updates() const { return epochs * samples / mini_batch; }
};

}  // namespace whichgpu
