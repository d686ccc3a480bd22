#pragma once

#include "core/catalog/attention.h"
#include "core/catalog/bounded_list.h"
#include "core/workload/serving.h"

namespace whichgpu {

struct StepModel;

inline constexpr double longer_than_any = 1e15;  ///< context, in tokens

/// One kind of attention, all of its layers; seconds on one rank unless said otherwise. What is worth a token
/// of context holds for the sum over sequences: a step takes its sequences' contexts as one number.
struct AttentionCost {
  double most_attended = longer_than_any;  ///< tokens a layer looks at: window, index
  double cache_token = 0;                  ///< decode: reading one attended token of cache
  double beside_token = 0;                 ///< decode: what lies beside the cache, of every token of context
  double score_token = 0;                  ///< decode: scores and values of one attended token
  double prompt_score_token = 0;           ///< prompts: the same, for each new token
  double index_score_token = 0;            ///< prompts: scoring a token of context by the index, products
  double index_moved_token = 0;            ///< … and moving the score
  double window = longer_than_any;         ///< tokens that it keeps
  double host_token_bytes = 0;             ///< one kept token where layers are on the host
  double host_beside_bytes = 0;            ///< beside it, of every token
};

/// What is in host memory, bytes of all layers.
struct HostCost {
  HostShare share;
  double linear_bytes = 0;
  double expert_bytes = 0;   ///< all of them
  double head_bytes = 0;     ///< where the head is there
  double waits_seconds = 0;  ///< for the processor, in layers whose experts alone are there
  double state_bytes = 0;    ///< of one sequence
  double pcie_bytes_per_second = 0;
  double bytes_per_second = 0;  ///< that the processor reads
  double copied_tokens = 0;     ///< from so many tokens in a step on the card does the work
  double batched_tokens = 0;    ///< of one micro-batch
};

/// What an engine step costs: the coefficients of its terms, seconds, worked out once for a configuration.
/// A term with `_read` and a `_token` is a roofline: the weights are read once, whatever the step processes.
struct StepCost {
  double linear_read = 0;
  double linear_token = 0;
  double head_read = 0;
  double head_output = 0;  ///< one token whose logits are wanted
  double expert_read = 0;  ///< all routed experts
  double expert_token = 0;
  double expert_miss_log2 = 0;  ///< of the chance that a token does not pick an expert
  double expert_evenness = 1;   ///< with which tokens pick experts, see ServingCalibration
  double copy_token = 0;        ///< copies of a prompt token for its experts
  BoundedList<AttentionCost, most_attention_kinds> attention;
  double state_sequence = 0;      ///< decode: recurrent state of one sequence
  double prompt_state_token = 0;  ///< prompts: updating it
  double stream_token = 0;        ///< passes over the residual stream
  double collective_fixed = 0;    ///< all-reduces and stages, whatever they carry
  double collective_token = 0;
  double fixed = 0;                ///< scheduler and kernel launches
  double sequence = 0;             ///< host work of one running sequence
  double launched_one_by_one = 0;  ///< launches of a step with prompts that no graph holds; 0: all are held
  double graph_tokens = 0;         ///< largest step that one holds
  double vision_token = 0;         ///< encoding the pictures of a prompt, of each of its tokens
  double adapters = 0;             ///< added to a step by adapters, over its other terms
  HostCost host;
};

/// What a step processes. Sums are over all attention ranks unless said otherwise.
struct StepWork {
  double sequences = 0;            ///< that decode
  double tokens_per_sequence = 1;  ///< 1, or more when drafts are verified
  double contexts = 0;       ///< tokens in the cache, of the sequences; without any, of the prompts' prefixes
  double prompt_tokens = 0;  ///< new tokens of prompts
  double prompt_contexts = 0;  ///< over these, how many tokens each attends to
  double outputs = 0;          ///< prompts that end in this step, on one rank
  double ranks = 1;            ///< attention ranks that share the work
};

/// The coefficients of `model`: its bytes and FLOP over its achieved bandwidths and rates.
StepCost step_cost(const StepModel& model);

}  // namespace whichgpu
