#pragma once

#include <vector>

#include "core/advice/serving_estimate.h"

namespace whichgpu {

/// What a fix changes in the question.
enum class Change { weights, kv_cache, gpu_count, concurrency, input_tokens, offload };

/// One change after which all requested users fit, with what it leads to.
struct Fix {
  Change change = Change::weights;
  std::string_view format;  ///< weights, kv_cache: precision id
  std::string_view format_name;
  double value = 0;  ///< gpu_count, concurrency, input_tokens: the new value; offload: layers on the GPUs
  double usd_per_hour = 0;  ///< 0 if the price is unknown
};

/// The nearest changes that make every requested user fit, for an estimate that lacks memory: narrower
/// weights, a narrower KV cache, more GPUs, fewer users, shorter prompts, layers in host memory; cheapest
/// first, in that order where the price is the same. Empty if nothing is lacking.
std::vector<Fix> fixes(const ServingQuestion& question, const ServingEstimate& estimate);

}  // namespace whichgpu
