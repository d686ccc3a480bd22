#pragma once

#include <optional>
#include <string>

#include "core/advice/serving/estimate.h"

#include "tests/json.h"

namespace whichgpu::accuracy {

/// What a published memory figure counts, and what the core says of the same. GiB are 2^30 bytes.
enum class MemoryMetric {
  weights_gib,     ///< weights on the fullest GPU
  kv_pool_gib,     ///< left for keys and values on one GPU
  kv_pool_tokens,  ///< tokens that the pool of one engine holds
  cache_gib,       ///< keys and values of all sequences
  file_gib,        ///< all weights, on however many GPUs
  used_gib,        ///< everything that all GPUs hold while running
  tensors_gib,     ///< the same without the driver's context and the runtime
};

/// The metric of that name; nothing if there is none.
std::optional<MemoryMetric> memory_metric(const std::string& name);

/// A published memory figure and the request that asks for the same.
struct MemoryMeasurement {
  std::string group;  ///< what it is reported under
  std::string id;
  test::Json request;
  MemoryMetric metric = MemoryMetric::weights_gib;
  double measured = 0;
  double tolerance = 0;  ///< how far the core may be off; 0: as of others of the metric
  std::string left_out;  ///< why no request can ask for the same; empty if one can
};

/// Whether it is about what is left for keys and values.
bool is_pool(MemoryMetric metric);

/// That metric of an estimate.
double predicted(MemoryMetric metric, const ServingEstimate& estimate);

/// What the core says; nothing, and the reason, if it does not answer the request.
std::optional<double> predict(const MemoryMeasurement& measurement, std::string& why_not);

}  // namespace whichgpu::accuracy
