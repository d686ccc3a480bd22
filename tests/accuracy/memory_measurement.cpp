#include "tests/accuracy/memory_measurement.h"

#include <array>

#include "core/api/serving/request.h"

namespace whichgpu::accuracy {
namespace {

constexpr double gib = 1073741824.0;
constexpr std::array names{"weights_gib", "kv_pool_gib", "kv_pool_tokens", "cache_gib",
                           "file_gib",    "used_gib",    "tensors_gib"};

/// The pool as engines print it: prompts of one step beyond the windows of layers are in it too.
double whole_pool(const ServingFootprint& f) { return f.kv_pool_bytes + f.activations.prompt_cache; }

}  // namespace

bool is_pool(MemoryMetric metric) {
  return metric == MemoryMetric::kv_pool_gib || metric == MemoryMetric::kv_pool_tokens;
}

double predicted(MemoryMetric metric, const ServingEstimate& estimate) {
  const ServingEstimate& e = estimate;
  const ServingFootprint& f = e.footprint;
  switch (metric) {
    case MemoryMetric::weights_gib:
      return f.weights_bytes / gib;
    case MemoryMetric::kv_pool_gib:
      return whole_pool(f) / gib;
    case MemoryMetric::kv_pool_tokens:
      return whole_pool(f) / f.cached_token_bytes;
    case MemoryMetric::cache_gib:
      return f.kv_cache_bytes / gib;
    case MemoryMetric::file_gib:
      // Towers for pictures and sound are files of their own.
      return (total_weight_bytes(e.shape, e.bytes) - e.shape.parameters.vision * e.bytes.other) / gib;
    case MemoryMetric::used_gib:
      return f.needed_bytes * e.serving.gpu_count / gib;
    case MemoryMetric::tensors_gib:
      return (f.needed_bytes - f.runtime_bytes) * e.serving.gpu_count / gib;
  }
  return 0;
}

std::optional<MemoryMetric> memory_metric(const std::string& name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (name == names[i]) return static_cast<MemoryMetric>(i);
  }
  return std::nullopt;
}

std::optional<double> predict(const MemoryMeasurement& measurement, std::string& why_not) {
  why_not = measurement.left_out;
  if (!why_not.empty()) return std::nullopt;
  api::ServingInput input;
  const api::Json request = test::as_read(measurement.request);
  if (const auto error = api::read(request, input)) {
    why_not = error->message;
    return std::nullopt;
  }
  return predicted(measurement.metric, estimate_serving(input.question));
}

}  // namespace whichgpu::accuracy
