#pragma once

#include <optional>

#include "core/advice/embedding/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A question about documents as read from a request. It refers into this object and into the request's
/// document: neither may be copied or moved.
struct EmbeddingInput {
  EmbeddingInput() = default;
  EmbeddingInput(const EmbeddingInput&) = delete;
  EmbeddingInput& operator=(const EmbeddingInput&) = delete;

  EmbeddingQuestion question;
  Gpu custom_gpu;
  Model custom_model;
};

/// Reads a request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, EmbeddingInput& input);

}  // namespace whichgpu::api
