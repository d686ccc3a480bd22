#pragma once

#include <vector>

#include "core/advice/serving/estimate.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// What a fix changes in the question.
enum class Change { weights, kv_cache, gpu_count, concurrency, input_tokens, offload, gpu };

template <>
inline constexpr auto names<Change> = spelled<Change>({{Change::weights, "narrower_weights"},
                                                       {Change::kv_cache, "narrower_kv_cache"},
                                                       {Change::gpu_count, "more_gpus"},
                                                       {Change::concurrency, "fewer_users"},
                                                       {Change::input_tokens, "shorter_prompts"},
                                                       {Change::offload, "layers_on_host"},
                                                       {Change::gpu, "other_gpu"}});

/// One change after which all requested users fit and the limits hold, with
/// what it leads to.
struct Fix {
  Change change = Change::weights;
  std::string_view id;  ///< weights, kv_cache: of the precision; gpu: of the card
  std::string_view name;
  double value = 0;         ///< gpu_count, concurrency, input_tokens: the new value;
                            ///< offload: layers on the GPUs
  double usd_per_hour = 0;  ///< 0 if the price is unknown
};

/// What helps and what does not.
struct Fixes {
  std::vector<Fix> found;
  std::vector<Change> in_vain;  ///< changes that alone do not do it, however far they go
};

/// The nearest changes that make every requested user fit and the limits hold,
/// for an estimate that lacks memory or misses a limit: narrower weights, a
/// narrower KV cache, more GPUs, another card, fewer users, shorter prompts,
/// layers in host memory; cheapest first, in that order where the price is the
/// same. Empty if nothing is lacking.
Fixes fixes(const ServingQuestion& question, const ServingEstimate& estimate);

}  // namespace whichgpu
