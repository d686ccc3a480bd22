#pragma once

#include <array>

#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Memory of the fullest GPU where every request is so long, see ServingFootprint.
struct ContextPoint {
  double tokens = 0;  ///< prompt and output of one request
  double needed_bytes = 0;
  double kv_cache_bytes = 0;
};

/// Points at equal ratios: three to a doubling from 1,024 tokens to 131,072.
using ContextCurve = std::array<ContextPoint, 22>;

/// Memory against the length of requests, for the users of `serving` at once: from 1,024 tokens, or the
/// model's own limit where that is less, to that limit. Prompt and output share each length as those of
/// `serving` do.
ContextCurve context_curve(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes);

}  // namespace whichgpu
