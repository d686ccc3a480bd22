#pragma once

#include "core/catalog/model.h"

namespace whichgpu {

/// The halves of a model that hears, as models of their own.
struct SpeechParts {
  Model encoder;  ///< reads a window, and makes the keys and values that the decoder looks up in it
  Model decoder;  ///< writes a token: attention over its own text, and over the window
};

/// The halves of `model`, an encoder-decoder whose decoder's layers attend twice (Vaswani et al. 2017,
/// arXiv:1706.03762). The encoder's second convolution is counted with it, the first (under 2 % of its
/// work) is not.
SpeechParts speech_parts(const Model& model);

}  // namespace whichgpu
