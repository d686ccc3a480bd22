#include "core/time/arrivals/engine_rules.h"

#include <algorithm>

#include "core/time/step_time.h"

namespace whichgpu {

double step_seconds(const StepCost& cost, const EngineRules& rules, const ReplicaWork& work) {
  StepWork share;
  share.sequences = work.sequences > 0 ? std::max(work.sequences / rules.stages, 1.0) : 0;
  share.tokens_per_sequence = rules.verified_per_step();
  share.contexts = work.sequences > 0 ? work.contexts * share.sequences / work.sequences : 0;
  share.prompt_tokens = work.prompt_tokens / rules.stages;
  share.prompt_contexts = work.prompt_contexts / rules.stages;
  share.outputs = work.ending / (rules.stages * rules.attention_ranks);
  share.ranks = rules.attention_ranks;
  const double drafts = draft_seconds(rules.drafts, cost, share);
  return rules.slowdown * (step_time(cost, share).total() + drafts);
}

double lone_prompt_seconds(const StepCost& cost, const EngineRules& rules, const ReplicaWork& prompt) {
  if (rules.stages * rules.attention_ranks <= 1) return 0;
  EngineRules alone = rules;
  alone.stages = alone.attention_ranks = 1;
  return std::max(step_seconds(cost, alone, prompt) - step_seconds(cost, rules, prompt), 0.0);
}

}  // namespace whichgpu
