#pragma once

#include <vector>

#include "core/catalog/model_shape.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Most GPUs over which matrices are cut: one server, or one NVLink domain where that is larger.
int most_tensor_ranks(const Gpu& gpu);

/// The ways to spread `serving.gpu_count` GPUs that its engine and model allow, simplest first: replicas,
/// then tensor parallelism, then pipeline stages; attention data parallelism for MLA mixtures.
std::vector<Parallelism> layouts(const Serving& serving, const ModelShape& shape);

}  // namespace whichgpu
