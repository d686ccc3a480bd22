#pragma once

#include "core/api/model/layouts.h"

namespace whichgpu::api {

/// An encoder, which keeps nothing, and a decoder of two attentions a layer: over its own tokens, and over
/// what the encoder made of the input. T5, BART, Whisper and their kin.
Layers read_encoder_decoder(Config& config, int hidden);

}  // namespace whichgpu::api
