#pragma once

#include <optional>

#include "core/advice/serving/adapters.h"
#include "core/api/json/error.h"

namespace whichgpu::api {

class Reader;

/// The error of an engine that is not known to keep adapters.
Error adapters_unknown(const Engine& engine);

/// The field `lora` of a request whose engine, layout and drafts are read. Engines and models of which it is
/// not known how they keep adapters are refused, and drafts beside adapters.
void read_adapters(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
