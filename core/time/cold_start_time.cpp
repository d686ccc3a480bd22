#include "core/time/cold_start_time.h"

#include <algorithm>

#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

/// How long reading may take over how long it is said to: known where the rate is.
ErrorBand reading_band(const EngineStart& engine, const ColdStart& start) {
  const ErrorBand& rates = tables::start_constants().disk;
  ErrorBand band;
  if (!start.disk_bytes_per_second) band = {1 / rates.p90, 1 / rates.p10};
  if (engine.slow_reading > 0) band.p90 *= engine.slow_reading;
  return band;
}

}  // namespace

const EngineStart* find_engine_start(const Engine& engine) {
  const std::string_view id = newest_version(engine).id;
  const auto& engines = tables::start_constants().engines;
  const auto* found =
      std::find_if(engines.begin(), engines.end(), [&](const EngineStart& one) { return one.id == id; });
  return found == engines.end() ? nullptr : found;
}

StartTime start_time(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                     const ColdStart& start) {
  const StartConstants& known = tables::start_constants();
  const EngineStart& engine = *find_engine_start(*serving.engine);
  const Parallelism& p = serving.parallelism;
  StartTime time;
  time.engine = &engine;
  time.image_bytes = start.image_bytes;
  time.weight_bytes = total_weight_bytes(shape, bytes);
  const double disk = start.disk_bytes_per_second.value_or(known.disk_bytes_per_second);
  time.bytes_per_second = std::min(disk, known.loader_bytes_per_second);
  time.image = start.image_bytes / start.network_bytes_per_second;
  time.process = engine.process_seconds;
  if (p.gpus() > p.data) {
    time.peers = engine.peers_seconds;
    time.shared_memory_bytes = engine.shared_memory_bytes;
  }
  time.weights = time.weight_bytes / time.bytes_per_second;
  time.compile = shape.layers *
                 (start.compile_cache ? engine.cached_compile_layer_seconds : engine.compile_layer_seconds);
  time.graphs = engine.graphs_seconds;
  const ErrorBand reading = reading_band(engine, start);
  const double fixed = time.total() - time.image - time.weights;
  time.low = time.image + time.weights * reading.p10 + fixed * known.fixed.p10;
  time.high = time.image + time.weights * reading.p90 + fixed * known.fixed.p90;
  const bool measured = engine.slow_reading <= 0 && serving.gpu->vendor == "NVIDIA";
  time.basis = measured ? Basis::transferred : Basis::extrapolated;
  return time;
}

}  // namespace whichgpu
