#pragma once

#include "core/catalog/calibration.h"
#include "core/catalog/gpu.h"

namespace whichgpu {

/// What GPUs of a group exchange data over.
struct Link {
  double bytes_per_second = 0;  ///< achieved all-reduce bus bandwidth, one direction, per GPU
  double latency_seconds = 0;   ///< per collective and doubling of the group
  bool nvlink = false;
};

/// The link that joins `ranks` GPUs of one server: NVLink if its domain is large enough, else PCIe.
Link link_between(const Gpu& gpu, int ranks, const Calibration& calibration);

/// Seconds of one all-reduce of `bytes` over `ranks` GPUs: latency that grows with the doublings of the
/// group, and the ring's traffic of 2(g-1)/g times the data (Patarasuk and Yuan, "Bandwidth optimal
/// all-reduce algorithms", J. Parallel Distrib. Comput. 69, 2009). Zero for one rank.
double all_reduce_seconds(const Link& link, int ranks, double bytes);

}  // namespace whichgpu
