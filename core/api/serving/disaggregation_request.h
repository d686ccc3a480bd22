#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// The field `disaggregation` of a request whose cards, load and layout are read. What pools are not compared
/// for is refused: single cards, requests by a clock of their own, layers in host memory.
void read_disaggregation(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
