#pragma once

#include "core/catalog/model.h"

namespace whichgpu {

/// A dense model that stands for any of `parameters` parameters: the dense text model of the catalogue with
/// grouped-query attention, a 16-bit checkpoint and the nearest parameter count (by ratio; ties: the first),
/// with as many layers as come nearest, and their feed-forward width adjusted to the rest. Heads, widths of
/// the stream and vocabulary stay, so that the cache grows with the layers. Texts are the base model's.
Model model_of_size(double parameters);

}  // namespace whichgpu
