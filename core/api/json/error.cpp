#include "core/api/json/error.h"

namespace whichgpu::api {

Json error_report(const Error& error) {
  Json body;
  body["code"] = error.code;
  body["field"] = error.field;
  body["message"] = error.message;
  body["suggestions"] = error.suggestions;
  if (error.least && error.most) body["range"] = Json::array({*error.least, *error.most});
  Json report;
  report["error"] = body;
  return report;
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
