#pragma once

#include <optional>

#include "core/catalog/cold_start.h"
#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"
#include "core/time/basis.h"
#include "core/workload/cold_start.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// From nothing to the first answer, in seconds, by what takes them, one after the other.
struct StartTime {
  const EngineStart* engine = nullptr;
  double image_bytes = 0;          ///< fetched
  double weight_bytes = 0;         ///< read from disk
  double shared_memory_bytes = 0;  ///< /dev/shm that a replica of several cards is given
  double bytes_per_second = 0;
  double image = 0;
  double process = 0;
  double peers = 0;
  double weights = 0;
  double compile = 0;
  double graphs = 0;
  double low = 0;  ///< of all
  double high = 0;
  Basis basis = Basis::extrapolated;

  double total() const { return image + process + peers + weights + compile + graphs; }
};

/// What is known of how `engine` starts; nullptr: nothing was read.
const EngineStart* find_engine_start(const Engine& engine);

/// The start of a replica: image / network + process + peers + weights / disk + layers x compiling + graphs,
/// where no disk makes the loader faster than files in the host's memory do. Constants are the medians of
/// data/measurements/cold_start, of NVIDIA cards: transferred to those, extrapolated to others. `serving` has
/// its layout, and an engine that find_engine_start() knows.
StartTime start_time(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                     const ColdStart& start);

}  // namespace whichgpu
