#include "core/api/model/checkpoint_format.h"

#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

/// A text at the innermost level that has it.
std::string_view text_inside(const NestedDecoder& found, const char* name) {
  for (auto level = found.path.rbegin(); level != found.path.rend(); ++level) {
    const auto value = (*level)->find(name);
    if (value != (*level)->end() && value->is_string()) return value->get_ref<const std::string&>();
  }
  return {};
}

const Json* object_inside(const NestedDecoder& found, const char* name) {
  for (auto level = found.path.rbegin(); level != found.path.rend(); ++level) {
    const auto value = (*level)->find(name);
    if (value != (*level)->end() && value->is_object()) return &*value;
  }
  return nullptr;
}

std::string_view plain_precision(const NestedDecoder& found) {
  std::string_view type = text_inside(found, "torch_dtype");
  if (type.empty()) type = text_inside(found, "dtype");
  return type == "float32" ? "fp32" : type == "float16" ? "fp16" : "bf16";
}

std::string_view quantized_precision(Reader& quantization) {
  const std::string_view method = quantization.text("quant_method", "");
  const int bits = quantization.integer("bits", {1, 32}, 0);
  if (method == "fp8" || method == "fbgemm_fp8") return "fp8";
  if (method == "mxfp4") return "mxfp4";
  if ((method == "gptq" || method == "awq") && bits == 4) return "int4";
  if ((method == "gptq" || method == "awq") && bits == 8) return "int8";
  if (method == "modelopt") return quantization.text("quant_algo", "") == "NVFP4" ? "nvfp4" : "fp8";
  if (method == "bitsandbytes") return quantization.flag("load_in_4bit", false) ? "int4" : "int8";
  const std::string field = quantization.field("quant_method");
  quantization.fail({"bad_config", field, field + ": the method " + quote(method) + " is not supported."});
  return "bf16";
}

}  // namespace

void read_checkpoint_format(Config& config, const NestedDecoder& found, Model& model,
                            std::optional<Error>& error) {
  model.checkpoint_precision = plain_precision(found);
  if (const Json* object = object_inside(found, "quantization_config")) {
    Reader quantization(*object, config.reader().field("quantization_config"), error);
    model.checkpoint_precision = quantized_precision(quantization);
  }
  model.fp8_block_scales = model.checkpoint_precision == "fp8";
}

}  // namespace whichgpu::api
