#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// Reads engine and formats as serving does, for models that are published in 32 bit and run in 16: where no
/// format is named, and the engine would load the checkpoint as it is, weights are FP16.
void read_half_precision(Reader& reader, ServingQuestion& question, bool is_brought,
                         std::optional<Error>& error);

}  // namespace whichgpu::api
