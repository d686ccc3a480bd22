#pragma once

#include <optional>

#include "core/advice/image/estimate.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

class Reader;

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

/// Reads model and card, and what images and clips have in common, into `input`; sizes and steps are the
/// model's own where nothing is said.
void read_generation(Reader& reader, ImageInput& input, std::optional<Error>& error);

/// Whether what is asked can be told of this card: its rate in FP32, its link to host memory or other cards.
void check_generation(Reader& reader, const ImageGeneration& image);

}  // namespace whichgpu::api
