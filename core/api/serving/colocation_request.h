#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/error.h"

namespace whichgpu::api {

class Reader;

/// The field `colocation` of a request whose card and load are read. It is of one card and of users who come
/// back; slices are refused where the card has none, and companions in them or of models that write answers.
void read_colocation(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
