#include "core/api/model/checkpoint_format.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

/// A text at the innermost level that has it.
std::string_view text_inside(const NestedDecoder& found, const char* name) {
  for (auto level = found.path.rbegin(); level != found.path.rend(); ++level) {
    const Json* value = (*level)->find(name);
    if (value != nullptr && value->is_text()) return value->text();
  }
  return {};
}

const Json* object_inside(const NestedDecoder& found, const char* name) {
  for (auto level = found.path.rbegin(); level != found.path.rend(); ++level) {
    const Json* value = (*level)->find(name);
    if (value != nullptr && value->is_object()) return value;
  }
  return nullptr;
}

/// A way of storing weights that is not read is refused rather than taken for another.
void refuse_format(Config& config, std::string_view field, const std::string& what) {
  config.refuse(field, what + " Without it, precision.weights says how the weights are stored.");
}

std::string_view plain_precision(Config& config, const NestedDecoder& found) {
  const char* field = text_inside(found, "torch_dtype").empty() ? "dtype" : "torch_dtype";
  const std::string_view type = text_inside(found, field);
  if (type == "float32") return "fp32";
  if (type == "float16") return "fp16";
  if (type == "float8_e4m3fn") return "fp8";
  if (!type.empty() && type != "bfloat16" && type != "auto") {
    refuse_format(config, field, "weights of type " + quote(type) + " are not known.");
  }
  return "bf16";
}

/// The method that ModelOpt names; mixtures of formats and its others are not read.
std::string_view modelopt_precision(std::string_view algorithm) {
  return algorithm == "NVFP4" ? "nvfp4" : algorithm == "FP8" ? "fp8" : "";
}

std::string_view quantized_precision(Config& config, Reader& quantization) {
  const std::string_view method = quantization.text("quant_method", "");
  const int bits = quantization.integer("bits", {1, 32}, quantization.integer("w_bit", {1, 32}, 0));
  if (method == "fp8" || method == "fbgemm_fp8") return "fp8";
  if (method == "mxfp4") return "mxfp4";
  const bool whole_numbers = method == "gptq" || method == "awq";
  if (whole_numbers && bits == 4) return "int4";
  if (whole_numbers && bits == 8) return "int8";
  const std::string_view algorithm = quantization.text("quant_algo", "");
  if (method == "modelopt" && !modelopt_precision(algorithm).empty()) return modelopt_precision(algorithm);
  if (method == "bitsandbytes") return quantization.flag("load_in_4bit", false) ? "int4" : "int8";
  std::string what = "the method " + quote(method);
  if (whole_numbers) what += " with " + std::to_string(bits) + " bits";
  if (method == "modelopt") what += " with " + quote(algorithm);
  refuse_format(config, "quantization_config", what + " is not read.");
  return "bf16";
}

}  // namespace

void read_checkpoint_format(Config& config, const NestedDecoder& found, Model& model,
                            std::optional<Error>& error) {
  model.checkpoint_precision = plain_precision(config, found);
  if (const Json* object = object_inside(found, "quantization_config")) {
    Reader quantization(*object, config.reader().field("quantization_config"), error);
    model.checkpoint_precision = quantized_precision(config, quantization);
  } else if (const Json* mlx = object_inside(found, "quantization"); mlx != nullptr && !mlx->empty()) {
    refuse_format(config, "quantization", "formats of MLX are not read.");
  }
  model.fp8_block_scales = model.checkpoint_precision == "fp8";
}

std::string_view claimed_format(const Model& model) {
  constexpr std::array plain{"fp32", "fp16", "bf16"};
  if (std::find(plain.begin(), plain.end(), model.checkpoint_precision) == plain.end()) return {};
  constexpr std::array<std::string_view, 9> claims{"nvfp4", "mxfp4", "fp8",   "int8", "int4",
                                                   "awq",   "gptq",  "w4a16", "w8a8"};
  std::string name(model.name);
  for (char& letter : name) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  for (const std::string_view claim : claims) {
    if (name.find(claim) != std::string::npos) return claim;
  }
  return {};
}

}  // namespace whichgpu::api
