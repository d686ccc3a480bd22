#include "core/time/collectives.h"

#include <cmath>

namespace whichgpu {

Link link_between(const Gpu& gpu, int ranks, const Calibration& calibration) {
  const Interconnect& wires = gpu.interconnect;
  if (wires.nvlink_bytes_per_second > 0 && ranks <= wires.nvlink_gpus) {
    return {wires.nvlink_bytes_per_second * calibration.nvlink_bandwidth, calibration.nvlink_latency_seconds,
            true};
  }
  return {wires.pcie_bytes_per_second * calibration.pcie_bandwidth, calibration.pcie_latency_seconds, false};
}

double all_reduce_seconds(const Link& link, int ranks, double bytes) {
  if (ranks <= 1) return 0;
  const double traffic = 2.0 * (ranks - 1) / ranks * bytes;
  return link.latency_seconds * std::log2(static_cast<double>(ranks)) + traffic / link.bytes_per_second;
}

}  // namespace whichgpu
