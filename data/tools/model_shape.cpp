// Reads lines of {"config": config.json, "quantization": hf_quant_config.json, "index": safetensors index} on
// standard input as the core reads them from a visitor, and writes each one's shape as a line in the words of
// data/schema/models.schema.json, or {"error": …}.
#include "core/catalog/model_shape.h"

#include <initializer_list>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/model/hugging_face_config.h"
#include "core/catalog/lookup.h"

namespace {

using nlohmann::ordered_json;
using whichgpu::AttentionKind;

/// What is 0 or false is left out: the schema takes it for that.
template <typename Value>
void put(ordered_json& object, std::initializer_list<std::pair<const char*, Value>> fields) {
  for (const auto& [name, value] : fields)
    if (value != Value{}) object[name] = value;
}

ordered_json attention(const whichgpu::AttentionLayers& a) {
  ordered_json group{{"kind", std::string(whichgpu::name_of(a.kind))}, {"layers", a.layers}};
  put<int>(group, {{"heads", a.heads},
                   {"kv_heads", a.kv_heads},
                   {"head_dim", a.head_dim},
                   {"q_lora_rank", a.q_lora_rank},
                   {"kv_lora_rank", a.kv_lora_rank},
                   {"rope_head_dim", a.rope_head_dim},
                   {"nope_head_dim", a.nope_head_dim},
                   {"v_head_dim", a.v_head_dim},
                   {"window", a.window},
                   {"compressor_window", a.compressor_window},
                   {"index_topk", a.index_topk},
                   {"index_heads", a.index_heads},
                   {"index_head_dim", a.index_head_dim}});
  put<bool>(group, {{"output_gate", a.output_gate},
                    {"qkv_bias", a.qkv_bias},
                    {"shares_key_value", a.shares_key_value},
                    {"reuses_cache", a.reuses_cache},
                    {"bidirectional", a.bidirectional}});
  put<double>(group, {{"linear_parameters", a.linear_parameters},
                      {"extra_cache_elements", a.extra_cache_elements},
                      {"compressor_elements", a.compressor_elements},
                      {"state_elements", a.state_elements},
                      {"convolution_elements", a.convolution_elements}});
  return group;
}

ordered_json feed_forward(const whichgpu::FeedForwardLayers& f) {
  ordered_json group{{"layers", f.layers}};
  put<int>(group, {{"intermediate", f.intermediate},
                   {"experts", f.experts},
                   {"experts_per_token", f.experts_per_token},
                   {"expert_intermediate", f.expert_intermediate},
                   {"shared_intermediate", f.shared_intermediate}});
  if (f.matrices != 3) group["matrices"] = f.matrices;
  return group;
}

const char* kind(whichgpu::ModelKind kind) {
  if (kind == whichgpu::ModelKind::encoder) return "encoder";
  return kind == whichgpu::ModelKind::encoder_decoder ? "encoder_decoder" : "text";
}

ordered_json shape(const whichgpu::Model& model) {
  ordered_json object{{"kind", kind(model.kind)},           {"hidden", model.hidden},
                      {"vocabulary", model.vocabulary},     {"tied_embeddings", model.tied_embeddings},
                      {"attention", ordered_json::array()}, {"feed_forward", ordered_json::array()}};
  for (const auto& group : model.attention) object["attention"].push_back(attention(group));
  for (const auto& group : model.feed_forward) object["feed_forward"].push_back(feed_forward(group));
  object["other_parameters"] = model.other_parameters;
  object["looked_up_parameters"] = model.looked_up_parameters;
  object["vision_parameters"] = model.vision_parameters;
  object["max_context_tokens"] = model.max_context_tokens;
  object["checkpoint_precision"] = std::string(model.checkpoint_precision);
  object["checkpoint_kv_precision"] = std::string(model.checkpoint_kv_precision);
  object["fp8_block_scales"] = model.fp8_block_scales;
  object["approximate_shape"] = model.approximate_shape;
  const whichgpu::WeightPrecision& own = model.stored;
  if (!own.id.empty())
    object["checkpoint_bytes"] = {{"linear", own.linear_bytes},
                                  {"experts", own.expert_bytes},
                                  {"embedding", own.embedding_bytes},
                                  {"head", own.head_bytes}};
  object["ignored_parts"] = ordered_json::array();
  for (const std::string_view part : model.ignored_parts)
    object["ignored_parts"].push_back(std::string(part));
  const whichgpu::ModelShape whole = whichgpu::model_shape(model);
  object["parameters"] = whole.parameters.total();
  object["active_parameters"] = whole.active_parameters;
  return object;
}

std::string answer(const std::string& line) {
  const std::optional<whichgpu::api::Json> file = whichgpu::api::Json::parse(line);
  if (!file) return R"({"error":"not JSON"})";
  whichgpu::Model model;
  const std::optional<whichgpu::api::Error> error =
      whichgpu::api::read_hugging_face_model(*file, "file", model);
  return (error ? ordered_json{{"error", error->message}} : shape(model)).dump();
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(line) << '\n';
}
