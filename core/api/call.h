#pragma once

#include <string>
#include <string_view>

namespace whichgpu::api {

/// The one door of the library: answers `method` ("estimate", "compare", "plan", "own", "catalog") for a JSON
/// request with a JSON report, or with the error object of the contract. Never throws, never aborts; the
/// answer is valid JSON without NaN or infinity whatever the bytes of the request.
std::string call(std::string_view method, std::string_view request);

}  // namespace whichgpu::api
