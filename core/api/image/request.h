#pragma once

#include <optional>

#include "core/api/json/error.h"
#include "core/api/json/json_fwd.h"
#include "core/cost/price.h"
#include "core/workload/image_generation.h"

namespace whichgpu::api {

/// An image question as read from a request. It refers into this object: neither may be copied or moved.
struct ImageInput {
  ImageInput() = default;
  ImageInput(const ImageInput&) = delete;
  ImageInput& operator=(const ImageInput&) = delete;

  Gpu custom_gpu;
  ImageGeneration image;
  PriceChoice price;
};

/// Reads an image request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read_image_request(const Json& request, ImageInput& input);

}  // namespace whichgpu::api
