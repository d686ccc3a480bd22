#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/error.h"

namespace whichgpu::api {

class Reader;

/// The field `mixed` of a request whose cards, engine and load are read: further cards beside its own, in one
/// engine. Only llama.cpp is known to divide layers by memory; the others cut every matrix evenly.
void read_mixed_cards(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
