#pragma once

#include "core/api/json/write.h"
#include "core/catalog/gpu.h"

namespace whichgpu::api {

/// A card as plans name it.
inline Object plan_gpu(const Gpu& gpu) { return object_of({{"id", gpu.id}, {"name", gpu.name}}); }

}  // namespace whichgpu::api
