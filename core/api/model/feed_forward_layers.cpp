#include "core/api/model/feed_forward_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/api/json/json.h"
#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

constexpr Range position_range{0, 2000};

/// Marks the layers that hold a mixture of experts, by whichever fields the family uses.
class MixturePattern {
 public:
  MixturePattern(Config& config, int layers) : layers_(layers), dense_(static_cast<std::size_t>(layers)) {
    first_layers(config);
    intervals(config);
    lists(config);
  }
  bool mixture(std::size_t layer) const { return !dense_[layer]; }

 private:
  void first_layers(Config& config) {
    const int first = config.usual(fields::dense_first, position_range, 0);
    const Json* end = config.reader().value("moe_layer_end_index");
    const bool ends = end != nullptr && end->is_number() && end->number() >= 0;
    const int last = ends ? config.integer("moe_layer_end_index", position_range, layers_ - 1) : layers_ - 1;
    for (int i = 0; i < layers_; ++i)
      if (i < first || i > last) set_dense(i);
  }

  void intervals(Config& config) {
    for (const char* name : {"decoder_sparse_step", "interleave_moe_layer_step", "moe_layer_interval"})
      keep_every(config.integer(name, layers_range, 1), -1);
    const Json* frequency = config.reader().value("moe_layer_freq");
    if (frequency != nullptr && frequency->is_number())
      keep_every(config.integer("moe_layer_freq", layers_range, 1), 0);
    const int period = config.integer("expert_layer_period", layers_range, 1);
    keep_every(period, config.integer("expert_layer_offset", position_range, 0));
  }

  /// Layers whose number, counted by `period`, is `offset`; -1 is the last of each period.
  void keep_every(int period, int offset) {
    for (int i = 0; i < layers_ && period > 1; ++i)
      if (i % period != (offset + period) % period) set_dense(i);
  }

  void lists(Config& config) {
    if (const Json* dense_only = config.array("mlp_only_layers")) {
      for (const Json& index : *dense_only) {
        if (index.is_integer() && index.number() >= 0 && index.number() < layers_) {
          set_dense(static_cast<int>(index.number()));
        } else {
          config.refuse("mlp_only_layers", "it names a layer that does not exist.");
        }
      }
    }
    if (const Json* frequency = config.reader().value("moe_layer_freq"); frequency && frequency->is_array())
      mark(config, "moe_layer_freq", *frequency, [](const Json& value) { return value.is(0.0); });
    if (const Json* marked = config.array("is_moe_layer")) {
      mark(config, "is_moe_layer", *marked,
           [](const Json& value) { return value.is_boolean() && !value.boolean(); });
    }
    if (const Json* types = config.array("mlp_layer_types"))
      mark(config, "mlp_layer_types", *types, [](const Json& value) { return value.is("dense"); });
  }

  template <typename IsDense>
  void mark(Config& config, const char* name, const Json& list, IsDense is_dense) {
    if (static_cast<int>(list.size()) < layers_) {
      config.refuse(name, "its length is not the count of layers.");
      return;
    }
    for (int i = 0; i < layers_; ++i)
      if (is_dense(list[static_cast<std::size_t>(i)])) set_dense(i);
  }

  void set_dense(int layer) { dense_[static_cast<std::size_t>(layer)] = true; }

  int layers_;
  std::vector<bool> dense_;
};

/// LFM2 trims the stated width to two thirds, rounded up.
int trimmed_width(Config& config, int width) {
  if (!config.flag("block_auto_adjust_ff_dim", false)) return width;
  const double multiplier = config.reader().number("block_ffn_dim_multiplier", {0.01, 100}, 1);
  const int multiple = config.integer("block_multiple_of", required_width_range, 256);
  const double trimmed = std::floor(multiplier * std::floor(2.0 * width / 3));
  return static_cast<int>(std::ceil(trimmed / multiple) * multiple);
}

/// Families of two matrices that leave the width unsaid widen by four (MPT says by how much).
int unsaid_width(Config& config, int hidden) {
  const ConfigFamily& family = config.family();
  const bool widens = family.matrices == 2 && (family.multi_head || family.positions >= 0);
  constexpr double usual_widening = 4;
  const double widening = widens ? config.reader().number("expansion_ratio", {0.1, 64}, usual_widening) : 0;
  return static_cast<int>(widening * hidden);
}

/// Of the dense blocks, from the usual field, which also holds for experts where no other does.
std::vector<int> dense_widths(Config& config, std::vector<int> widths) {
  const int layers = static_cast<int>(widths.size());
  for (int& width : widths) {
    width = config.integer(fields::dense_width, required_width_range, width);
    if (config.family().halved_width) width /= 2;
    width = trimmed_width(config, width);
  }
  const int reusing = config.integer("num_kv_shared_layers", {0, layers_range.most}, 0);
  const bool doubled = config.flag("use_double_wide_mlp", false);  // Gemma 4: where the cache is reused
  for (int i = std::max(0, layers - reusing); i < layers && doubled; ++i)
    widths[static_cast<std::size_t>(i)] *= 2;
  return widths;
}

/// Whether blocks are gated is nowhere stated; of unknown families only the activation tells.
void check_activation(Config& config) {
  constexpr std::array gated{"silu", "swish", "swiglu", "geglu"};
  for (const char* name : {"hidden_act", "hidden_activation", "activation_function"}) {
    const std::string_view activation = config.text(name, "");
    if (!activation.empty() && std::find(gated.begin(), gated.end(), activation) == gated.end()) {
      config.refuse(name, "whether blocks with " + quote(activation) +
                              " are gated is not known of this family. Type the model's shape in.");
    }
    if (!activation.empty()) return;
  }
  config.miss("hidden_act");
}

/// The experts of each layer. Where they work on a narrower input (a latent width), their own width is
/// scaled so that their matrices count right, and the projections to it join the shared experts.
class Experts {
 public:
  Experts(Config& config, int layers, int hidden, const std::vector<int>& usual)
      : counts_(config.per_layer(fields::experts, experts_range, layers, 0)) {
    for (const char* unused : fields::expert_width) config.reader().has(unused);
    if (!any()) return;
    const int widest = *std::max_element(counts_.begin(), counts_.end());
    if (config.silent(fields::experts_per_token)) config.miss("num_experts_per_tok");
    visited_ = config.per_layer(fields::experts_per_token, {1, 1.0 * widest}, layers, 1);
    widths_ = config.per_layer(fields::expert_width, required_width_range, layers, usual.front());
    const int fixed = config.family().shared_experts;
    shared_counts_ = config.per_layer(fields::shared_experts, experts_range, layers, fixed);
    shared_widths_ = config.per_layer(fields::shared_width, width_range, layers, 0);
    if (!config.known() && config.silent(fields::shared_experts) && config.silent(fields::shared_width))
      config.miss(fields::shared_experts.front());
    latent_ = config.integer(fields::latent_width, required_width_range, hidden);
    hidden_ = hidden;
  }

  bool any() const { return *std::max_element(counts_.begin(), counts_.end()) > 0; }
  bool in(std::size_t layer) const { return counts_[layer] > 0; }

  void add_to(FeedForwardLayers& block, std::size_t layer) const {
    block.experts = counts_[layer];
    block.experts_per_token = visited_[layer];
    const double share = 1.0 * latent_ / hidden_;
    block.expert_intermediate = static_cast<int>(std::round(widths_[layer] * share));
    const int shared =
        shared_widths_[layer] > 0 ? shared_widths_[layer] : shared_counts_[layer] * widths_[layer];
    const double projections = latent_ == hidden_ ? 0 : 2.0 * latent_ / block.matrices;
    block.shared_intermediate = shared + static_cast<int>(std::round(projections));
  }

 private:
  std::vector<int> counts_;
  std::vector<int> visited_;
  std::vector<int> widths_;
  std::vector<int> shared_counts_;
  std::vector<int> shared_widths_;
  int latent_ = 1;
  int hidden_ = 1;
};

}  // namespace

std::vector<FeedForwardLayers> read_feed_forward_layers(Config& config, const LayerKinds& kinds, int hidden) {
  const int layers = static_cast<int>(kinds.layers.size());
  const bool some = std::any_of(kinds.layers.begin(), kinds.layers.end(),
                                [](const LayerKind& kind) { return kind.block != Block::none; });
  std::vector<FeedForwardLayers> blocks;
  if (!some) return blocks;
  if (!config.known() && !(config.index && config.index->has_gate)) check_activation(config);
  const std::vector<int> usual =
      config.per_layer(fields::width, required_width_range, layers, unsaid_width(config, hidden));
  std::vector<int> widths = dense_widths(config, usual);
  const Experts experts(config, layers, hidden, usual);
  if (config.failed()) return blocks;
  const bool beside = config.family().type == "gemma4_text";  // the dense block beside the experts
  if (config.family().shared_is_dense && !experts.any())
    widths = config.per_layer("shared_intermediate_size", required_width_range, layers, 0);
  std::optional<MixturePattern> pattern;
  if (experts.any()) pattern.emplace(config, layers);
  for (std::size_t i = 0; i < kinds.layers.size(); ++i) {
    const LayerKind& kind = kinds.layers[i];
    if (kind.block == Block::none) continue;
    FeedForwardLayers block;
    block.layers = 1;
    block.matrices = config.family().matrices;
    const bool mixes =
        kind.block == Block::mixture || (kind.block == Block::usual && pattern && pattern->mixture(i));
    if (mixes && experts.in(i)) experts.add_to(block, i);
    if (block.experts == 0 || beside) block.intermediate = widths[i];
    if (block.experts == 0 && widths[i] == 0) config.miss("intermediate_size");
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace whichgpu::api
