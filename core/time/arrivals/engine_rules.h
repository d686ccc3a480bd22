#pragma once

#include "core/time/draft_time.h"
#include "core/time/step_cost.h"

namespace whichgpu {

/// How one replica schedules its steps.
struct EngineRules {
  double max_num_seqs = 256;             ///< that run at once
  double max_num_batched_tokens = 8192;  ///< of a step, decoded ones included
  double pool_tokens = 1e12;             ///< keys and values that it holds
  double reserved_output_share = 0;      ///< of an answer, when its request is admitted
  bool prompts_alone = false;            ///< a step works on prompts, or decodes, never both; prompts first
  double block_tokens = 16;              ///< cached prefixes end at a block
  DraftCost drafts;                      ///< that a step makes and verifies
  double accepted_per_step = 1;          ///< tokens of one sequence that stay
  double attention_ranks = 1;
  double stages = 1;       ///< of the pipeline, each with its share of the sequences
  double slowdown = 1;     ///< of every step, over its cost
  double lag_steps = 0;    ///< by which a token reaches its reader later, in decode steps
  double lag_seconds = 0;  ///< … and beside them

  double verified_per_step() const { return 1.0 + drafts.drafts; }  ///< tokens of one sequence
};

/// What a replica does in one step, all ranks and stages.
struct ReplicaWork {
  double sequences = 0;  ///< that decode
  double contexts = 0;   ///< of them, in all
  double prompt_tokens = 0;
  double prompt_contexts = 0;  ///< over these, how many tokens each attends to
  double ending = 0;           ///< prompts that end
};

/// Seconds until all of it is done: each stage of a pipeline has its share at any time.
double step_seconds(const StepCost& cost, const EngineRules& rules, const ReplicaWork& work);

/// How much longer one prompt takes than its share of a step's time: it is on one attention rank, and passes
/// the stages one after the other.
double lone_prompt_seconds(const StepCost& cost, const EngineRules& rules, const ReplicaWork& prompt);

}  // namespace whichgpu
