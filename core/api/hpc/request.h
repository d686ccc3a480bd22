#pragma once

#include <optional>
#include <vector>

#include "core/api/json/error.h"
#include "core/api/json/json_fwd.h"
#include "core/cost/price.h"
#include "core/workload/hpc.h"

namespace whichgpu::api {

/// An HPC question as read from a request. It refers into this object: neither may be copied or moved.
struct HpcInput {
  HpcInput() = default;
  HpcInput(const HpcInput&) = delete;
  HpcInput& operator=(const HpcInput&) = delete;

  Gpu custom_gpu;
  Hpc hpc;
  std::vector<Gpu> others;  ///< cards to compare with
  PriceChoice price;
};

/// Reads an HPC request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read_hpc_request(const Json& request, HpcInput& input);

}  // namespace whichgpu::api
