#pragma once

#include "core/advice/common/pick.h"
#include "core/api/json/write.h"
#include "core/catalog/gpu.h"

namespace whichgpu::api {

/// Everything that a plan is.
inline Array label_names(const std::vector<PlanLabel>& labels) {
  Array names;
  for (const PlanLabel label : labels) names.push(name_of(label));
  return names;
}

/// A card as plans name it.
inline Object plan_gpu(const Gpu& gpu) { return object_of({{"id", gpu.id}, {"name", gpu.name}}); }

}  // namespace whichgpu::api
