#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/reinforcement/estimate.h"

namespace whichgpu {

using ReinforcementFixes = Fixes<ReinforcementQuestion>;

/// The nearest changes that make every pool fit, the cheapest run first. Nothing if nothing is lacking. Ids
/// and arguments:
/// - offload_optimizer {}: Adam in host memory
/// - reference_on_host {}: the reference there but for its own pass
/// - recompute_all {}: full recomputation
/// - train_adapters {}: adapters on a 4-bit base, which is the reference, too
/// - shorter_answers {max_output_tokens}
/// - more_gpus {gpu_count}: the fewest that were found
/// - other_gpu {gpu}: as many of the cheapest card with more memory that does
/// and usd_total with each of them where it is known.
ReinforcementFixes fixes(const ReinforcementQuestion& question, const ReinforcementEstimate& estimate);

}  // namespace whichgpu
