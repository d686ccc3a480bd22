#pragma once

#include <string>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// The `model` of a request for what a training table calls `printed`: a catalog id where the catalog has the
/// shape, else the shape itself; null if it is not known.
test::Json training_model(const std::string& printed);

/// The catalog id of the card that a training table prints; empty if it is not known.
std::string training_gpu(const std::string& printed);

/// Gb/s per GPU and direction of the adapters that servers with this card come with.
double server_network_gbit(const std::string& gpu);

}  // namespace whichgpu::accuracy
