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

/// What the planner tries on a card: every current engine that runs there, with the checkpoint's own
/// weights and with narrower ones that engine and card are made for (8 bit: FP8 with FP8 units, else INT8;
/// 4 bit: NVFP4 with FP4 units, else INT4; GGUF types in llama.cpp), each with the checkpoint's own KV
/// cache and an 8-bit one. Narrower than the question allows: left out.
std::vector<Formats> formats_for(const ServingPlanQuestion& question, const Gpu& gpu);

}  // namespace whichgpu
