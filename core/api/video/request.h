#pragma once

#include <optional>

#include "core/api/image/request.h"

namespace whichgpu::api {

/// A question about clips as read from a request: that of an image with more frames.
struct VideoInput : ImageInput {};

/// Reads a video request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read(const Json& request, VideoInput& input);

}  // namespace whichgpu::api
