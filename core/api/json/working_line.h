#pragma once

#include <string>
#include <utility>

#include "core/api/json/json.h"

namespace whichgpu::api {

// Where a figure of the working comes from, if not from one entry of the catalog.
inline constexpr const char* shapes = "model shape from its published configuration";
inline constexpr const char* calibrated = "calibrated on published measurements (data/calibration.json)";
inline constexpr const char* arithmetic = "arithmetic";

/// Appends one line of a report's working. The test of the dictionaries finds the ids by these calls.
inline void add(Json& lines, const char* id, Json inputs, double value, const char* unit,
                std::string source) {
  lines.push_back(object_of("id", id, "inputs", std::move(inputs), "value", value, "unit", unit, "source",
                            std::move(source)));
}

}  // namespace whichgpu::api
