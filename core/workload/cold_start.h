#pragma once

#include <optional>

namespace whichgpu {

/// How an engine is started from nothing.
struct ColdStart {
  std::optional<double> disk_bytes_per_second;  ///< at which weights are read; none: as usual
  double image_bytes = 0;                       ///< of the container, to be fetched; 0: it is there
  double network_bytes_per_second = 1e9;        ///< at which that arrives
  bool compile_cache = false;                   ///< what is compiled was kept
};

}  // namespace whichgpu
