#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/api/json/write.h"

namespace whichgpu::api {

/// What is wrong with a request. `code` is one of unknown_gpu, unknown_model, unknown_offer, bad_value,
/// missing_field, unknown_field, bad_json, bad_config, too_large, unknown_method.
struct Error {
  std::string code;
  std::string field;    ///< dotted path in the request, e.g. "parallelism.tensor"; empty: the whole request
  std::string message;  ///< one English sentence that names the field and the range
  std::vector<std::string> suggestions;
  std::optional<double> least;  ///< the allowed range, if the value was out of one
  std::optional<double> most;
};

/// {"error": {…}} of the contract.
Fragment error_report(const Error& error);

/// `text` cut to a printable length on a UTF-8 boundary, for quoting input in messages.
std::string quote(std::string_view text);

}  // namespace whichgpu::api
