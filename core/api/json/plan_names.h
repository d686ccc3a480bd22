#pragma once

#include "core/advice/serving/plan.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// How the contract spells what a plan is.
const char* name_of(PlanLabel label);

/// A card as plans name it.
inline Object plan_gpu(const Gpu& gpu) { return object_of({{"id", gpu.id}, {"name", gpu.name}}); }

}  // namespace whichgpu::api
