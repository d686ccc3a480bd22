#include "core/advice/arrivals/replica_rules.h"

#include <algorithm>

#include "core/catalog/tables.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

EngineRules replica_rules(const StepModel& model, const ServingFootprint& footprint) {
  constexpr double simulated_steps = 1.5;
  constexpr double endless = 1e9;  // requests, where they take no memory
  const Serving& s = *model.serving;
  const double ranks = s.parallelism.attention_data;
  const double length = s.input_tokens + s.output_tokens;
  EngineRules rules;
  rules.max_num_seqs = s.max_num_seqs * ranks;
  rules.max_num_batched_tokens = s.max_num_batched_tokens * ranks * s.parallelism.pipeline;
  rules.pool_tokens = requests_held(model, footprint, endless, length) * length;
  rules.reserved_output_share = s.engine->reserved_output_share;
  rules.prompts_alone = s.engine->prompts_alone;
  rules.drafts = model.drafts;
  rules.accepted_per_step = tokens_per_step(model);
  rules.attention_ranks = ranks;
  rules.stages = s.parallelism.pipeline;
  rules.lag_steps = std::max(first_token_steps(model) - simulated_steps, 0.0);
  rules.lag_seconds =
      is_run_of_users(s.load) ? model.engine->first_token_seconds : tables::judgement().arrivals.lag_seconds;
  rules.lag_seconds += model.vision.prepare_seconds;
  return rules;
}

}  // namespace whichgpu
