#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/embedding/estimate.h"

namespace whichgpu {

using EmbeddingFixes = Fixes<EmbeddingQuestion>;

/// The nearest changes that make a question about documents fit, for an estimate that does not; cheapest
/// first. Ids and arguments, with usd_per_hour where it is known:
/// - fewer_at_once {batch}: fewer documents in a step
/// - more_gpus {gpu_count}
/// - other_gpu {gpu}: as many of the cheapest other card that does it
EmbeddingFixes fixes(const EmbeddingQuestion& question, const EmbeddingEstimate& estimate);

}  // namespace whichgpu
