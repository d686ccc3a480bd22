#include "core/catalog/speech_parts.h"

namespace whichgpu {
namespace {

FeedForwardLayers block(int layers, int width, int matrices) {
  FeedForwardLayers f;
  f.layers = layers;
  f.intermediate = width;
  f.matrices = matrices;
  return f;
}

/// A model of the same width and formats without layers.
Model emptied(const Model& model) {
  Model part = model;
  part.attention = {};
  part.feed_forward = {};
  part.other_parameters = 0;
  part.vocabulary = 0;
  return part;
}

/// Attention of the decoder over a window, whose keys and values were made when it was read: queries and
/// outputs alone are multiplied.
AttentionLayers looking_up(AttentionLayers own, int hidden) {
  own.linear_parameters = 2.0 * hidden * own.heads * own.head_dim;
  return own;
}

}  // namespace

SpeechParts speech_parts(const Model& model) {
  AttentionLayers heard;
  AttentionLayers written;
  for (const AttentionLayers& a : model.attention) (a.bidirectional ? heard : written) = a;
  written.layers /= 2;
  const FeedForwardLayers& f = model.feed_forward[0];
  SpeechParts parts{emptied(model), emptied(model)};
  parts.encoder.attention.push(heard);
  parts.encoder.feed_forward.push(block(heard.layers, f.intermediate, f.matrices));
  parts.encoder.feed_forward.push(block(written.layers, written.heads * written.head_dim, 2));
  parts.encoder.feed_forward.push(block(1, model.hidden, 3));
  parts.decoder.vocabulary = model.vocabulary;
  parts.decoder.attention.push(written);
  parts.decoder.attention.push(looking_up(written, model.hidden));
  parts.decoder.feed_forward.push(block(written.layers, f.intermediate, f.matrices));
  return parts;
}

}  // namespace whichgpu
