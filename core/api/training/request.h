#pragma once

#include <optional>

#include "core/advice/training/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A training question as read from a request. It refers into this object and into the request's document:
/// neither may be copied or moved.
struct TrainingInput {
  TrainingInput() = default;
  TrainingInput(const TrainingInput&) = delete;
  TrainingInput& operator=(const TrainingInput&) = delete;

  TrainingQuestion question;
  Gpu custom_gpu;
  Model custom_model;
};

/// Reads a training request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, TrainingInput& input);

}  // namespace whichgpu::api
