#include "core/power/serving_power.h"

#include <algorithm>
#include <cmath>

#include "core/power/step_use.h"

namespace whichgpu {
namespace {

CardUse mean(const CardUse& a, const CardUse& b, double share_of_b) {
  return {a.memory + share_of_b * (b.memory - a.memory), a.compute + share_of_b * (b.compute - a.compute)};
}

CardUse scaled(const CardUse& use, double factor) { return {use.memory * factor, use.compute * factor}; }

/// A batch: its prompts in one step, then its answers.
void use_of_batch(const StepModel& m, const ServingSpeed& v, const StepUse& uses, ServingPower& power) {
  const Serving& s = *m.serving;
  const double held = v.running_requests / s.parallelism.data;
  const double stages = s.parallelism.pipeline;
  const double output = std::max(s.output_tokens, 1.0);
  const CardUse answers = uses.of_decode(std::max(held / stages, 1.0), 1.0 + s.speculation.draft_tokens,
                                         s.input_tokens + output / 2);
  const CardUse prompts = uses.of_prefill(held, s.input_tokens, 0, s.parallelism.attention_data);
  power.prompt_share = std::min(1.0, v.requests_per_second / v.running_requests * v.prefill.total());
  power.use =
      mean(scaled(answers, std::min(1.0, held / stages)), scaled(prompts, 1 / stages), power.prompt_share);
}

/// As many as memory holds: every step has a part of a prompt and a token of each answer.
void use_of_all(const StepModel& m, const ServingSpeed& v, const StepUse& uses, ServingPower& power) {
  const Serving& s = *m.serving;
  const double held = v.running_requests / s.parallelism.data / s.parallelism.pipeline;
  const double output = std::max(s.output_tokens, 1.0);
  const double sequences = std::max(held, 1.0);
  power.use =
      scaled(uses.of_mixed(sequences, s.input_tokens + output / 2, sequences / output, s.input_tokens),
             std::min(1.0, held));
}

/// Users, or requests at a rate: whole prompts between steps of answers.
void use_of_users(const StepModel& m, const ServingSpeed& v, const StepUse& uses, ServingPower& power) {
  const Serving& s = *m.serving;
  const Parallelism& p = s.parallelism;
  const double output = v.output_tokens_per_second / v.requests_per_second;
  const double input = s.input_tokens * output / std::max(s.output_tokens, 1.0);
  const double cached = input * s.cached_prefix_fraction;
  const double per_second = v.requests_per_second / p.data;
  const double decoding = per_second * output * v.tpot_seconds / p.pipeline;  // Little's law
  const CardUse answers =
      uses.of_decode(std::max(decoding, 1.0), 1.0 + s.speculation.draft_tokens, input + output / 2);
  const CardUse prompts = uses.of_prefill(1, std::max(input - cached, 1.0), cached, p.attention_data);
  power.prompt_share = std::min(1.0, per_second * v.parts.other_prompt_seconds);
  power.use = mean(scaled(answers, std::min(1.0, decoding)), prompts, power.prompt_share);
  if (s.requests_per_second > 0) {
    power.idle_share = std::exp(-per_second * (request_seconds(v, output) - v.queue_seconds));
  }
}

}  // namespace

ServingPower serving_power(const StepModel& m, const ServingSpeed& v) {
  const Serving& s = *m.serving;
  const StepUse uses(m);
  ServingPower power;
  if (s.load == Load::fixed) {
    use_of_batch(m, v, uses, power);
  } else if (is_all_at_once(s.load)) {
    use_of_all(m, v, uses, power);
  } else {
    use_of_users(m, v, uses, power);
  }
  power.board = board_power(*s.gpu, power.use, power.idle_share);
  const int working = s.parallelism.gpus();
  power.board_watts =
      working * power.board.watts + (s.gpu_count - working) * board_power(*s.gpu, {}, 1).watts;
  return power;
}

}  // namespace whichgpu
