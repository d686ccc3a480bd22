#include "core/api/model/attention_layers.h"

#include <algorithm>

#include "core/api/json/json.h"
#include "core/api/model/ranges.h"
#include "core/api/model/recurrent_layers.h"

namespace whichgpu::api {
namespace {

/// KV heads where a family's code decides (Falcon, StarCoder, ChatGLM); 0: the fields do.
int kv_heads_by_code(Config& config, int heads) {
  const bool several = config.flag("new_decoder_architecture", false);
  if (several) return 0;
  if (config.flag("multi_query", false)) return 1;
  const bool without_groups = config.family().type == "falcon" || !config.flag("multi_query_attention", true);
  return without_groups ? heads : 0;
}

int kv_heads(Config& config, int heads) {
  const int decided = kv_heads_by_code(config, heads);
  if (decided > 0) {
    config.has(fields::kv_heads);
    return decided;
  }
  if (config.silent(fields::kv_heads) && !config.family().multi_head) config.miss(fields::kv_heads.front());
  return config.integer(fields::kv_heads, heads_range, heads);
}

bool has_qkv_bias(Config& config) {
  bool bias = config.flag("attention_bias", config.family().qkv_bias);
  for (const char* name : {"qkv_bias", "add_qkv_bias", "use_qkv_bias"}) bias |= config.flag(name, false);
  return bias;
}

AttentionLayers grouped_layer(Config& config, int hidden) {
  AttentionLayers a;
  a.layers = 1;
  a.heads = config.required(fields::heads, heads_range);
  const bool listed = config.reader().value("num_key_value_heads") != nullptr &&
                      config.reader().value("num_key_value_heads")->is_array();
  a.kv_heads = listed ? a.heads : kv_heads(config, a.heads);
  if (a.heads % std::max(1, a.kv_heads) != 0)
    config.refuse(fields::kv_heads.front(), "it must divide the heads.");
  const int share = std::max(1, hidden / std::max(1, a.heads));
  a.head_dim = config.usual(fields::head_dim, head_dim_range, share);
  a.v_head_dim = config.integer("v_head_dim", head_dim_range, a.head_dim);
  a.output_gate = config.flag("attn_output_gate", config.family().output_gate) ||
                  config.flag("attention_output_gate", false);
  a.qkv_bias = has_qkv_bias(config);
  return a;
}

/// Layers with a window may have heads of their own (MiMo-V2).
AttentionLayers windowed_layer(Config& config, AttentionLayers a, int window) {
  const int width = a.head_dim;
  a.window = window;
  a.heads = config.integer("swa_num_attention_heads", heads_range, a.heads);
  a.kv_heads = config.integer("swa_num_key_value_heads", heads_range, a.kv_heads);
  a.head_dim = config.integer("swa_head_dim", head_dim_range, width);
  a.v_head_dim =
      config.integer("swa_v_head_dim", head_dim_range, a.head_dim == width ? a.v_head_dim : a.head_dim);
  return a;
}

/// Layers that see everything may be wider (Gemma 4). There key and value may come from one projection; the
/// cache holds both, for only the key is normed and rotated.
AttentionLayers whole_layer(Config& config, AttentionLayers a, double hidden) {
  if (config.silent("global_head_dim")) return a;
  a.head_dim = config.integer("global_head_dim", head_dim_range, a.head_dim);
  a.v_head_dim = a.head_dim;
  config.reader().has("num_global_key_value_heads");
  if (!config.flag("attention_k_eq_v", false)) return a;
  a.kv_heads = config.integer("num_global_key_value_heads", heads_range, a.kv_heads);
  a.linear_parameters = hidden * a.head_dim * (2.0 * a.heads + a.kv_heads);
  return a;
}

/// Layers of GLM-5.2 that use the token choice of an earlier one have no indexer and no cache for it.
void share_indexers(Config& config, std::vector<AttentionLayers>& layers) {
  const Json* types = config.array("indexer_types");
  if (types == nullptr) return;
  for (std::size_t i = 0; i < layers.size() && i < types->size(); ++i) {
    if (!(*types)[i].is("shared")) continue;
    layers[i].index_heads = 0;
    layers[i].index_head_dim = 0;
  }
}

/// Layers that read the cache of an earlier one: the last of Gemma 3n and 4, every second of Hunyuan Large.
void share_caches(Config& config, std::vector<AttentionLayers>& layers) {
  const int last = config.integer("num_kv_shared_layers", {0, layers_range.most}, 0);
  const int factor = config.flag("use_cla", false) ? config.integer("cla_share_factor", layers_range, 2) : 1;
  config.reader().has("cla_share_factor");
  const int count = static_cast<int>(layers.size());
  for (int i = 0; i < count; ++i)
    layers[static_cast<std::size_t>(i)].reuses_cache = i >= count - last || i % factor != 0;
}

/// MiniMax-M3: an index of its own chooses the blocks that the layers marked 1 attend to.
void add_indexes(Config& config, int hidden, std::vector<AttentionLayers>& layers,
                 std::optional<Error>& error) {
  const Json* object = config.object("sparse_attention_config");
  if (object == nullptr) return;
  Reader sparse(*object, config.reader().field("sparse_attention_config"), error);
  if (!sparse.flag("use_sparse_attention", true)) return;
  const double width = sparse.required_integer("sparse_index_dim", required_rank_range);
  const double heads = sparse.required_integer("sparse_num_index_heads", required_rank_range);
  const Json* marked = sparse.array("sparse_attention_freq");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (marked != nullptr && (i >= marked->size() || !(*marked)[i].is(1.0))) continue;
    AttentionLayers& a = layers[i];
    const double key_value = 1.0 * a.kv_heads * (a.head_dim + a.v_head_dim);
    a.linear_parameters =
        hidden * (1.0 * a.heads * (a.head_dim + a.v_head_dim) + key_value + (heads + 1) * width);
    a.extra_cache_elements = width;
  }
}

void read_listed_kv_heads(Config& config, const LayerKinds& kinds, std::vector<AttentionLayers>& layers) {
  const Json* stated = config.reader().value("num_key_value_heads");
  if (stated == nullptr || !stated->is_array() || layers.size() != kinds.layers.size()) return;
  const std::vector<int> counts =
      config.per_layer("num_key_value_heads", heads_range, static_cast<int>(layers.size()), 1);
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].kv_heads = counts[i];
}

}  // namespace

AttentionLayers latent_layer(Config& config) {
  AttentionLayers a;
  a.kind = AttentionKind::multi_head_latent;
  a.layers = 1;
  // Written into configs of latent attention too, where they mean nothing.
  for (const char* unused : {"num_key_value_heads", "head_dim", "qk_head_dim"}) config.reader().has(unused);
  a.heads = config.required(fields::heads, heads_range);
  a.kv_lora_rank = config.required("kv_lora_rank", required_rank_range);
  if (config.silent("q_lora_rank")) config.miss("q_lora_rank");
  a.q_lora_rank = config.integer("q_lora_rank", rank_range, 0);
  a.rope_head_dim = config.required("qk_rope_head_dim", rank_range);
  a.nope_head_dim = config.required("qk_nope_head_dim", rank_range);
  a.v_head_dim = config.required("v_head_dim", head_dim_range);
  a.index_topk = config.integer("index_topk", window_range, 0);
  a.index_heads = config.integer("index_n_heads", rank_range, 0);
  a.index_head_dim = config.integer("index_head_dim", rank_range, 0);
  a.output_gate = config.flag("mla_use_output_gate", false);
  return a;
}

std::vector<AttentionLayers> read_attention_layers(Config& config, const LayerKinds& kinds, int hidden,
                                                   std::optional<Error>& error) {
  bool attends = false;
  bool recurs = false;
  for (const LayerKind& kind : kinds.layers) {
    const bool both = kind.mixer == Mixer::parallel;
    attends |= both || kind.mixer == Mixer::full || kind.mixer == Mixer::windowed;
    recurs |= both || kind.mixer == Mixer::recurrent;
  }
  const bool latent = config.has("kv_lora_rank");
  AttentionLayers full;
  AttentionLayers windowed;
  if (attends && latent) {
    full = latent_layer(config);
    windowed = full;
  } else if (attends) {
    const AttentionLayers common = grouped_layer(config, hidden);
    full = whole_layer(config, common, hidden);
    windowed = windowed_layer(config, common, kinds.window);
  }
  const AttentionLayers recurrent = recurs ? recurrent_layer(config, hidden, error) : AttentionLayers{};
  std::vector<AttentionLayers> layers;
  for (const LayerKind& kind : kinds.layers) {
    const bool both = kind.mixer == Mixer::parallel;
    if (both || kind.mixer == Mixer::full) layers.push_back(full);
    if (kind.mixer == Mixer::windowed) layers.push_back(windowed);
    if (both || kind.mixer == Mixer::recurrent) layers.push_back(recurrent);
  }
  if (latent) share_indexers(config, layers);
  if (!recurs) share_caches(config, layers);
  read_listed_kv_heads(config, kinds, layers);
  add_indexes(config, hidden, layers, error);
  return layers;
}

}  // namespace whichgpu::api
