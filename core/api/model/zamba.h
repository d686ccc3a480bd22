#pragma once

#include "core/api/model/layouts.h"

namespace whichgpu::api {

/// Zamba: every layer is recurrent, and some ("hybrid") also run one of a few shared transformer blocks over
/// the layer's input beside the embedding. The shared matrices are counted once, in equal parts among the
/// layers that use them (arXiv:2405.16712, 2411.15242).
Layers read_zamba(Config& config, int hidden, std::optional<Error>& error);

}  // namespace whichgpu::api
