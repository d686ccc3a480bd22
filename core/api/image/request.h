#pragma once

#include <optional>

#include "core/advice/image/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// An image question as read from a request. It refers into this object: neither may be copied or moved.
struct ImageInput {
  ImageInput() = default;
  ImageInput(const ImageInput&) = delete;
  ImageInput& operator=(const ImageInput&) = delete;

  Gpu custom_gpu;
  ImageQuestion question;
};

/// Reads an image request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, ImageInput& input);

}  // namespace whichgpu::api
