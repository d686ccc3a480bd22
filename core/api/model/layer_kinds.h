#pragma once

#include <vector>

#include "core/api/model/config.h"

namespace whichgpu::api {

/// How a layer mixes the tokens.
enum class Mixer { none, full, windowed, recurrent, parallel };

/// What feed-forward block follows. usual: the fields about experts decide.
enum class Block { usual, none, dense, mixture };

struct LayerKind {
  Mixer mixer = Mixer::full;
  Block block = Block::usual;
};

struct LayerKinds {
  std::vector<LayerKind> layers;
  int window = 0;  ///< of the windowed layers
};

/// The kinds of a decoder's layers: from the list, pattern or interval that its configuration states.
LayerKinds read_layer_kinds(Config& config);

}  // namespace whichgpu::api
