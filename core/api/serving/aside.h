#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

class Reader;

/// What may be asked beside a serving estimate: `lora`, `colocation`, `mixed`, `cold_start` and
/// `disaggregation`.
void read_aside(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

/// Adds what was found of them.
void add_aside(Object& report, const ServingEstimate& estimate);

/// The working's lines of them.
void add_aside_lines(Array& lines, const ServingEstimate& estimate);

}  // namespace whichgpu::api
