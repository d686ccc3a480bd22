#pragma once

#include <optional>

#include "core/advice/reinforcement/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A question about reinforcement learning as read from a request. It refers into this object and into the
/// request's document: neither may be copied or moved.
struct ReinforcementInput {
  ReinforcementInput() = default;
  ReinforcementInput(const ReinforcementInput&) = delete;
  ReinforcementInput& operator=(const ReinforcementInput&) = delete;

  ReinforcementQuestion question;
  Gpu custom_gpu;
  Model custom_model;
};

/// Reads a request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, ReinforcementInput& input);

}  // namespace whichgpu::api
