#include "core/api/model/nested_decoder.h"

#include <algorithm>
#include <array>

#include "core/api/json/json.h"
#include "core/catalog/tables.h"

namespace whichgpu::api {
namespace {

constexpr std::array wrappers{"text_config", "llm_config", "language_config", "thinker_config"};
constexpr std::size_t deepest = 4;

std::string text(const Json& object, const char* name) {
  const Json* found = object.find(name);
  return found == nullptr ? std::string() : found->text();
}

/// Without case, underscores and hyphens: "Qwen2MoE" is "qwen2_moe".
std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c == '_' || c == '-') continue;
    letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

const ConfigFamily* family_named(std::string_view type) {
  const std::string name = plain(type);
  if (name.empty()) return nullptr;
  for (const ConfigFamily& family : tables::config_families()) {
    const auto& also = family.also;
    if (plain(family.type) == name ||
        std::any_of(also.begin(), also.end(), [&](std::string_view other) { return plain(other) == name; }))
      return &family;
  }
  return nullptr;
}

/// "LlamaForCausalLM" names the family "Llama".
const ConfigFamily* family_of_architecture(const Json& object) {
  const Json* found = object.find("architectures");
  if (found == nullptr || !found->is_array() || found->empty() || !(*found)[0].is_text()) return nullptr;
  std::string name = (*found)[0].text();
  for (const char* ending : {"For", "LMHead", "Model"}) name = name.substr(0, name.find(ending));
  return family_named(name);
}

const ConfigFamily* family_of(const std::vector<const Json*>& path) {
  if (const ConfigFamily* family = family_named(text(*path.back(), "model_type"))) return family;
  for (auto level = path.rbegin(); level != path.rend(); ++level)
    if (const ConfigFamily* family = family_of_architecture(**level)) return family;
  const bool unnamed = text(*path.back(), "model_type").empty();
  for (auto level = path.rbegin(); level != path.rend() && unnamed; ++level)
    if (const ConfigFamily* family = family_named(text(**level, "model_type"))) return family;
  static constexpr ConfigFamily unknown{};
  return &unknown;
}

Error refusal(const std::string& field, const std::string& message) {
  return {"bad_config", field, field + " " + message};
}

}  // namespace

NestedDecoder find_decoder(const Json& config, const std::string& field) {
  NestedDecoder found{{&config}, field, nullptr};
  for (bool deeper = true; deeper && found.path.size() < deepest;) {
    deeper = false;
    for (const char* name : wrappers) {
      const Json* inner = found.decoder().find(name);
      if (inner == nullptr || !inner->is_object()) continue;
      found.path.push_back(inner);
      found.field += std::string(".") + name;
      deeper = true;
      break;
    }
  }
  found.family = family_of(found.path);
  return found;
}

std::optional<Error> foreign_file(const Json& config, const std::string& field) {
  if (config.contains("peft_type") || config.contains("base_model_name_or_path")) {
    const std::string base = text(config, "base_model_name_or_path");
    return refusal(
        field + ".peft_type",
        "says that this is an adapter's file (adapter_config.json): give the config.json of its base model" +
            (base.empty() ? "." : ", " + quote(base) + "."));
  }
  if (config.contains("_class_name") || config.contains("_diffusers_version")) {
    return refusal(field + "._class_name", "says that this is a part of a diffusion pipeline (" +
                                               quote(text(config, "_class_name")) +
                                               "): ask under Images (\"workload\": \"image\").");
  }
  const bool tower = text(config, "model_type").find("vision_model") != std::string::npos;
  if (tower) return refusal(field + ".model_type", "says that this is a vision tower, not a language model.");
  if (config.contains("modules") && !config.contains("model_type"))
    return refusal(field, "has no model_type: it is not a model's config.json.");
  return std::nullopt;
}

}  // namespace whichgpu::api
