#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/api/json/json_fwd.h"

namespace whichgpu::api {

/// Part of a document as JSON text.
inline std::string text_of(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace whichgpu::api
