#pragma once

#include <optional>

#include "core/advice/hpc/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// An HPC question as read from a request. It refers into this object: neither may be copied or moved.
struct HpcInput {
  HpcInput() = default;
  HpcInput(const HpcInput&) = delete;
  HpcInput& operator=(const HpcInput&) = delete;

  Gpu custom_gpu;
  HpcQuestion question;
};

/// Reads an HPC request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, HpcInput& input);

}  // namespace whichgpu::api
