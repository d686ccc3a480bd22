#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// The field `speculative` of a request whose model, engine and formats are read: the method, the task and
/// how many drafts, as far as it says them; what it leaves open is noted for the estimate to choose. A method
/// that the model has not, or acceptance of an unsaid number of drafts, is refused by the name of the field.
void read_speculation(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
