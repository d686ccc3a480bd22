#include "core/advice/reinforcement/estimate.h"

#include <algorithm>
#include <cmath>

#include "core/advice/reinforcement/notes.h"
#include "core/advice/training/best_layout.h"
#include "core/advice/training/server.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Ranks of one engine that are tried, simpler ones first: as many as share a server or an NVLink domain, and
/// more where the model needs them.
std::vector<int> tensor_ranks(const Serving& serving, const ModelShape& shape) {
  constexpr int most = 64;
  std::vector<int> found;
  for (int ranks = 1; ranks <= std::min(most, serving.gpu_count); ranks *= 2) {
    if (serving.gpu_count % ranks == 0 && (shape.heads == 0 || shape.heads % ranks == 0)) {
      found.push_back(ranks);
    }
  }
  return found;
}

Rollout rollout_of(const Reinforcement& work, const ServingFootprint& footprint, const ModelShape& shape) {
  const WeightBytes bytes = weight_bytes(*work.rollout.weights, shape);
  const StepModel model = step_model(work.rollout, shape, bytes, tables::serving_calibration());
  return rollout_time(model, footprint, work.samples, work.samples_per_prompt, work.lengths,
                      work.colocated() ? 1 : work.staleness);
}

/// An engine that was tried.
struct EngineTrial {
  Reinforcement work;
  bool fits = false;
  double shortfall_bytes = 0;
  double seconds = 0;
};

bool better(const EngineTrial& trial, const EngineTrial& best) {
  constexpr double margin = 0.99;  // for more ranks
  if (trial.fits != best.fits) return trial.fits;
  if (!trial.fits) return trial.shortfall_bytes < margin * best.shortfall_bytes;
  // What stays costs nothing to move; it stays wherever there is room for it.
  if (trial.work.state_leaves != best.work.state_leaves) return best.work.state_leaves;
  return trial.seconds < margin * best.seconds;
}

EngineTrial try_engine(Reinforcement work, int tensor, bool state_leaves, const ModelShape& shape,
                       const TrainingCalibration& c) {
  work.state_leaves = state_leaves;
  work.rollout.parallelism.tensor = tensor;
  work.rollout.parallelism.data = work.rollout.gpu_count / tensor;
  work.rollout = settled_rollout(work, shape, c);
  const ReinforcementFootprint footprint = reinforcement_footprint(work, shape, c);
  EngineTrial trial{work};
  for (const ReinforcementPeak& peak : footprint.peaks) {
    if (peak.phase != ReinforcementPhase::rollout) continue;
    trial.fits = peak.verdict != Verdict::does_not_fit;
    trial.shortfall_bytes = peak.shortfall_bytes;
  }
  if (trial.fits) trial.seconds = rollout_of(work, footprint.engine, shape).seconds;
  return trial;
}

void settle_engine(Reinforcement& work, const ReinforcementQuestion& question, const ModelShape& shape,
                   const TrainingCalibration& c) {
  std::vector<int> ranks{work.rollout.parallelism.tensor};
  if (question.choose_tensor) ranks = tensor_ranks(work.rollout, shape);
  std::vector<bool> leaves{work.state_leaves};
  if (question.choose_state_leaves) leaves = work.colocated() ? std::vector{false, true} : std::vector{false};
  std::optional<EngineTrial> best;
  for (const bool state_leaves : leaves) {
    for (const int tensor : ranks) {
      const EngineTrial trial = try_engine(work, tensor, state_leaves, shape, c);
      if (!best || better(trial, *best)) best = trial;
    }
  }
  work = best->work;
}

/// The layout that trains, on the actor's cards or on the critic's.
Training settle_learner(const Reinforcement& work, const TrainingChoices& open,
                        Training Reinforcement::*which, const ModelShape& shape,
                        const TrainingCalibration& c) {
  const TrainingRate rate = training_rate(work.*which, c);
  const auto with = [&](const Training& training) {
    Reinforcement tried = work;
    tried.update = training;
    return tried;
  };
  return best_layout(
      training_layouts(work.*which, shape, open),
      [&](const Training& training) -> LayoutMemory {
        const ReinforcementPeak peak = update_peak(with(training), shape, c);
        return {peak.verdict, peak.shortfall_bytes};
      },
      [&](const Training& training) {
        const Reinforcement tried = with(training);
        const double sequences = work.mini_batch * work.sequences_per_sample();
        return training_step(worked_on(tried, training, sequences), shape, rate, c).total();
      });
}

Basis basis_of(const Reinforcement& work, const ReinforcementCalibration& c) {
  if (!work.generates() || work.update.adapters() || work.has_critic()) return Basis::extrapolated;
  const bool programs =
      work.update.framework->id == "megatron" && newest_version(*work.rollout.engine).id == "vllm";
  if (!programs) return Basis::extrapolated;
  const auto& cards = c.measured;
  const bool card = std::find(cards.begin(), cards.end(), work.update.gpu->id) != cards.end();
  return card ? Basis::calibrated : Basis::transferred;
}

/// The range of seconds.
ErrorBand band_of(Basis basis, const ReinforcementCalibration& c) {
  if (basis == Basis::calibrated) return c.calibrated;
  return basis == Basis::transferred ? c.other : c.unmeasured;
}

ReinforcementCost cost_of(const Reinforcement& work, const Price& price, double step_seconds) {
  ReinforcementCost cost;
  cost.hours = work.steps * step_seconds * work.update.goodput_factor / seconds_per_hour;
  cost.gpu_hours = cost.hours * work.gpu_count;
  cost.usd_per_hour = price.usd_per_hour;
  cost.usd_total = price.usd_per_hour * cost.hours;
  cost.usd_per_step = cost.usd_total / work.steps;
  return cost;
}

/// Cards of the engine, of as many in all, with which both pools take as long, if each takes less time the
/// more cards it has; whole engines.
double balanced(const Reinforcement& work, const ReinforcementStep& step) {
  if (!work.generates() || work.colocated()) return 0;
  const double answering = step.rollout * work.rollout.gpu_count;
  const double training = step.training * work.update.gpu_count;
  const double cards = work.rollout.gpu_count + work.update.gpu_count;
  const double tensor = work.rollout.parallelism.tensor;
  return tensor * std::max(1.0, std::round(cards * answering / (answering + training) / tensor));
}

/// Answers on as many cards again, one step ahead; or in turn on all cards.
ReinforcementQuestion other_pools(const ReinforcementQuestion& asked) {
  ReinforcementQuestion other = asked;
  Reinforcement& work = other.work;
  if (work.colocated()) {
    work.pools = Pools::split;
    work.staleness = std::max(1, work.staleness);
    work.gpu_count = 2 * asked.work.gpu_count;
    work.rollout.gpu_count = asked.work.gpu_count;
  } else {
    work.pools = Pools::colocated;
    work.critic_gpus = 0;
    other = on_cards(other, work.gpu_count);
  }
  other.choose_tensor = other.choose_state_leaves = true;
  return other;
}

std::optional<OtherPools> try_other_pools(const ReinforcementQuestion& question, double seconds,
                                          const ReinforcementCalibration& c) {
  if (!question.work.generates()) return std::nullopt;
  const ReinforcementQuestion other = other_pools(question);
  if (other.work.gpu_count > most_joined(*other.work.update.gpu)) return std::nullopt;
  const ModelShape shape = model_shape(*other.work.update.model);
  if (training_layouts(other.work.update, shape, other.open).empty()) return std::nullopt;
  const ReinforcementEstimate e = estimate_as_laid_out(other, c);
  if (!e.speed) return std::nullopt;
  return OtherPools{other.work.gpu_count, seconds / e.speed->step.total};
}

bool works(const ReinforcementQuestion& question, const ModelShape& shape) {
  if (question.work.gpu_count > 1 && question.work.gpu_count > most_joined(*question.work.update.gpu)) {
    return false;
  }
  if (training_layouts(question.work.update, shape, question.open).empty()) return false;
  const TrainingCalibration& c = tables::training_calibration();
  return fits(reinforcement_footprint(settle_reinforcement(question, shape, c), shape, c));
}

/// The fewest cards: of the doublings the first that does, or what is between it and the one before.
int fewest_gpus(const ReinforcementQuestion& question, const ModelShape& shape) {
  const auto does = [&](int count) { return works(on_cards(question, count), shape); };
  const int least = question.work.generates() && !question.work.colocated() ? 2 : 1;
  const int start = least + (question.work.critic_gpus > 0 ? 1 : 0);
  int enough = start;
  while (!does(enough)) {
    if (enough > most_gpus_tried / 2) return 0;
    enough *= 2;
  }
  const int step = std::max(1, enough / 16);
  for (int count = enough / 2 + step; enough > start && count < enough; count += step) {
    if (does(count)) return count;
  }
  return enough;
}

}  // namespace

bool fits(const ReinforcementFootprint& footprint) {
  return std::all_of(footprint.peaks.begin(), footprint.peaks.end(),
                     [](const ReinforcementPeak& peak) { return peak.verdict != Verdict::does_not_fit; });
}

Reinforcement settle_reinforcement(const ReinforcementQuestion& question, const ModelShape& shape,
                                   const TrainingCalibration& training) {
  Reinforcement work = question.work;
  work.update = settle_learner(question.work, question.open, &Reinforcement::update, shape, training);
  if (work.critic_gpus > 0) {
    work.critic = settle_learner(question.work, question.open, &Reinforcement::critic, shape, training);
  }
  if (work.generates()) settle_engine(work, question, shape, training);
  return work;
}

ReinforcementEstimate estimate_as_laid_out(const ReinforcementQuestion& question,
                                           const ReinforcementCalibration& calibration) {
  const TrainingCalibration& training = tables::training_calibration();
  ReinforcementEstimate e;
  e.chosen = question;
  e.shape = model_shape(*question.work.update.model);
  e.work = settle_reinforcement(question, e.shape, training);
  e.footprint = reinforcement_footprint(e.work, e.shape, training);
  e.price = price_of(question.price, *e.work.update.gpu, e.work.gpu_count);
  if (!fits(e.footprint)) return e;
  ReinforcementSpeed speed;
  if (e.work.generates()) speed.rollout = rollout_of(e.work, e.footprint.engine, e.shape);
  speed.step = reinforcement_step(e.work, e.shape, speed.rollout, training, calibration);
  speed.tokens_per_second =
      e.work.samples * e.work.sequences_per_sample() * e.work.lengths.mean() / speed.step.total;
  speed.balanced_rollout_gpus = balanced(e.work, speed.step);
  speed.basis = basis_of(e.work, calibration);
  speed.band = band_of(speed.basis, calibration);
  e.cost = cost_of(e.work, e.price, speed.step.total);
  e.speed = speed;
  return e;
}

ReinforcementEstimate estimate_reinforcement(const ReinforcementQuestion& question,
                                             const ReinforcementCalibration& calibration) {
  ReinforcementEstimate e = estimate_as_laid_out(question, calibration);
  const TrainingCalibration& training = tables::training_calibration();
  const TrainingRate rate = training_rate(e.work.update, training);
  const TrainingServer server = training_server(e.work.update, e.shape, rate, training);
  e.host_memory_bytes =
      server.host_memory_bytes + more_host_bytes(e.work, e.shape, server.gpus, server.servers, training);
  e.network_slowdown = server.network_slowdown;
  e.gpus_needed = fewest_gpus(question, e.shape);
  if (e.speed) e.speed->other = try_other_pools(question, e.speed->step.total, calibration);
  e.notes = reinforcement_notes(e);
  return e;
}

ReinforcementQuestion on_cards(const ReinforcementQuestion& question, int gpu_count) {
  ReinforcementQuestion changed = question;
  Reinforcement& work = changed.work;
  const auto share = [&](int of) {
    const double part = static_cast<double>(of) / question.work.gpu_count * gpu_count;
    return std::max(1, static_cast<int>(std::round(part)));
  };
  const bool apart = work.generates() && !work.colocated();
  work.gpu_count = gpu_count;
  if (work.critic_gpus > 0) work.critic_gpus = std::min(share(work.critic_gpus), gpu_count - (apart ? 2 : 1));
  work.update.gpu_count = gpu_count - work.critic_gpus;
  work.rollout.gpu_count = work.update.gpu_count;
  if (apart) {
    work.rollout.gpu_count = std::min(share(question.work.rollout.gpu_count), work.update.gpu_count - 1);
    work.update.gpu_count -= work.rollout.gpu_count;
  }
  work.critic.gpu_count = work.critic_gpus;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  work.update.micro_batch = work.critic.micro_batch = 1;
  changed.choose_tensor = changed.choose_state_leaves = true;
  return changed;
}

}  // namespace whichgpu
