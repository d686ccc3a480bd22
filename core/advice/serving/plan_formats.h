#pragma once

#include <vector>

#include "core/advice/serving/plan_need.h"

namespace whichgpu {

/// An engine with the number formats it is to use.
struct Formats {
  const Engine* engine = nullptr;
  const WeightPrecision* weights = nullptr;
  const KvPrecision* kv_cache = nullptr;
  bool published = false;  ///< both as the checkpoint was published
};

/// What the planner tries on a card: every engine that one would propose there, with each of weight_formats()
/// and each of cache_formats() that it starts with. Narrower than the question allows: left out, unless it is
/// the checkpoint's own. As usual, engines meant for fewer users are left out where another runs. Of a model
/// without an estimated speed: one engine, with the checkpoint's own formats.
std::vector<Formats> plan_formats(const ServingPlanQuestion& question, const Gpu& gpu);

}  // namespace whichgpu
