#include "core/time/training_links.h"

#include <algorithm>

#include "core/time/collectives.h"

namespace whichgpu {
namespace {

bool has_nvlink(const Gpu& gpu) {
  constexpr int more_than_a_bridge = 3;
  return joined_by_nvlink(gpu, more_than_a_bridge);
}

double server_link(const Training& training) {
  const Interconnect& wires = training.gpu->interconnect;
  const bool only = wires.pcie_bytes_per_second <= 0;  // someone's own card may have nothing else
  return only || has_nvlink(*training.gpu) ? wires.nvlink_bytes_per_second : wires.pcie_bytes_per_second;
}

double data_ranks(const Training& training) {
  return static_cast<double>(training.parallelism.data) * training.parallelism.context;
}

/// Whether data ranks reach over the network between servers.
bool data_crosses_network(const Training& training) {
  const double reach = data_ranks(training) * training.parallelism.tensor;
  return data_ranks(training) > 1 && reach > scale_up_domain(training);
}

}  // namespace

double scale_up_domain(const Training& training) {
  return has_nvlink(*training.gpu) ? training.gpu->interconnect.nvlink_gpus : gpus_per_server;
}

double collective_bandwidth(const Training& training, double ranks, const TrainingCalibration& calibration) {
  return ranks <= scale_up_domain(training) ? server_link(training) * calibration.links.server
                                            : training.network_bytes_per_second * calibration.links.network;
}

double all_to_all_bandwidth(const Training& training, double ranks, const TrainingCalibration& calibration) {
  return ranks <= scale_up_domain(training)
             ? server_link(training) * calibration.links.server
             : training.network_bytes_per_second * calibration.links.network_all_to_all;
}

double data_bandwidth(const Training& training, const TrainingCalibration& calibration) {
  const double link = server_link(training);
  if (!data_crosses_network(training)) return link * calibration.links.server;
  const double domain = std::min(scale_up_domain(training), static_cast<double>(training.gpu_count));
  const double together = std::clamp(domain / training.parallelism.tensor, 1.0, data_ranks(training));
  return std::min(training.network_bytes_per_second * together, link) * calibration.links.network;
}

}  // namespace whichgpu
