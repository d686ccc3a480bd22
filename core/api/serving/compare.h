#pragma once

#include "core/api/json/json.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The same request on several cards, each with the count that it takes.
Fragment compare(const Json& request);

}  // namespace whichgpu::api
