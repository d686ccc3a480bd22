#pragma once

#include <string_view>

#include "core/api/json/write.h"

namespace whichgpu::api {

// Where a figure of the working comes from, if not from one entry of the catalog.
inline constexpr const char* shapes = "model shape from its published configuration";
inline constexpr const char* calibrated = "calibrated on published measurements (data/calibration.json)";
inline constexpr const char* arithmetic = "arithmetic";

/// Appends one line of a report's working. The test of the dictionaries finds the ids by these calls.
void add(Array& lines, const char* id, const Object& inputs, double value, const char* unit,
         std::string_view source);

}  // namespace whichgpu::api
