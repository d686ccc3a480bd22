#include "core/time/collectives.h"

#include <cmath>

namespace whichgpu {

bool joined_by_nvlink(const Gpu& gpu, int ranks) {
  constexpr int bridged_pair = 2;
  const Interconnect& wires = gpu.interconnect;
  return wires.nvlink_bytes_per_second > 0 && wires.nvlink_gpus > bridged_pair && ranks <= wires.nvlink_gpus;
}

Link link_between(const Gpu& gpu, int ranks, double network_bytes_per_second,
                  const ServingCalibration& calibration) {
  const Interconnect& wires = gpu.interconnect;
  if (joined_by_nvlink(gpu, ranks)) {
    return {wires.nvlink_bytes_per_second * calibration.nvlink_bandwidth, calibration.nvlink_latency_seconds,
            LinkKind::nvlink};
  }
  if (ranks <= gpus_per_server) {
    return {wires.pcie_bytes_per_second * calibration.pcie_bandwidth, calibration.pcie_latency_seconds,
            LinkKind::pcie};
  }
  // Hierarchical: each GPU of a server sends its share of the data over its own adapter.
  return {network_bytes_per_second * gpus_per_server * calibration.network_bandwidth,
          calibration.network_latency_seconds, LinkKind::network};
}

double all_reduce_seconds(const Link& link, int ranks, double bytes) {
  if (ranks <= 1) return 0;
  const double traffic = 2.0 * (ranks - 1) / ranks * bytes;
  // Over PCIe the data goes round the ring of all cards; NVLink's kernels reach every card at once, in turns
  // that grow slowly.
  const double turns = link.kind == LinkKind::pcie ? ranks - 1.0 : std::log2(static_cast<double>(ranks));
  return link.latency_seconds * turns + traffic / link.bytes_per_second;
}

}  // namespace whichgpu
