#include "core/memory/context_curve.h"

#include <algorithm>
#include <cmath>

#include "core/memory/serving_footprint.h"
#include "core/memory/serving_room.h"

namespace whichgpu {

ContextCurve context_curve(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes) {
  constexpr double shortest = 1024;
  const double longest = std::max(serving.model->max_context_tokens, 1);
  const double prompt_share = serving.input_tokens / (serving.input_tokens + serving.output_tokens);
  Serving users = serving.load == Load::offline ? serving : all_at_once(serving);
  ContextCurve curve;
  double doublings = std::log2(std::min(shortest, longest));
  const double step = (std::log2(longest) - doublings) / (static_cast<double>(curve.size()) - 1);
  for (ContextPoint& point : curve) {
    point.tokens = std::round(std::exp2(doublings));
    doublings += step;
    users.input_tokens = std::max(1.0, std::round(point.tokens * prompt_share));
    users.output_tokens = std::max(1.0, point.tokens - users.input_tokens);
    const ServingFootprint footprint = serving_footprint(users, shape, bytes, serving.concurrency);
    point.needed_bytes = footprint.needed_bytes;
    point.kv_cache_bytes = footprint.kv_cache_bytes;
  }
  return curve;
}

}  // namespace whichgpu
