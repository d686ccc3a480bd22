#pragma once

#include "core/catalog/gpu.h"

namespace whichgpu {

/// Whether cards are rented and built in such numbers: 1, 2, 3, 4 or 6 of a server's eight, or whole servers.
inline bool fills_servers(int gpus) {
  return gpus % gpus_per_server == 0 || (gpus < gpus_per_server && gpus != 5 && gpus != 7);
}

}  // namespace whichgpu
