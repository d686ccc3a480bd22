#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

class Reader;

/// A serving question as read from a request, with the custom card and model it may bring along. The
/// question refers into this object and into the request's document: neither may be copied or moved.
struct ServingInput {
  ServingInput() = default;
  ServingInput(const ServingInput&) = delete;
  ServingInput& operator=(const ServingInput&) = delete;

  Gpu custom_gpu;
  Model custom_model;
  ServingQuestion question;
};

/// Reads engine and number formats of a question whose model and card are known; `is_brought`: the request
/// describes the model itself. What does not go together fails.
void read_precision(Reader& reader, ServingQuestion& question, bool is_brought, std::optional<Error>& error);

/// Reads a serving request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, ServingInput& input);

}  // namespace whichgpu::api
