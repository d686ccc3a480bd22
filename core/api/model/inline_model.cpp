#include "core/api/model/inline_model.h"

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/ranges.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

AttentionLayers attention_group(const Json& object, const std::string& path, std::optional<Error>& error) {
  Reader reader(object, path, error);
  AttentionLayers a;
  a.kind = reader.choice("kind", AttentionKind::grouped_query);
  a.layers = reader.required_integer("layers", layers_range);
  if (a.kind == AttentionKind::linear) {
    a.linear_parameters = reader.required_number("linear_parameters", parameters_range);
    a.state_elements = reader.number("state_elements", parameters_range, 0);
    a.convolution_elements = reader.number("convolution_elements", parameters_range, 0);
    reader.finish();
    return a;
  }
  a.heads = reader.required_integer("heads", heads_range);
  a.window = reader.integer("window", window_range, 0);
  if (a.kind == AttentionKind::multi_head_latent) {
    a.q_lora_rank = reader.integer("q_lora_rank", rank_range, 0);
    a.kv_lora_rank = reader.required_integer("kv_lora_rank", required_rank_range);
    a.rope_head_dim = reader.required_integer("rope_head_dim", rank_range);
    a.nope_head_dim = reader.required_integer("nope_head_dim", rank_range);
    a.v_head_dim = reader.required_integer("v_head_dim", head_dim_range);
    a.index_topk = reader.integer("index_topk", window_range, 0);
    a.index_heads = reader.integer("index_heads", rank_range, 0);
    a.index_head_dim = reader.integer("index_head_dim", rank_range, 0);
  } else {
    a.kv_heads = reader.integer("kv_heads", heads_range, a.heads);
    a.head_dim = reader.required_integer("head_dim", head_dim_range);
    a.v_head_dim = reader.integer("v_head_dim", head_dim_range, a.head_dim);
    a.output_gate = reader.flag("output_gate", false);
    a.qkv_bias = reader.flag("qkv_bias", false);
    a.shares_key_value = reader.flag("shares_key_value", false);
    a.reuses_cache = reader.flag("reuses_cache", false);
    a.linear_parameters = reader.number("linear_parameters", parameters_range, 0);
  }
  reader.finish();
  return a;
}

FeedForwardLayers feed_forward_group(const Json& object, const std::string& path,
                                     std::optional<Error>& error) {
  Reader reader(object, path, error);
  FeedForwardLayers f;
  f.layers = reader.required_integer("layers", layers_range);
  f.intermediate = reader.integer("intermediate", width_range, 0);
  f.matrices = reader.integer("matrices", {2, 3}, 3);
  f.experts = reader.integer("experts", experts_range, 0);
  if (f.experts > 0) {
    f.experts_per_token = reader.required_integer("experts_per_token", {1, static_cast<double>(f.experts)});
    f.expert_intermediate = reader.required_integer("expert_intermediate", required_width_range);
    f.shared_intermediate = reader.integer("shared_intermediate", width_range, 0);
  }
  reader.finish();
  return f;
}

template <typename List, typename Read>
void read_groups(Reader& reader, const char* name, List& groups, std::optional<Error>& error, Read read) {
  const Json* list = reader.array(name);
  if (list == nullptr || list->empty()) {
    reader.fail(
        {"missing_field", reader.field(name), reader.field(name) + " needs at least one group of layers."});
    return;
  }
  std::size_t index = 0;
  for (const Json& item : *list) {
    const std::string path = reader.field(name) + "[" + std::to_string(index++) + "]";
    if (!item.is_object()) {
      reader.fail(bad_value(path, path + " must be an object."));
    } else if (!groups.push(read(item, path, error))) {
      reader.fail(bad_value(reader.field(name), reader.field(name) + " has more groups than the " +
                                                    std::to_string(groups.items.size()) +
                                                    " that are supported."));
    }
    if (reader.failed()) return;
  }
}

}  // namespace

std::optional<Error> read_inline_model(const Json& object, const std::string& path, Model& model) {
  std::optional<Error> error;
  Reader reader(object, path, error);
  model.id = reader.text("id", "custom");
  model.name = reader.text("name", "Custom model");
  model.family = reader.text("family", "");
  model.hidden = reader.required_integer("hidden", hidden_range);
  model.vocabulary = reader.required_integer("vocabulary", vocabulary_range);
  model.tied_embeddings = reader.flag("tied_embeddings", false);
  read_groups(reader, "attention", model.attention, error, attention_group);
  read_groups(reader, "feed_forward", model.feed_forward, error, feed_forward_group);
  model.other_parameters = reader.number("other_parameters", parameters_range, 0);
  model.looked_up_parameters = reader.number("looked_up_parameters", parameters_range, 0);
  model.vision_parameters = reader.number("vision_parameters", parameters_range, 0);
  model.max_context_tokens = reader.integer("max_context_tokens", context_range, 131'072);
  model.checkpoint_precision = reader.text("checkpoint_precision", "bf16");
  model.checkpoint_kv_precision = reader.text("checkpoint_kv_precision", "bf16");
  if (find_weight_precision(model.checkpoint_precision) == nullptr) {
    reader.fail(unknown("bad_value", reader.field("checkpoint_precision"),
                        "weight precision " + quote(model.checkpoint_precision), {"bf16", "fp8"}));
  }
  model.source = "request";
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
