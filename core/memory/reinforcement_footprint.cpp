#include "core/memory/reinforcement_footprint.h"

#include <algorithm>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

constexpr double least_utilization = 0.1;

/// One sequence of a micro batch is a pair of answers in DPO.
Training in_memory(const Reinforcement& q, const Training& training) {
  Training sequences = training;
  sequences.micro_batch *= q.sequences_per_sample();
  sequences.global_batch = std::max(sequences.global_batch * q.sequences_per_sample(),
                                    sequences.micro_batch * training.parallelism.data);
  return sequences;
}

/// Weights alone, shared as those of `f` are; with adapters, the frozen ones.
double frozen_bytes(const TrainingFootprint& f) { return f.state.weights; }

double reward_bytes(const Reinforcement& q, const TrainingFootprint& f, const ModelShape& shape) {
  if (q.reward != Reward::model || !q.generates()) return 0;
  return frozen_bytes(f) * q.reward_parameters / shape.parameters.total();
}

/// States that stay on the cards that train whether anything is trained at the moment or not.
struct Residents {
  double actor = 0;
  double critic = 0;
  double reference = 0;
  double reward = 0;

  double total() const { return actor + critic + reference + reward; }
};

Residents residents(const Reinforcement& q, const TrainingFootprint& actor, const ModelShape& shape) {
  Residents r;
  r.actor = actor.state.total();
  const bool together = q.critic_gpus == 0;
  if (q.has_critic() && together) r.critic = r.actor;
  if (q.keeps_reference()) r.reference = frozen_bytes(actor);
  if (together) r.reward = reward_bytes(q, actor, shape);
  return r;
}

void put(ReinforcementPeak& peak, const Residents& r) {
  peak.actor_bytes = r.actor;
  peak.critic_bytes = r.critic;
  peak.reference_bytes = r.reference;
  peak.reward_bytes = r.reward;
}

void put(ReinforcementPeak& peak, const TrainingFootprint& f) {
  peak.capacity_bytes = f.capacity_bytes;
  peak.activations_bytes = f.activations_bytes;
  peak.logits_bytes = f.logits_bytes;
  peak.communication_bytes = f.communication_bytes;
  peak.runtime_bytes = f.runtime_bytes;
}

/// The sums and the verdict; the margin is that of training.
void sum_up(ReinforcementPeak& p) {
  const Judgement::TrainingMemory& margins = tables::judgement().training_memory;
  const double states = p.actor_bytes + p.critic_bytes + p.reference_bytes + p.reward_bytes;
  const double work = p.activations_bytes + p.logits_bytes + p.communication_bytes + p.runtime_bytes;
  const double expected = states + work + p.engine_bytes;
  p.margin_bytes = margins.state_margin * (states + p.engine_bytes) + margins.work_margin * work;
  p.needed_bytes = expected + p.margin_bytes;
  p.free_bytes = std::max(0.0, p.capacity_bytes - p.needed_bytes);
  if (expected > p.capacity_bytes) {
    p.verdict = Verdict::does_not_fit;
    p.shortfall_bytes = p.needed_bytes - p.capacity_bytes;
  } else if (p.needed_bytes > p.capacity_bytes) {
    p.verdict = Verdict::tight;
  } else {
    const double comfortable = tables::judgement().verdicts.comfortable_share * p.capacity_bytes;
    p.verdict = p.needed_bytes > comfortable ? Verdict::fits : Verdict::comfortable;
  }
}

/// What an engine keeps on the card while it sleeps: its context and its graphs; the weights and the cache go
/// (vLLM: https://docs.vllm.ai/en/latest/features/sleep_mode/).
double asleep_bytes(const Reinforcement& q) {
  const Engine& engine = *q.rollout.engine;
  return engine.unbudgeted_bytes + engine.runtime_bytes;
}

/// What stays on the engine's cards beside it in a rollout.
double beside_engine(const Reinforcement& q, const TrainingFootprint& actor, const ModelShape& shape) {
  if (!q.colocated()) return 0;
  return actor.runtime_bytes + (q.state_leaves ? 0 : residents(q, actor, shape).total());
}

ReinforcementPeak rollout_peak(const Reinforcement& q, const ServingFootprint& engine,
                               const TrainingFootprint& actor, const ModelShape& shape) {
  ReinforcementPeak peak;
  peak.phase = ReinforcementPhase::rollout;
  peak.gpu_count = q.rollout.gpu_count;
  peak.capacity_bytes = engine.capacity_bytes;
  if (q.colocated() && !q.state_leaves) put(peak, residents(q, actor, shape));
  peak.runtime_bytes = q.colocated() ? actor.runtime_bytes : 0;
  const bool stated = q.colocated() && !q.rollout.defaults.memory_utilization;
  peak.engine_bytes = (stated ? std::max(engine.needed_bytes, engine.reserved_bytes) : engine.needed_bytes) +
                      engine.runtime.unbudgeted;
  sum_up(peak);
  if (engine.shortfall_bytes > 0) {  // of its budget, which is less than the card
    peak.verdict = Verdict::does_not_fit;
    peak.shortfall_bytes = std::max(peak.shortfall_bytes, engine.shortfall_bytes);
    peak.free_bytes = 0;
  }
  return peak;
}

ReinforcementPeak critic_peak(const Reinforcement& q, const ModelShape& shape, const TrainingCalibration& c) {
  const TrainingFootprint critic = training_footprint(in_memory(q, q.critic), shape, c);
  ReinforcementPeak peak;
  peak.phase = ReinforcementPhase::critic;
  peak.gpu_count = q.critic_gpus;
  put(peak, critic);
  peak.logits_bytes = 0;  // its head says one number a token
  peak.critic_bytes = critic.state.total();
  peak.reward_bytes = reward_bytes(q, critic, shape);
  sum_up(peak);
  return peak;
}

}  // namespace

const ReinforcementPeak& ReinforcementFootprint::fullest() const {
  const auto room = [](const ReinforcementPeak& peak) {
    return (peak.capacity_bytes - peak.needed_bytes - peak.shortfall_bytes) / peak.capacity_bytes;
  };
  return *std::min_element(peaks.begin(), peaks.end(),
                           [&](const auto& a, const auto& b) { return room(a) < room(b); });
}

Serving settled_rollout(const Reinforcement& question, const ModelShape& shape,
                        const TrainingCalibration& calibration) {
  Serving serving = question.rollout;
  settle_defaults(serving);
  if (!serving.defaults.memory_utilization || !question.colocated()) return serving;
  const TrainingFootprint actor =
      training_footprint(in_memory(question, question.update), shape, calibration);
  const double left =
      1 - (beside_engine(question, actor, shape) + asleep_bytes(question)) / serving.gpu->memory_bytes;
  serving.memory_utilization = std::clamp(left, least_utilization, serving.memory_utilization);
  return serving;
}

ReinforcementPeak update_peak(const Reinforcement& question, const ModelShape& shape,
                              const TrainingCalibration& calibration) {
  const TrainingFootprint actor =
      training_footprint(in_memory(question, question.update), shape, calibration);
  ReinforcementPeak peak;
  peak.gpu_count = question.update.gpu_count;
  put(peak, actor);
  put(peak, residents(question, actor, shape));
  if (question.generates() && question.colocated()) peak.engine_bytes = asleep_bytes(question);
  sum_up(peak);
  return peak;
}

ReinforcementFootprint reinforcement_footprint(const Reinforcement& question, const ModelShape& shape,
                                               const TrainingCalibration& calibration) {
  ReinforcementFootprint f;
  f.actor = training_footprint(in_memory(question, question.update), shape, calibration);
  f.peaks.push_back(update_peak(question, shape, calibration));
  if (question.generates()) {
    const WeightBytes bytes = weight_bytes(*question.rollout.weights, shape);
    f.engine = serving_footprint(question.rollout, shape, bytes, question.rollout.parallelism.data);
    f.peaks.push_back(rollout_peak(question, f.engine, f.actor, shape));
  }
  if (question.critic_gpus > 0) f.peaks.push_back(critic_peak(question, shape, calibration));
  return f;
}

double more_host_bytes(const Reinforcement& question, const ModelShape& shape, int gpus, int servers,
                       const TrainingCalibration& calibration) {
  const Training& update = question.update;
  double bytes = 0;
  if (question.has_critic() && question.critic_gpus == 0 && update.optimizer_on_host()) {
    const StateBytes critic = model_state(update, shape, calibration);
    bytes +=
        (critic.optimizer + critic.gradients + (update.parameters_on_host() ? critic.weights : 0)) / servers;
  }
  if (question.reference == ReferenceModel::host && !update.adapters()) {
    bytes += shape.parameters.total() * sixteen_bit_bytes;
  }
  if (question.generates() && question.colocated() && question.state_leaves) {
    const TrainingFootprint actor = training_footprint(in_memory(question, update), shape, calibration);
    bytes += gpus * residents(question, actor, shape).total();
  }
  return bytes;
}

}  // namespace whichgpu
