#include <emscripten/bind.h>
#include <string>

#include "core/api/call.h"

namespace {

std::string call(const std::string& method, const std::string& request) {
  return whichgpu::api::call(method, request);
}

}  // namespace

// The one function that JavaScript sees. The typed loader beside this file gives it a face.
EMSCRIPTEN_BINDINGS(whichgpu) { emscripten::function("call", &call); }
