#pragma once

#include <optional>
#include <string>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Reads a model's shape: an object with the field names of data/models. Texts refer into `object`.
std::optional<Error> read_inline_model(const Json& object, const std::string& path, Model& model);

}  // namespace whichgpu::api
