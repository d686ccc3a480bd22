#pragma once

#include <optional>
#include <string_view>

#include "core/api/json/reader.h"

namespace whichgpu::api {

/// How a checkpoint stores a matrix.
struct StoredFormat {
  double bytes = 2;                ///< a weight takes, with its share of scales and zero points
  std::string_view like = "bf16";  ///< catalog precision that engines compute it like
  int bits = 16;                   ///< of the weight itself
  bool weights_only = false;       ///< inputs stay in 16 bit, whatever the card
};

/// A whole-number format: `bits` and, per group, a scale and a zero point of `group_bytes` together.
StoredFormat whole_numbers(int bits, int group_size, double group_bytes);

/// What `quantization_config` or an entry of it says of the weights' format, by the methods' own fields:
/// quant_method with bits and group_size, ModelOpt's quant_algo, or compressed-tensors' weights object.
/// Nothing, with an error, if the method is not known.
std::optional<StoredFormat> format_of_method(Reader& quantization);
std::optional<StoredFormat> format_of_algorithm(Reader& quantization, std::string_view algorithm);
std::optional<StoredFormat> format_of_group(Reader& group, std::optional<Error>& error);

}  // namespace whichgpu::api
