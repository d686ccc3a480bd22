#pragma once

#include <nlohmann/json.hpp>

namespace whichgpu::api {

/// Keeps the order of keys, so that reports read in the order in which they are written. The library is
/// built without exceptions: a wrong type would abort, so untrusted input is read through Reader only.
using Json = nlohmann::ordered_json;

}  // namespace whichgpu::api
