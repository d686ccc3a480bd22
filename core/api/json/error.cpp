#include "core/api/json/error.h"

namespace whichgpu::api {

Fragment error_report(const Error& error) {
  Array suggestions;
  for (const std::string& suggestion : error.suggestions) suggestions.push(suggestion);
  Object body = object_of({{"code", error.code},
                           {"field", error.field},
                           {"message", error.message},
                           {"suggestions", suggestions}});
  if (error.least && error.most) body.add("range", array_of({*error.least, *error.most}));
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
