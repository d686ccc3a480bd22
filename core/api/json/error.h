#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/json/write.h"

namespace whichgpu::api {

/// Inclusive bounds of a number.
struct Range {
  double least = 0;
  double most = 0;
};

/// What is wrong with a request. `code` is one of unknown_gpu, unknown_model, unknown_offer, bad_value,
/// missing_field, unknown_field, bad_json, bad_config, too_large, unknown_method.
struct Error {
  std::string code;
  std::string field;    ///< dotted path in the request, e.g. "parallelism.tensor"; empty: the whole request
  std::string message;  ///< one English sentence that names the field and the range
  std::vector<std::string> suggestions = {};
  std::optional<Range> range = {};  ///< the allowed range, if the value was out of one
};

/// A value that cannot be, with values that could.
Error bad_value(std::string field, std::string message, std::vector<std::string> suggestions = {});

/// The same of a number.
Error out_of_range(std::string field, Range range, std::string message);

/// A field that must be there: "<field> is missing: <what>."
Error missing(std::string field, const std::string& what);

/// A name that nothing has: "There is no <what>.", with those nearest to it.
Error unknown(std::string code, std::string field, const std::string& what, std::vector<std::string> near);

/// A list or text that is longer than `most`.
Error too_large(std::string field, double most, std::string message);

/// {"error": {…}} of the contract.
Fragment error_report(const Error& error);

/// `text` cut to a printable length on a UTF-8 boundary, for quoting input in messages.
std::string quote(std::string_view text);

}  // namespace whichgpu::api
