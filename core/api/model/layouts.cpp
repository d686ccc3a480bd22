#include "core/api/model/layouts.h"

#include <cmath>

#include "core/api/json/json.h"
#include "core/api/model/attention_layers.h"
#include "core/api/model/deepseek_v4.h"
#include "core/api/model/encoder_decoder.h"
#include "core/api/model/feed_forward_layers.h"
#include "core/api/model/ranges.h"
#include "core/api/model/zamba.h"

namespace whichgpu::api {
namespace {

/// Gemma 3n and 4 add to every layer an input of its own, looked up by the token: a table, the projection
/// that mixes it with the embedding, and two matrices per layer.
void add_layer_inputs(Config& config, int hidden, Layers& layers) {
  const double width = config.integer("hidden_size_per_layer_input", {0, hidden_range.most}, 0);
  if (width <= 0) {
    config.reader().has("vocab_size_per_layer_input");
    return;
  }
  const double rows = config.required("vocab_size_per_layer_input", vocabulary_range);
  layers.looked_up += rows * layers.blocks * width;
  layers.parameters += hidden * layers.blocks * width + layers.blocks * (2 * hidden * width + hidden);
  const double low_rank = config.integer("laurel_rank", {0, rank_range.most}, 0);  // Gemma 3n
  const double streams = config.integer("altup_num_inputs", {1, 64}, 1);
  layers.parameters += layers.blocks * 2 * hidden * low_rank + 2 * (streams - 1) * hidden * hidden;
}

Layers read_decoder(Config& config, int hidden, std::optional<Error>& error) {
  Layers layers;
  const LayerKinds kinds = read_layer_kinds(config);
  if (config.failed()) return layers;
  layers.blocks = static_cast<int>(kinds.layers.size());
  layers.attention = read_attention_layers(config, kinds, hidden, error);
  layers.feed_forward = read_feed_forward_layers(config, kinds, hidden);
  for (int i = 0; i < layers.blocks; ++i) {
    const LayerKind& kind = kinds.layers[static_cast<std::size_t>(i)];
    if (kind.mixer != Mixer::none) layers.attention_numbers.push_back(i);
    if (kind.mixer == Mixer::parallel) layers.attention_numbers.push_back(i);
    if (kind.block != Block::none) layers.feed_forward_numbers.push_back(i);
  }
  add_layer_inputs(config, hidden, layers);
  for (AttentionLayers& a : layers.attention) a.bidirectional = config.family().encoder;
  return layers;
}

/// Nemotron from an architecture search: `block_configs` holds, for each layer, how many heads share a
/// key, and how many times the width of the model its block has. Either may be missing.
class SearchedBlock {
 public:
  SearchedBlock(Config& config, const Json& block, const std::string& path, std::optional<Error>& error)
      : config_(config), error_(error), block_(block, path, error) {}

  void add_to(Layers& layers, int heads, int head_dim, int hidden) {
    const Json* attention = block_.object("attention");
    const Json* feed_forward = block_.object("ffn");
    Reader mixer(attention != nullptr ? *attention : Json::empty_object(), block_.field("attention"), error_);
    Reader block(feed_forward != nullptr ? *feed_forward : Json::empty_object(), block_.field("ffn"), error_);
    if (mixer.flag("replace_with_linear", false) || block.flag("replace_with_linear", false))
      config_.refuse("block_configs", "blocks replaced by one matrix are not read.");
    if (!mixer.flag("no_op", false)) add_attention(layers, mixer, heads, head_dim);
    if (!block.flag("no_op", false)) add_feed_forward(layers, block, hidden);
  }

 private:
  void add_attention(Layers& layers, Reader& mixer, int heads, int head_dim) {
    AttentionLayers a;
    a.layers = 1;
    a.heads = heads;
    a.kv_heads = heads / mixer.required_integer("n_heads_in_group", {1, static_cast<double>(heads)});
    a.head_dim = head_dim;
    a.v_head_dim = head_dim;
    a.window = mixer.integer("window_length", window_range, 0);
    layers.attention.push_back(a);
  }

  void add_feed_forward(Layers& layers, Reader& block, int hidden) {
    constexpr double multiple = 256;
    FeedForwardLayers f;
    f.layers = 1;
    f.intermediate = block.integer("intermediate_size", required_width_range, 0);
    if (f.intermediate == 0) {
      const double wanted = 2 * block.required_number("ffn_mult", {0.001, 64}) * hidden / 3;
      f.intermediate = static_cast<int>(std::ceil(std::floor(wanted) / multiple) * multiple);
    }
    layers.feed_forward.push_back(f);
  }

  Config& config_;
  std::optional<Error>& error_;
  Reader block_;
};

Layers read_searched_blocks(Config& config, int hidden, std::optional<Error>& error) {
  Layers layers;
  const int heads = config.required(fields::heads, heads_range);
  const int head_dim = config.integer(fields::head_dim, head_dim_range, hidden / heads);
  const Json* blocks = config.array("block_configs");
  if (blocks == nullptr) config.miss("block_configs");
  if (config.failed()) return layers;
  for (const char* unused : {"num_hidden_layers", "num_key_value_heads", "intermediate_size"})
    config.reader().has(unused);
  if (blocks->size() > static_cast<std::size_t>(layers_range.most))
    config.refuse("block_configs", "it has more blocks than any model.");
  for (const Json& block : *blocks) {
    if (!block.is_object()) config.refuse("block_configs", "it must hold objects.");
    if (config.failed()) return layers;
    const std::string path = config.reader().field("block_configs[") + std::to_string(layers.blocks++) + "]";
    SearchedBlock(config, block, path, error).add_to(layers, heads, head_dim, hidden);
  }
  return layers;
}

/// LongCat: each layer runs two attentions and two dense blocks, and one mixture across them. Some
/// experts compute nothing, so a token visits fewer.
Layers read_longcat(Config& config, int hidden, std::optional<Error>& /*error*/) {
  Layers layers;
  const int count = config.required(fields::layers, {1, layers_range.most / 2});
  FeedForwardLayers dense;
  dense.layers = 1;
  dense.intermediate = config.required("ffn_hidden_size", required_width_range);
  FeedForwardLayers mixture;
  mixture.layers = 1;
  mixture.experts = config.required(fields::experts, {1, experts_range.most});
  const double empty = config.integer("zero_expert_num", experts_range, 0);
  const double visited = config.required(fields::experts_per_token, {1, 1.0 * mixture.experts});
  mixture.experts_per_token =
      std::max(1, static_cast<int>(std::round(visited * mixture.experts / (mixture.experts + empty))));
  mixture.expert_intermediate = config.required(fields::expert_width, required_width_range);
  const AttentionLayers attention = latent_layer(config);
  if (config.failed()) return layers;
  for (int i = 0; i < count; ++i) {
    layers.attention.insert(layers.attention.end(), 2, attention);
    layers.feed_forward.insert(layers.feed_forward.end(), {dense, dense, mixture});
  }
  layers.blocks = 2 * count;
  layers.parameters = count * empty * hidden;  // the router's rows of the empty experts
  return layers;
}

Layers read_dbrx(Config& config, int hidden, std::optional<Error>& error) {
  Layers layers;
  const auto part = [&](const char* name) {
    const Json* object = config.object(name);
    if (object == nullptr) config.miss(name);
    return Reader(object != nullptr ? *object : Json::empty_object(), config.reader().field(name), error);
  };
  layers.blocks = config.required(fields::layers, layers_range);
  AttentionLayers a;
  a.layers = layers.blocks;
  a.heads = config.required(fields::heads, heads_range);
  a.head_dim = hidden / a.heads;
  a.v_head_dim = a.head_dim;
  a.kv_heads = part("attn_config").required_integer("kv_n_heads", heads_range);
  Reader blocks = part("ffn_config");
  FeedForwardLayers f;
  f.layers = layers.blocks;
  f.experts = blocks.required_integer("moe_num_experts", {1, experts_range.most});
  f.experts_per_token = blocks.required_integer("moe_top_k", {1, 1.0 * f.experts});
  f.expert_intermediate = blocks.required_integer("ffn_hidden_size", required_width_range);
  layers.attention.push_back(a);
  layers.feed_forward.push_back(f);
  return layers;
}

}  // namespace

Layers read_layers(Config& config, int hidden, std::optional<Error>& error) {
  switch (config.family().layout) {
    case ConfigLayout::decoder:
      return read_decoder(config, hidden, error);
    case ConfigLayout::searched_blocks:
      return read_searched_blocks(config, hidden, error);
    case ConfigLayout::longcat:
      return read_longcat(config, hidden, error);
    case ConfigLayout::dbrx:
      return read_dbrx(config, hidden, error);
    case ConfigLayout::encoder_decoder:
      return read_encoder_decoder(config, hidden);
    case ConfigLayout::deepseek_v4:
      return read_deepseek_v4(config, hidden);
    case ConfigLayout::zamba:
      return read_zamba(config, hidden, error);
  }
  return {};
}

}  // namespace whichgpu::api
