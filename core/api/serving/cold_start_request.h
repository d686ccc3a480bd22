#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// The field `cold_start` of a request whose engine is read. An engine of which nothing was read is refused.
void read_cold_start(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
