#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// What an engine takes to start beside reading weights.
struct EngineStart {
  std::string_view id;                      ///< Engine::id of its newest version
  double process_seconds = 0;               ///< interpreter, imports, processes, listening
  double peers_seconds = 0;                 ///< workers and links between the cards of a replica
  double compile_layer_seconds = 0;         ///< compiling, per layer of the model
  double cached_compile_layer_seconds = 0;  ///< … where that is loaded from a cache
  double graphs_seconds = 0;                ///< profiling memory, warming up, capturing graphs
  double shared_memory_bytes = 0;           ///< /dev/shm that its own instructions give a container
  double slow_reading = 0;  ///< files may be read so many times as slowly; 0: measured, see StartConstants
  std::string_view source;  ///< of the shared memory, or of slow reading
};

/// Starts of engines as published, from data/cold_start.json.
struct StartConstants {
  double disk_bytes_per_second = 1;    ///< what plain loaders reach from disks
  ErrorBand disk;                      ///< the same over the middle
  double loader_bytes_per_second = 1;  ///< … from the host's memory: no disk makes them faster
  ErrorBand fixed;                     ///< everything but image and weights: measured over estimated
  BoundedList<EngineStart, 4> engines;
};

}  // namespace whichgpu
