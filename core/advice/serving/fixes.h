#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/serving/estimate.h"

namespace whichgpu {

using ServingFixes = Fixes<ServingQuestion>;

/// The nearest changes that make every requested user fit and the limits hold, for an estimate that lacks
/// memory or misses a limit; cheapest first, in this order where the price is the same. Nothing if nothing is
/// lacking. Ids and arguments:
/// - narrower_weights {format, loss}, narrower_kv_cache {format}: what is known of the loss, a QualityLoss
/// - more_gpus {gpu_count}
/// - other_gpu {gpu}: as many of the cheapest other card that does it
/// - fewer_users {concurrency}
/// - shorter_prompts {input_tokens}
/// - smaller_pictures {max_pixels}
/// - experts_on_host {expert_layers}: the routed experts of so many layers are in host memory
/// - layers_on_host {gpu_layers}: so many stay on the GPUs
/// and usd_per_hour with each of them where it is known.
ServingFixes fixes(const ServingQuestion& question, const ServingEstimate& estimate);

}  // namespace whichgpu
