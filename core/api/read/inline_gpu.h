#pragma once

#include <optional>
#include <string>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/catalog/gpu.h"

namespace whichgpu::api {

/// Reads a custom card: an object with the field names of data/gpus (rates dense, in TFLOPS; bandwidths
/// in GB/s, per direction where said so), starting from the catalog's `base` card if one is named.
/// Memory and bandwidth are required where there is no base. Texts refer into `object`.
std::optional<Error> read_inline_gpu(const Json& object, const std::string& path, Gpu& gpu);

}  // namespace whichgpu::api
