#include "core/api/model/encoder_decoder.h"

#include <string_view>

#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

/// One side's sizes: as T5 names them, or with the side's name before them.
struct Side {
  int layers = 0;
  AttentionLayers attention;
  FeedForwardLayers block;
};

AttentionLayers attention_of(int heads, int width, const ConfigFamily& family) {
  AttentionLayers a;
  a.layers = 1;
  a.heads = heads;
  a.kv_heads = heads;
  a.head_dim = width;
  a.v_head_dim = width;
  a.qkv_bias = family.qkv_bias;
  return a;
}

FeedForwardLayers block_of(int width, int matrices) {
  FeedForwardLayers f;
  f.layers = 1;
  f.intermediate = width;
  f.matrices = matrices;
  return f;
}

Side t5_side(Config& config, int layers) {
  const int heads = config.required("num_heads", heads_range);
  const int width = config.required("d_kv", head_dim_range);
  const bool gated = config.text("feed_forward_proj", "relu").starts_with("gated");
  const int block = config.required("d_ff", required_width_range);
  return {layers, attention_of(heads, width, config.family()), block_of(block, gated ? 3 : 2)};
}

Side named_side(Config& config, const std::string& side, int hidden) {
  // The names must outlive the reader.
  const bool encoder = side == "encoder";
  const char* layers = encoder ? "encoder_layers" : "decoder_layers";
  const char* heads = encoder ? "encoder_attention_heads" : "decoder_attention_heads";
  const char* width = encoder ? "encoder_ffn_dim" : "decoder_ffn_dim";
  const int count = config.required(heads, heads_range);
  return {config.required(layers, layers_range),
          attention_of(count, std::max(1, hidden / count), config.family()),
          block_of(config.required(width, required_width_range), config.family().matrices)};
}

}  // namespace

Layers read_encoder_decoder(Config& config, int hidden) {
  const bool t5 = config.family().type == "t5";
  const int layers = t5 ? config.required("num_layers", layers_range) : 0;
  Side encoder = t5 ? t5_side(config, layers) : named_side(config, "encoder", hidden);
  const Side decoder = t5 ? t5_side(config, config.integer("num_decoder_layers", layers_range, layers))
                          : named_side(config, "decoder", hidden);
  for (const char* unused : {"num_hidden_layers", "max_source_positions", "max_target_positions"})
    config.reader().has(unused);
  encoder.attention.bidirectional = true;
  Layers all;
  AttentionLayers seen = encoder.attention;
  seen.layers = encoder.layers;
  AttentionLayers own = decoder.attention;
  own.layers = decoder.layers * 2;  // over its own tokens and over the encoder's
  FeedForwardLayers first = encoder.block;
  first.layers = encoder.layers;
  FeedForwardLayers second = decoder.block;
  second.layers = decoder.layers;
  all.attention = {seen, own};
  all.feed_forward = {first, second};
  all.blocks = encoder.layers + decoder.layers;
  const double mel_bins = config.integer("num_mel_bins", {0, 4096}, 0);
  constexpr double stem_kernel = 3;
  all.parameters = stem_kernel * hidden * (mel_bins > 0 ? mel_bins + hidden : 0) +
                   1.0 * decoder.layers * hidden * (config.family().norm_bias ? 2 : 1);
  return all;
}

}  // namespace whichgpu::api
