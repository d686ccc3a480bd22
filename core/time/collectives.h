#pragma once

#include "core/catalog/gpu.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

enum class LinkKind { nvlink, pcie, network };

/// What GPUs of a group exchange data over.
struct Link {
  double bytes_per_second = 0;  ///< achieved all-reduce bus bandwidth, one direction, per GPU
  double latency_seconds = 0;   ///< per collective and doubling of the group
  LinkKind kind = LinkKind::nvlink;
};

/// Whether NVLink joins `ranks` GPUs. Bridges that pair two cards are sold apart and are rare in rented
/// servers, so they do not count.
bool joined_by_nvlink(const Gpu& gpu, int ranks);

/// The link that joins `ranks` GPUs: NVLink if its domain is large enough, PCIe inside a server, else the
/// network between servers with `network_bytes_per_second` per GPU and direction.
Link link_between(const Gpu& gpu, int ranks, double network_bytes_per_second,
                  const ServingCalibration& calibration);

/// Seconds of one all-reduce of `bytes` over `ranks` GPUs: latency that grows with the doublings of the
/// group, and the ring's traffic of 2(g-1)/g times the data (Patarasuk and Yuan, "Bandwidth optimal
/// all-reduce algorithms", J. Parallel Distrib. Comput. 69, 2009). Zero for one rank.
double all_reduce_seconds(const Link& link, int ranks, double bytes);

}  // namespace whichgpu
