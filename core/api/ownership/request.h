#pragma once

#include <optional>

#include "core/advice/ownership/answer.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// A question about renting or buying as read from a request. It refers into this object and into the
/// request's document: neither may be copied or moved.
struct OwnershipInput {
  OwnershipInput() = default;
  OwnershipInput(const OwnershipInput&) = delete;
  OwnershipInput& operator=(const OwnershipInput&) = delete;

  Gpu custom_gpu;
  OwnershipQuestion question;
};

/// Reads an `own` request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, OwnershipInput& input);

}  // namespace whichgpu::api
