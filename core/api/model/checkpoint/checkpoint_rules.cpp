#include "core/api/model/checkpoint/checkpoint_rules.h"

#include <array>
#include <string>

#include "core/api/json/json.h"
#include "core/api/model/checkpoint/checkpoint_format.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

/// A value at the innermost level that has it.
const Json* inside(const NestedDecoder& found, const char* name) {
  for (auto level = found.path.rbegin(); level != found.path.rend(); ++level) {
    const Json* value = (*level)->find(name);
    if (value != nullptr && !value->is_null()) return value;
  }
  return nullptr;
}

const Json* object_inside(const NestedDecoder& found, const char* name) {
  const Json* value = inside(found, name);
  return value != nullptr && value->is_object() ? value : nullptr;
}

/// The data type that the file states for all weights.
std::string_view text_of_type(const NestedDecoder& found) {
  constexpr std::string_view module = "torch.";
  for (const char* name : {"torch_dtype", "dtype"}) {
    const Json* value = inside(found, name);
    if (value == nullptr || !value->is_text()) continue;
    const std::string_view type = value->text();
    return type.starts_with(module) ? type.substr(module.size()) : type;
  }
  return "auto";
}

StoredFormat fp8_format() { return {find_weight_precision("fp8")->linear_bytes, "fp8", 8, false}; }

/// The format of what is not quantized. A type that is not known is refused rather than taken for another.
StoredFormat plain_format(Config& config, std::string_view type) {
  if (type == "float32") return {4, "fp32", 32, false};
  const bool wide = type == "bfloat16" || type == "float16" || type == "auto";
  if (!wide && !type.starts_with("float8"))
    config.refuse("torch_dtype", "weights of type " + quote(type) + " are not known.");
  return {2, type == "float16" ? "fp16" : "bf16", 16, false};
}

void add_names(const Json* list, ModuleList& modules) {
  if (list == nullptr || !list->is_array()) return;
  for (const Json& name : *list)
    if (name.is_text()) modules.add(name.text());
}

/// Reads one object about quantization into rules.
class RuleReader {
 public:
  RuleReader(const Json& object, const std::string& path, CheckpointRules& rules, std::optional<Error>& error)
      : object_(object), quantization_(object, path, error), rules_(rules), error_(error) {}

  void read() {
    method_ = quantization_.text("quant_method", "");
    read_usual();
    read_groups();
    read_named_layers();
    for (const char* name : {"modules_to_not_convert", "exclude_modules", "ignored_layers", "skip_modules",
                             "llm_int8_skip_modules", "exclude", "modules_to_not_quantize"})
      add_names(quantization_.array(name), rules_.ignored);
    // An FP8 checkpoint with some modules in another format lists what those formats leave to FP8.
    const bool left_to_fp8 = method_ == "fp8" && quantization_.has("quantized_layers");
    if (!left_to_fp8) add_names(quantization_.array("ignore"), rules_.ignored);
    read_extra_config();
    read_cache();
    rules_.scaled_by_blocks = quantization_.array("weight_block_size") != nullptr;
    if (!rules_.usual && rules_.groups.empty() && !error_) {
      refuse("quant_algo",
             "it does not say which modules are stored how: hf_quant_config.json does, as "
             "model.quantization.");
    }
    place_vocabulary();
    if (const std::string_view entry = rules_.ignored.unclear(); !entry.empty())
      refuse("ignore", "the expression " + quote(entry) + " is not read.");
  }

 private:
  void read_usual() {
    const bool mixed = quantization_.text("quant_algo", "") == "MIXED_PRECISION";
    if (mixed && method_ != "fp8") return;
    if (quantization_.object("config_groups") != nullptr && method_ != "fp8") return;
    if (const Json* nested = nested_parameters()) {
      Reader parameters(*nested, quantization_.field("quant_config"), error_);
      rules_.usual = whole_numbers(parameters.integer("nbits", {1, 16}, 4),
                                   parameters.integer("group_size", {-1, 65'536}, 64), 4);
      return;
    }
    rules_.usual = mixed ? fp8_format() : format_of_method(quantization_);
    if (rules_.usual || error_) return;
    refuse("quant_method",
           "the method " + quote(method_.empty() ? quantization_.text("quant_algo", "") : method_) +
               " is not known. Known are fp8, modelopt, compressed-tensors, gptq, awq, auto-round, "
               "bitsandbytes, hqq, mxfp4, exl2 and MLX; else give the model's shape.");
  }

  /// HQQ and Quark keep the parameters of weights in an object of their own.
  const Json* nested_parameters() {
    const Json* object = method_ == "hqq" ? quantization_.object("quant_config") : nullptr;
    if (object == nullptr) return nullptr;
    const Json* weights = object->find("weight_quant_params");
    return weights != nullptr && weights->is_object() ? weights : object;
  }

  void read_groups() {
    const Json* groups = quantization_.object("config_groups");
    if (groups == nullptr || (method_ == "fp8" && quantization_.has("quantized_layers"))) return;
    for (const Json& value : *groups) {
      const std::string& name = value.name();
      if (!value.is_object()) continue;
      Reader group(value, quantization_.field("config_groups.") + name, error_);
      const std::optional<StoredFormat> format = format_of_group(group, error_);
      if (!format) {
        refuse("config_groups", "the group " + quote(name) + " does not say how weights are stored.");
        return;
      }
      const Json* targets = group.array("targets");
      const bool all = targets == nullptr || targets->empty() || (*targets)[0].is("Linear");
      if (all) {
        rules_.usual = format;
      } else {
        rules_.groups.emplace_back(ModuleList{}, *format);
        add_names(targets, rules_.groups.back().first);
        for (const Json& target : *targets)
          if (target.is_text()) note_layer(target.text());
      }
    }
  }

  /// ModelOpt's quantized_layers and MLX's entries beside its own fields name modules one by one.
  void read_named_layers() {
    const Json* layers = quantization_.object("quantized_layers");
    if (layers != nullptr) add_named(*layers);
    if (method_.empty() && quantization_.has("bits")) add_named(object_);
  }

  void add_named(const Json& entries) {
    for (const Json& value : entries) {
      const std::string& name = value.name();
      if (!value.is_object()) continue;
      Reader entry(value, quantization_.field(name), error_);
      const std::string_view algorithm = entry.text("quant_algo", "");
      const std::optional<StoredFormat> format =
          algorithm.empty() ? format_of_method(entry) : format_of_algorithm(entry, algorithm);
      if (!format) {
        refuse("quantized_layers", "the format of " + quote(name) + " is not known.");
        return;
      }
      group_of(*format).add(name);
      note_layer(name);
    }
  }

  void note_layer(std::string_view module) {
    if (const std::optional<int> layer = layer_named_in(module)) rules_.named_layers.insert(*layer);
  }

  ModuleList& group_of(const StoredFormat& format) {
    for (auto& [modules, known] : rules_.groups)
      if (known.bytes == format.bytes && known.like == format.like) return modules;
    return rules_.groups.emplace_back(ModuleList{}, format).first;
  }

  /// AutoRound states other bits for single modules.
  void read_extra_config() {
    const Json* extra = quantization_.object("extra_config");
    if (extra == nullptr) return;
    for (const Json& value : *extra) {
      const Json* bits = value.find("bits");
      if (bits != nullptr && bits->number() >= 16) rules_.ignored.add(value.name());
    }
  }

  void read_cache() {
    for (const char* name : {"kv_cache_scheme", "kv_cache_quant_algo"}) {
      const Json* scheme = quantization_.value(name);
      if (scheme == nullptr) continue;
      const Json* bits = scheme->find("num_bits");
      const bool eight = bits != nullptr && bits->is(8.0);
      if (eight || scheme->is("FP8")) rules_.kv_cache = "fp8";
      if (scheme->is("INT8")) rules_.kv_cache = "int8";
    }
  }

  /// Embedding and head stay as they are, but for methods that take every matrix.
  void place_vocabulary() {
    const bool mlx = method_.empty() && quantization_.has("bits");
    const bool all_linear = method_ == "compressed-tensors" && !rules_.ignored.holds("lm_head");
    const bool head = quantization_.flag("lm_head", false) || all_linear;
    if (rules_.usual && (mlx || head)) rules_.head = *rules_.usual;
    if (rules_.usual && mlx) rules_.embedding = *rules_.usual;
    const double head_bits = quantization_.number("head_bits", {1, 32}, 0);
    if (head_bits > 0) rules_.head.bytes = head_bits / 8;
    for (const auto& [modules, format] : rules_.groups) {
      if (modules.holds("lm_head")) rules_.head = format;
      if (modules.holds("embed_tokens")) rules_.embedding = format;
    }
  }

  void refuse(std::string_view field, const std::string& why) {
    const std::string path = quantization_.field(field);
    quantization_.fail({"bad_config", path, path + ": " + why});
  }

  const Json& object_;
  Reader quantization_;
  CheckpointRules& rules_;
  std::optional<Error>& error_;
  std::string_view method_;
};

}  // namespace

const StoredFormat* CheckpointRules::group_with(const std::string& layer, const Spellings& half) const {
  for (const auto& [modules, format] : groups) {
    for (const std::string_view spelling : half)
      if (modules.holds(layer + std::string(spelling))) return &format;
  }
  return nullptr;
}

bool CheckpointRules::may_be_excerpt(int layers) const {
  constexpr std::size_t least_share = 4;
  return !usual && !named_layers.empty() &&
         named_layers.size() * least_share <= static_cast<std::size_t>(layers);
}

StoredFormat CheckpointRules::format_of(const WeightPart& part, const Spellings& half) const {
  const auto prefix = [](int number) { return "layers." + std::to_string(number) + "."; };
  const std::string layer = prefix(part.layer);
  if (const StoredFormat* format = group_with(layer, half)) return *format;
  for (const int named : named_layers) {
    if (const StoredFormat* format = stand_for_all ? group_with(prefix(named), half) : nullptr)
      return *format;
  }
  if (experts && part.expert) return *experts;
  if (!usual || part.router) return plain;
  for (const std::string_view spelling : half)
    if (ignored.holds(layer + std::string(spelling))) return plain;
  return *usual;
}

CheckpointRules read_checkpoint_rules(Config& config, const NestedDecoder& found, const FilesBeside& files,
                                      std::optional<Error>& error) {
  CheckpointRules rules;
  const std::string_view type = text_of_type(found);
  rules.plain = plain_format(config, type);
  rules.embedding = rules.plain;
  rules.head = rules.plain;
  const Json* stated = nullptr;
  for (const char* name : {"quantization_config", "quantization", "compression_config"}) {
    const Json* value = inside(found, name);
    if (value == nullptr || value->is_null() || stated != nullptr) continue;
    if (!value->is_object()) config.refuse(name, "it must be an object.");
    stated = object_inside(found, name);
  }
  if (files.quantization != nullptr) {
    const Json* inner = files.quantization->find("quantization");
    const bool whole = inner != nullptr && inner->is_object();
    RuleReader(whole ? *inner : *files.quantization, "model.quantization", rules, error).read();
  } else if (stated != nullptr) {
    RuleReader(*stated, found.field + ".quantization_config", rules, error).read();
  } else if (type.starts_with("float8")) {
    rules.usual = fp8_format();
  }
  // vLLM's DeepSeek V4 takes the experts of an FP8 checkpoint that does not say for FP4.
  const bool v4 = config.family().layout == ConfigLayout::deepseek_v4 && rules.usual;
  if (config.text("expert_dtype", v4 ? "fp4" : "") == "fp4")
    rules.experts = StoredFormat{find_weight_precision("mxfp4")->expert_bytes, "mxfp4", 4, false};
  return rules;
}

}  // namespace whichgpu::api
