#include "core/api/model/layer_kinds.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/api/json/json.h"
#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

constexpr std::size_t most_layers = 2000;

struct NamedKind {
  std::string_view name;
  LayerKind kind;
};

constexpr std::array named_kinds{
    NamedKind{"full_attention", {Mixer::full, Block::usual}},
    NamedKind{"attention", {Mixer::full, Block::usual}},
    NamedKind{"global", {Mixer::full, Block::usual}},
    NamedKind{"deepseek_sparse_attention", {Mixer::full, Block::usual}},
    NamedKind{"minimax_m3_sparse", {Mixer::full, Block::usual}},
    NamedKind{"*", {Mixer::full, Block::usual}},
    NamedKind{"G", {Mixer::full, Block::usual}},
    NamedKind{"sliding_attention", {Mixer::windowed, Block::usual}},
    NamedKind{"chunked_attention", {Mixer::windowed, Block::usual}},
    NamedKind{"local_attention", {Mixer::windowed, Block::usual}},
    NamedKind{"L", {Mixer::windowed, Block::usual}},
    NamedKind{"linear_attention", {Mixer::recurrent, Block::usual}},
    NamedKind{"lightning_attention", {Mixer::recurrent, Block::usual}},
    NamedKind{"mamba", {Mixer::recurrent, Block::usual}},
    NamedKind{"recurrent", {Mixer::recurrent, Block::usual}},
    NamedKind{"conv", {Mixer::recurrent, Block::usual}},
    NamedKind{"M", {Mixer::recurrent, Block::usual}},
    NamedKind{"moe", {Mixer::none, Block::mixture}},
    NamedKind{"E", {Mixer::none, Block::mixture}},
    NamedKind{"mlp", {Mixer::none, Block::dense}},
    NamedKind{"-", {Mixer::none, Block::dense}},
};

LayerKind kind_named(Config& config, const char* field, std::string_view name) {
  const auto found = std::find_if(named_kinds.begin(), named_kinds.end(),
                                  [&](const NamedKind& candidate) { return candidate.name == name; });
  if (found == named_kinds.end()) {
    config.refuse(field, "layers of type " + quote(name) + " are not known.");
    return {};
  }
  LayerKind kind = found->kind;
  if (config.family().separate_blocks && kind.mixer != Mixer::none) kind.block = Block::none;
  return kind;
}

/// A number in a list says which of two kinds a layer is.
LayerKind kind_numbered(Config& config, const char* field, const Json& value, Mixer zero, Mixer one) {
  if (value.is(0.0)) return {zero, Block::usual};
  if (value.is(1.0)) return {one, Block::usual};
  config.refuse(field, "it must hold 0 and 1.");
  return {};
}

/// The kinds that a list names, one for each layer; nothing where there is no list.
std::vector<LayerKind> listed_kinds(Config& config) {
  std::vector<LayerKind> kinds;
  for (const char* field : {"layer_types", "layers_block_type"}) {
    const Json* list = config.array(field);
    if (list == nullptr || !kinds.empty()) continue;
    for (const Json& name : *list) {
      kinds.push_back(kind_named(config, field, name.text()));
      if (config.failed()) return kinds;
    }
  }
  if (!kinds.empty()) return kinds;
  if (const Json* list = config.array("hybrid_layer_pattern")) {
    for (const Json& value : *list)
      kinds.push_back(kind_numbered(config, "hybrid_layer_pattern", value, Mixer::full, Mixer::windowed));
  } else if (const Json* types = config.array("attn_type_list")) {
    for (const Json& value : *types)
      kinds.push_back(kind_numbered(config, "attn_type_list", value, Mixer::recurrent, Mixer::full));
  }
  for (const char letter : config.text("hybrid_override_pattern", ""))
    kinds.push_back(kind_named(config, "hybrid_override_pattern", std::string_view(&letter, 1)));
  return kinds;
}

/// Kimi Linear numbers the layers with attention, from one.
void mark_listed(Config& config, std::vector<LayerKind>& kinds) {
  const Json* linear = config.object("linear_attn_config");
  if (linear == nullptr) return;
  const Json* full = linear->find("full_attn_layers");
  if (full == nullptr || !full->is_array()) {
    config.refuse("linear_attn_config", "it names no full_attn_layers.");
    return;
  }
  for (LayerKind& kind : kinds) kind.mixer = Mixer::recurrent;
  for (const Json& number : *full) {
    const double layer = number.number();
    if (layer < 1 || layer > static_cast<double>(kinds.size())) {
      config.refuse("linear_attn_config", "full_attn_layers names a layer that does not exist.");
      return;
    }
    kinds[static_cast<std::size_t>(layer) - 1].mixer = Mixer::full;
  }
}

/// `mixer` in all layers but those at `offset` in every `period`.
void fill_between(std::vector<LayerKind>& kinds, int period, int offset, Mixer mixer) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (static_cast<int>(i) % period != offset) kinds[i].mixer = mixer;
}

/// Repeats the pattern of RecurrentGemma's block_types over the layers.
bool repeat_block_types(Config& config, std::vector<LayerKind>& kinds) {
  const Json* types = config.array("block_types");
  if (types == nullptr || types->empty()) return false;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const Json& name = (*types)[i % types->size()];
    kinds[i] = kind_named(config, "block_types", name.text());
    if (kinds[i].mixer == Mixer::full) kinds[i].mixer = Mixer::windowed;
  }
  return true;
}

void recurrence_by_interval(Config& config, std::vector<LayerKind>& kinds) {
  const int interval = config.integer("full_attention_interval", layers_range, 0);
  const int period = config.integer("attn_layer_period", layers_range, 0);
  const int offset = config.integer("attn_layer_offset", {0, layers_range.most}, 0);
  const int group = config.integer("layer_group_size", layers_range, 0);
  if (config.family().parallel_recurrence) {
    for (LayerKind& kind : kinds) kind.mixer = Mixer::parallel;
  } else if (config.family().separate_blocks) {
    for (LayerKind& kind : kinds) kind = {Mixer::recurrent, Block::none};
  } else if (config.has("linear_attn_config")) {
    mark_listed(config, kinds);
  } else if (interval > 1) {
    fill_between(kinds, interval, interval - 1, Mixer::recurrent);
  } else if (period > 1) {
    fill_between(kinds, period, offset, Mixer::recurrent);
  } else if (const Json* indices = config.array("attn_layer_indices")) {
    for (LayerKind& kind : kinds) kind.mixer = Mixer::recurrent;
    for (const Json& index : *indices) {
      const double layer = index.is_integer() ? index.number() : -1;
      const bool exists = layer >= 0 && layer < static_cast<double>(kinds.size());
      if (exists) kinds[static_cast<std::size_t>(layer)].mixer = Mixer::full;
    }
  } else if (config.family().recurrence == Recurrence::rwkv) {
    for (LayerKind& kind : kinds) kind = {Mixer::recurrent, Block::usual};
  } else if (group > 1) {
    fill_between(kinds, group, group - 1, Mixer::recurrent);
  } else if (!repeat_block_types(config, kinds)) {
    config.miss("layer_types");
  }
}

void windows_by_pattern(Config& config, std::vector<LayerKind>& kinds, int window) {
  const Json* pattern = config.reader().value("sliding_window_pattern");
  const bool letters = pattern != nullptr && pattern->is_text();
  const int before_windows = config.integer("max_window_layers", {0, layers_range.most}, 0);
  const int whole_every = config.integer("no_rope_layer_interval", layers_range, 0);
  const int period = letters ? 0 : config.integer("sliding_window_pattern", layers_range, 0);
  const int chunk = config.integer("attention_chunk_size", window_range, 0);
  const bool used = config.flag("use_sliding_window", true);
  if (letters && window > 0) {
    const std::string& text = pattern->text();
    for (std::size_t i = 0; i < kinds.size() && !text.empty(); ++i) {
      const std::string_view letter = std::string_view(text).substr(i % text.size(), 1);
      kinds[i] = kind_named(config, "sliding_window_pattern", letter);
    }
  } else if (window > 0 && used && period > 1) {  // every period-th layer sees everything
    fill_between(kinds, period, period - 1, Mixer::windowed);
  } else if (window > 0 && used) {  // Qwen2Config: the first max_window_layers see everything
    if (!config.known()) config.miss("layer_types");
    for (std::size_t i = 0; i < kinds.size(); ++i)
      if (static_cast<int>(i) >= before_windows) kinds[i].mixer = Mixer::windowed;
  } else if (chunk > 0 && whole_every > 1) {  // Llama 4: the layers without positions
    fill_between(kinds, whole_every, whole_every - 1, Mixer::windowed);
  }
}

/// The layers' count: stated, or the length of the list that names them.
int count_layers(Config& config, std::size_t listed) {
  if (config.has(fields::layers) || listed == 0) return config.required(fields::layers, layers_range);
  return static_cast<int>(std::min(listed, most_layers));
}

}  // namespace

LayerKinds read_layer_kinds(Config& config) {
  LayerKinds kinds;
  kinds.layers = listed_kinds(config);
  const std::size_t listed = kinds.layers.size();
  const std::size_t count = static_cast<std::size_t>(count_layers(config, listed));
  const int window = config.integer(fields::window, window_range, 0);
  const int chunk = config.integer("attention_chunk_size", window_range, 0);
  kinds.window = window > 0 ? window : chunk;
  if (listed > 0) {
    const bool wrong = listed < count || (listed > count && !config.known());
    if (wrong) config.refuse("layer_types", "its length is not the count of layers.");
    kinds.layers.resize(count);
    config.flag("use_sliding_window", true);
    for (const char* pattern : {"sliding_window_pattern", "max_window_layers", "full_attention_interval"})
      config.reader().has(pattern);
  } else {
    kinds.layers.resize(count);
    if (config.family().recurrence != Recurrence::none) {
      recurrence_by_interval(config, kinds.layers);
    } else {
      windows_by_pattern(config, kinds.layers, window);
    }
  }
  for (const LayerKind& kind : kinds.layers) {
    if (kind.mixer == Mixer::windowed && kinds.window == 0) config.miss(fields::window.front());
    if (kind.mixer == Mixer::recurrent && config.family().recurrence == Recurrence::none)
      config.refuse("layer_types", "what its recurrent layers hold is not known of this family.");
  }
  return kinds;
}

}  // namespace whichgpu::api
