#include <cstddef>
#include <string>
#include <string_view>

#include "core/api/call.h"

namespace {

/// What JavaScript wrote, and then the answer to it.
std::string text;

}  // namespace

// The functions that JavaScript sees: text goes through the module's memory. The typed loader beside this
// file gives them a face.
extern "C" {

/// Room for `size` bytes: the name of a method, and behind it the request.
char* whichgpu_room(std::size_t size) {
  text.resize(size);
  return text.data();
}

/// Answers what was written there, of which the first `method_size` bytes are the method; the answer's size.
std::size_t whichgpu_call(std::size_t method_size) {
  const std::string_view written = text;
  text = whichgpu::api::call(written.substr(0, method_size), written.substr(method_size));
  return text.size();
}

/// Where the answer is, until room is asked for again.
const char* whichgpu_answer() { return text.data(); }
}
