#include "core/api/json/error.h"

#include <utility>

namespace whichgpu::api {

Error bad_value(std::string field, std::string message, std::vector<std::string> suggestions) {
  return {"bad_value", std::move(field), std::move(message), std::move(suggestions)};
}

Error out_of_range(std::string field, Range range, std::string message) {
  return {"bad_value", std::move(field), std::move(message), {}, range};
}

Error missing(std::string field, const std::string& what) {
  std::string message = field + " is missing: " + what + ".";
  return {"missing_field", std::move(field), std::move(message)};
}

Error unknown(std::string code, std::string field, const std::string& what, std::vector<std::string> near) {
  return {std::move(code), std::move(field), "There is no " + what + ".", std::move(near)};
}

Error too_large(std::string field, double most, std::string message) {
  return {"too_large", std::move(field), std::move(message), {}, Range{0, most}};
}

Fragment error_report(const Error& error) {
  Array suggestions;
  for (const std::string& suggestion : error.suggestions) suggestions.push(suggestion);
  Object body = object_of({{"code", error.code},
                           {"field", error.field},
                           {"message", error.message},
                           {"suggestions", suggestions}});
  if (error.range) body.add("range", array_of({error.range->least, error.range->most}));
  return object_of({{"error", body}});
}

std::string quote(std::string_view text) {
  constexpr std::size_t longest = 80;
  constexpr unsigned char continuation_mask = 0xC0;
  constexpr unsigned char continuation = 0x80;
  if (text.size() <= longest) return "\"" + std::string(text) + "\"";
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & continuation_mask) == continuation) --end;
  return "\"" + std::string(text.substr(0, end)) + "…\"";
}

}  // namespace whichgpu::api
