#pragma once

#include <string>
#include <string_view>

#include "core/advice/serving/estimate.h"
#include "core/catalog/lookup.h"

#include "tests/json.h"

namespace whichgpu::test {

constexpr double gib = 1073741824.0;
constexpr double kib = 1024.0;

/// Properties over seeded requests or the whole catalog try one case in so many: all of them natively; of the
/// same code under sanitizers, which take eight times as long, a tenth, and as WebAssembly a fifth.
#if defined(WHICHGPU_SANITIZED)
constexpr int thinning = 10;
#elif defined(__EMSCRIPTEN__)
constexpr int thinning = 5;
#else
constexpr int thinning = 1;
#endif

/// A complete question with the engine's defaults; tests change what they are about.
ServingQuestion question(std::string_view model, std::string_view gpu, int gpu_count,
                         std::string_view weights);

/// One user of 8K tokens, weights and cache as published, the engine's defaults on the card.
ServingQuestion as_published(const Model& model, const Gpu& gpu, const Engine& engine);

/// The answer of the core; no figure in it is infinite or none, which the writer asserts.
test::Json answer(std::string_view method, const std::string& request);

/// The error code and field of an answer, "code field"; empty if it is no error.
std::string error_of(const test::Json& report);

}  // namespace whichgpu::test
