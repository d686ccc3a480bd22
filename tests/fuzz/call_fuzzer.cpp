// Any bytes as a request: the first byte, '0' to '5', chooses the method. The answer must be a JSON
// object, and the same each time.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/api/call.h"

namespace {

constexpr std::array<std::string_view, 6> methods = {"estimate", "compare",        "plan",
                                                     "catalog",  "no_such_method", "own"};

/// Says at the end how often each method was called.
class Calls {
 public:
  Calls() = default;
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;
  ~Calls() {
    for (std::size_t i = 0; i < methods.size(); ++i) {
      std::fprintf(stderr, "%.*s: %zu calls\n", static_cast<int>(methods[i].size()), methods[i].data(),
                   counts_[i]);
    }
  }
  void add(std::size_t method) { ++counts_[method]; }

 private:
  std::array<std::size_t, methods.size()> counts_{};
};

[[noreturn]] void fail(const char* what, const std::string& answer) {
  std::fprintf(stderr, "%s: %s\n", what, answer.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static Calls calls;
  const std::size_t chosen = static_cast<std::uint8_t>(data[0] - '0') % methods.size();
  const std::string_view method = methods[chosen];
  calls.add(chosen);
  const std::string request(data + 1, data + size);
  const std::string answer = whichgpu::api::call(method, request);

  const auto parsed = nlohmann::json::parse(answer, nullptr, false);
  if (parsed.is_discarded()) fail("not JSON", answer);
  if (!parsed.is_object()) fail("not an object", answer);
  if (answer != whichgpu::api::call(method, request)) fail("not deterministic", answer);
  return 0;
}
