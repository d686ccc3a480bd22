#include "core/power/step_use.h"

#include <algorithm>

#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// What is neither moved nor multiplied on a card takes no time.
void free_of_waiting(StepCost& c) {
  c.collective_fixed = c.collective_token = 0;
  c.fixed = c.sequence = 0;
  c.launched_one_by_one = 0;
  c.adapters = 0;
}

/// The bytes of a step at the peak bandwidth.
StepCost bytes_alone(const StepModel& m) {
  const double peak = m.serving->gpu->memory_bandwidth;
  const double cache = m.cache_bandwidth / peak;
  const ParameterCounts& p = m.shape.parameters;
  const int tensor = m.serving->parallelism.tensor;
  StepCost c = m.cost;
  free_of_waiting(c);
  c.linear_read = p.linear() / tensor * m.bytes.linear / peak;
  c.head_read *= m.weight_bandwidth / peak;
  if (m.shape.mixture()) {
    c.expert_read = p.one_expert * m.shape.moe_layers * m.shape.experts /
                    m.serving->parallelism.expert_ranks() * m.bytes.expert / peak;
  }
  c.linear_token = c.head_output = c.expert_token = 0;
  for (AttentionCost& a : c.attention) {
    a.cache_token *= cache;
    a.beside_token *= cache;
    a.score_token = a.prompt_score_token = a.index_score_token = 0;
  }
  c.state_sequence *= cache;
  c.prompt_state_token = 0;
  c.vision_token = 0;
  return c;
}

/// The FLOP of a step at the dense peak.
StepCost arithmetic_alone(const StepModel& m) {
  const ParameterCounts& p = m.shape.parameters;
  const Parallelism& ranks = m.serving->parallelism;
  const double sixteen_bit = m.sixteen_bit.peak_flops;
  const double attention = m.calibration->attention_flops;
  constexpr double flops = 2;  // of a weight and a token
  StepCost c = m.cost;
  free_of_waiting(c);
  c.linear_read = c.head_read = c.expert_read = 0;
  c.copy_token = c.stream_token = 0;
  c.linear_token = flops * p.linear() / ranks.tensor / m.linear_rate.peak_flops;
  c.head_output = flops * p.embedding / ranks.tensor / sixteen_bit;
  if (m.shape.mixture()) {
    c.expert_token = flops * p.one_expert * m.shape.moe_layers * m.shape.experts_per_token /
                     ranks.expert_ranks() / m.expert_rate.peak_flops;
  }
  for (AttentionCost& a : c.attention) {
    a.cache_token = a.beside_token = a.index_moved_token = 0;
    a.score_token *= attention;
    a.prompt_score_token *= attention;
    a.index_score_token *= attention;
  }
  c.state_sequence = 0;
  c.prompt_state_token *= attention;
  if (m.serving->pictures.any()) c.vision_token = m.vision.flops / sixteen_bit / m.serving->input_tokens;
  return c;
}

/// Seconds of what is on the cards.
double on_cards(const StepTime& step) { return step.total() - step.host; }

/// What makes drafts reads weights for few rows: it moves bytes, and its products are left out.
CardUse use(const StepTime& step, const StepTime& moved, const StepTime& multiplied) {
  return {on_cards(moved) / step.total(), (on_cards(multiplied) - multiplied.drafts) / step.total()};
}

}  // namespace

StepUse::StepUse(const StepModel& model) : model_(model), moved_(model), multiplied_(model) {
  moved_.cost = bytes_alone(model);
  multiplied_.cost = arithmetic_alone(model);
}

CardUse StepUse::of_decode(double sequences, double tokens_per_sequence, double context) const {
  const auto step = [&](const StepModel& m) {
    return decode_step(m, sequences, tokens_per_sequence, context);
  };
  return use(step(model_), step(moved_), step(multiplied_));
}

CardUse StepUse::of_prefill(double prompts, double new_tokens, double cached, double attention_ranks) const {
  const auto step = [&](const StepModel& m) {
    return prefill_step(m, prompts, new_tokens, cached, attention_ranks);
  };
  return use(step(model_), step(moved_), step(multiplied_));
}

CardUse StepUse::of_mixed(double sequences, double context, double prompts, double prompt_tokens) const {
  const auto step = [&](const StepModel& m) {
    return mixed_step(m, sequences, context, prompts, prompt_tokens);
  };
  return use(step(model_), step(moved_), step(multiplied_));
}

}  // namespace whichgpu
