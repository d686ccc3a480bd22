#include "core/time/arrivals/steady_flow.h"

#include <algorithm>

namespace whichgpu {
namespace {

/// A conversation's prompt is in the mean half of all its turns long.
double mean_prompt(const Arrivals& a) {
  if (a.kind != ArrivalKind::sessions) return a.input.mean;
  return a.sessions.first_input_tokens + (a.input.mean + a.output.mean) * (a.sessions.turns - 1) / 2;
}

double fresh_prompt(const Arrivals& a) {
  if (a.kind != ArrivalKind::sessions) return std::max(a.input.mean * (1 - a.cached_prefix_fraction), 1.0);
  return (a.sessions.first_input_tokens + a.input.mean * (a.sessions.turns - 1)) / a.sessions.turns;
}

double mean_context(const Arrivals& a) { return mean_prompt(a) + a.output.mean / 2; }

ReplicaWork decoding(const Arrivals& a, double sequences) {
  ReplicaWork work;
  work.sequences = sequences;
  work.contexts = sequences * mean_context(a);
  return work;
}

/// By which one prompt makes a step of `sequences` longer.
double prompt_seconds(const StepCost& cost, const EngineRules& rules, const Arrivals& a, double sequences) {
  const double fresh = fresh_prompt(a);
  ReplicaWork with = rules.prompts_alone ? ReplicaWork() : decoding(a, sequences);
  const double without = rules.prompts_alone ? 0 : step_seconds(cost, rules, with);
  with.prompt_tokens = fresh;
  with.prompt_contexts = fresh * (mean_prompt(a) - fresh / 2);
  with.ending = 1;
  return step_seconds(cost, rules, with) - without;
}

}  // namespace

double steady_decode_seconds(const StepCost& cost, const EngineRules& rules, const Arrivals& a,
                             double sequences) {
  return step_seconds(cost, rules, decoding(a, std::max(sequences, 1.0)));
}

double steady_capacity(const StepCost& cost, const EngineRules& rules, const Arrivals& a) {
  const double reserved = mean_prompt(a) + a.output.mean * std::max(rules.reserved_output_share, 0.5);
  const double running = std::clamp(rules.pool_tokens / reserved, 1.0, rules.max_num_seqs);
  const double steps = std::max(a.output.mean / rules.accepted_per_step, 1.0);
  return running / (steps * steady_decode_seconds(cost, rules, a, running) +
                    running * prompt_seconds(cost, rules, a, running));
}

double steady_in_flight(const StepCost& cost, const EngineRules& rules, const Arrivals& a,
                        double per_second) {
  constexpr int rounds = 20;
  constexpr double least_left = 0.1;  // of the time, beside prompts
  const double most = std::min(rules.max_num_seqs, std::max(rules.pool_tokens / mean_context(a), 1.0));
  const double steps = std::max(a.output.mean / rules.accepted_per_step, 1.0);
  double flight = 1;
  for (int i = 0; i < rounds; ++i) {
    const double left = 1 - per_second * prompt_seconds(cost, rules, a, std::max(flight, 1.0));
    const double step = steady_decode_seconds(cost, rules, a, flight) / std::max(left, least_left);
    flight = (flight + std::min(per_second * steps * step, most)) / 2;
  }
  return flight;
}

}  // namespace whichgpu
