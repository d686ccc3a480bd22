#include "core/api/model/checkpoint/stored_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/api/json/json.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr Range bits_range{1, 32};
constexpr Range group_range{-1, 65'536};
constexpr double bits_per_byte = 8;

StoredFormat catalogued(std::string_view id, int bits) {
  return {find_weight_precision(id)->expert_bytes, id, bits, false};
}

StoredFormat weights_only(StoredFormat format) {
  format.weights_only = true;
  return format;
}

/// `bits`, or by its older name.
int bits_of(Reader& quantization) {
  const char* name = "bits";
  for (const char* other : {"w_bit", "wbits", "nbits"})
    if (!quantization.has(name) && quantization.has(other)) name = other;
  return quantization.required_integer(name, bits_range);
}

int group_of(Reader& quantization, int usual) {
  const char* name = quantization.has("q_group_size") ? "q_group_size" : "group_size";
  return quantization.integer(name, group_range, usual);
}

StoredFormat grouped(Reader& quantization, int usual_group, double group_bytes) {
  const int bits = bits_of(quantization);
  return whole_numbers(bits, group_of(quantization, usual_group), group_bytes);
}

/// bitsandbytes: INT8, or 4 bits with a scale per 64 weights, which may itself be quantized
/// (QLoRA, arXiv:2305.14314, section 3).
StoredFormat bits_and_bytes(Reader& quantization) {
  constexpr double block = 64;
  constexpr double block_of_blocks = 256;
  const bool four = quantization.flag("load_in_4bit", false) || quantization.flag("_load_in_4bit", false);
  if (!four) return weights_only(catalogued("int8", 8));
  const bool twice = quantization.flag("bnb_4bit_use_double_quant", false);
  const double scale = twice ? (1 + 4 / block_of_blocks) / block : 4 / block;
  return {0.5 + scale, "int4", 4, true};
}

StoredFormat floating(int bits, int group_size) {
  constexpr int microscaled_group = 32;
  if (bits > 4) {
    const StoredFormat fp8 = catalogued("fp8", 8);
    return group_size == microscaled_group ? StoredFormat{1 + 1.0 / group_size, "fp8", 8, false} : fp8;
  }
  return group_size == microscaled_group ? catalogued("mxfp4", 4) : catalogued("nvfp4", 4);
}

/// ExLlamaV2 states the mean of its bits.
StoredFormat mean_bits(Reader& quantization) {
  const double bits = quantization.required_number("bits", bits_range);
  return {bits / bits_per_byte, "int4", static_cast<int>(bits), true};
}

}  // namespace

StoredFormat whole_numbers(int bits, int group_size, double group_bytes) {
  const double scales = group_size > 0 ? group_bytes / group_size : 0;
  if (bits >= 16) return {};
  return {bits / bits_per_byte + scales, bits > 4 ? "int8" : "int4", bits, true};
}

std::optional<StoredFormat> format_of_algorithm(Reader& quantization, std::string_view algorithm) {
  constexpr int usual_group = 128;
  constexpr double scale_bytes = 2;
  std::string name;
  for (const char c : algorithm) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("NVFP4")) return has("W4A16") ? weights_only(catalogued("nvfp4", 4)) : catalogued("nvfp4", 4);
  if (has("MXFP4")) return catalogued("mxfp4", 4);
  if (has("MXFP8")) return floating(8, 32);
  if (has("W4A16") || has("W4A8") || has("INT4"))
    return whole_numbers(4, group_of(quantization, usual_group), scale_bytes);
  if (has("W8A16")) return weights_only(catalogued("int8", 8));
  if (has("W8A8") || has("INT8")) return catalogued("int8", 8);
  if (has("FP8")) return catalogued("fp8", 8);
  return std::nullopt;
}

std::optional<StoredFormat> format_of_group(Reader& group, std::optional<Error>& error) {
  const Json* weights = group.object("weights");
  if (weights == nullptr) return std::nullopt;
  Reader reader(*weights, group.field("weights"), error);
  const int bits = reader.required_integer("num_bits", bits_range);
  const int size = reader.integer("group_size", group_range, -1);
  if (reader.text("type", "int") == "float") {
    const StoredFormat format = floating(bits, size);
    return group.has("input_activations") ? format : weights_only(format);
  }
  if (bits == 8 && group.has("input_activations")) return catalogued("int8", 8);
  constexpr double scale_bytes = 2;
  const double zero_point = reader.flag("symmetric", true) ? 0 : bits / bits_per_byte;
  return whole_numbers(bits, size, scale_bytes + zero_point);
}

std::optional<StoredFormat> format_of_method(Reader& quantization) {
  constexpr double scale_and_zero = 4;  // 16 bits each; the zero point is padded to them
  const std::string_view method = quantization.text("quant_method", "");
  const std::string_view algorithm = quantization.text("quant_algo", "");
  if (method.empty() && algorithm.empty() && quantization.has("bits")) {  // MLX
    const std::string_view mode = quantization.text("mode", "affine");
    if (mode != "affine") return format_of_algorithm(quantization, mode);
    return grouped(quantization, 64, scale_and_zero);
  }
  if (!algorithm.empty()) return format_of_algorithm(quantization, algorithm);
  if (method == "fp8" || method == "fbgemm_fp8") return catalogued("fp8", 8);
  if (method == "mxfp4") return catalogued("mxfp4", 4);
  constexpr std::array in_groups{"gptq",        "awq",       "auto-round", "autoround", "intel/auto-round",
                                 "gptq_marlin", "auto_round"};
  if (std::find(in_groups.begin(), in_groups.end(), method) != in_groups.end())
    return grouped(quantization, 128, scale_and_zero);
  if (method == "bitsandbytes") return bits_and_bytes(quantization);
  if (method == "exl2" || method == "exl3") return mean_bits(quantization);
  if (method == "eetq") return weights_only(catalogued("int8", 8));
  return std::nullopt;
}

}  // namespace whichgpu::api
