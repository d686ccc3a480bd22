#pragma once

#include <optional>

#include "core/advice/speech/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A question about speech as read from a request. It refers into this object and into the request's
/// document: neither may be copied or moved.
struct SpeechInput {
  SpeechInput() = default;
  SpeechInput(const SpeechInput&) = delete;
  SpeechInput& operator=(const SpeechInput&) = delete;

  SpeechQuestion question;
  Gpu custom_gpu;
  Model custom_model;
};

/// Reads a request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, SpeechInput& input);

}  // namespace whichgpu::api
