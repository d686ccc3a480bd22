#pragma once

#include "core/api/model/config.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Norms, biases, routers' biases and tables of a model whose layers are known: what the shapes do not
/// derive, counted by the family's traits. `blocks`: how many layers hold norms.
double other_parameters(Config& config, const Model& model, int blocks);

}  // namespace whichgpu::api
