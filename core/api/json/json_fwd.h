#pragma once

#include <nlohmann/json_fwd.hpp>

namespace whichgpu::api {

/// A document as it was read. The library is built without exceptions: a wrong type would abort, so untrusted
/// input is read through Reader only.
using Json = nlohmann::ordered_json;

}  // namespace whichgpu::api
