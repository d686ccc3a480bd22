#pragma once

#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// `serving` as if its users all wanted to be served at once, whatever its load.
Serving all_at_once(Serving serving);

/// The most requests at full length for which nothing is lacking, of all replicas: with as many on each rank
/// as serving_footprint() has room for. Without a cache, what the engine runs at once; with every layer in
/// host memory, as many as `serving` has.
double most_requests(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes);

/// The longest request that fits alone, in tokens, prompt and at least one of output, not beyond the model's
/// own limit; 0 if none does. Lengths and users of `serving` are not read.
double longest_request(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes);

}  // namespace whichgpu
