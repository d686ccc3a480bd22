#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whichgpu::api {

/// What is wrong with a text that is not JSON: the first place that does not fit, as Json::parse() gives it,
/// and the text around it; what Python writes (NaN, Infinity, True, None) and commas before an end are called
/// by their names.
std::string describe_bad_json(std::string_view text, std::size_t place);

}  // namespace whichgpu::api
