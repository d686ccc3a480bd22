#include "core/advice/serving/drafts.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/acceptance.h"
#include "core/catalog/largest.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

double mean_context(const Serving& s) { return s.input_tokens + s.output_tokens / 2; }

/// Sequences of one stage.
double in_stage(const Serving& s, double sequences) {
  return std::max(sequences / s.parallelism.pipeline, 1.0);
}

/// The most sequences with which drafts still gain, of those that the engine runs at once. A mixture may lose
/// with few, whose drafts visit experts that nobody else does, and gain with more: what counts is from where
/// on it only loses.
std::optional<double> last_gain(const StepModel& model) {
  const Serving& s = *model.serving;
  const double most = s.max_num_seqs * s.parallelism.attention_data;
  const auto gains = [&](double sequences) { return draft_speedup(model, sequences) >= 1; };
  if (gains(most)) return std::nullopt;
  double few = most;
  while (few >= 1 && !gains(few)) few = std::floor(few / 2);
  if (few < 1) return 0;
  const double more = largest(few, [&](double beyond) { return gains(few + beyond); });
  return few + more;
}

}  // namespace

void set_drafts(Serving& serving, const DraftChoice& choice, int tokens) {
  Speculation& s = serving.speculation;
  s.draft_tokens = tokens;
  if (tokens == 0) s.method = DraftMethod::none;
  if (!choice.accepted) return;
  s.acceptance = acceptance(*serving.model, s.method, s.task, tokens);
  s.accepted_tokens_per_step = s.acceptance.length;
}

double draft_speedup(const StepModel& model, double sequences) {
  const double context = mean_context(*model.serving);
  const double at_once = in_stage(*model.serving, sequences);
  return tokens_per_step(model) * decode_step(model, at_once, 1, context).total() /
         generation_step(model, at_once, context).total();
}

DraftGain draft_gain(const StepModel& model, const ServingFootprint& footprint, const ServingSpeed& speed) {
  const Serving& s = *model.serving;
  const Parallelism& p = s.parallelism;
  const double running = speed.running_requests / p.data;
  DraftGain gain;
  gain.plain_seconds = decode_step(model, in_stage(s, running), 1, mean_context(s)).total();
  gain.drafted_seconds = generation_step(model, in_stage(s, running), mean_context(s)).total();
  const double others = speed.parts.other_prompts * speed.parts.other_prompt_seconds;
  gain.others_seconds = others;
  gain.speedup = (gain.plain_seconds + others) / (gain.drafted_seconds / tokens_per_step(model) + others);
  gain.hurts_above_batch = last_gain(model);
  const double of_a_rank = std::ceil(footprint.users_at_once / (p.data * p.attention_data));
  gain.memory_bytes = footprint.weights.drafter + of_a_rank * footprint.drafter_sequence_bytes;
  return gain;
}

DraftOffer draft_offer(const StepModel& plain, double sequences) {
  constexpr int most_drafts = 4;
  Serving serving = *plain.serving;
  DraftOffer best;
  if (serving.speculation.draft_tokens > 0 || !drafts_by(*serving.model, DraftMethod::mtp)) return best;
  DraftChoice choice;
  choice.accepted = true;
  serving.speculation.method = DraftMethod::mtp;
  serving.speculation.task = DraftTask::chat;
  for (int tokens = 1; tokens <= most_drafts; ++tokens) {
    set_drafts(serving, choice, tokens);
    const StepModel drafted = step_model(serving, plain.shape, plain.bytes, *plain.calibration, plain.host);
    const double speedup = draft_speedup(drafted, sequences);
    if (speedup > best.speedup) best = {tokens, speedup};
  }
  return best.speedup * tables::judgement().step.draft_rate_low > 1 ? best : DraftOffer{};
}

}  // namespace whichgpu
