#pragma once

#include <nlohmann/json.hpp>

#include "core/api/json/json.h"

namespace whichgpu::test {

/// JSON as the tests and the programs here make it and look at it.
using Json = nlohmann::ordered_json;

/// The same as the core reads it.
inline api::Json as_read(const Json& json) { return *api::Json::parse(json.dump()); }

}  // namespace whichgpu::test
