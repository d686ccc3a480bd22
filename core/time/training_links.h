#pragma once

#include "core/catalog/training_calibration.h"
#include "core/workload/training.h"

namespace whichgpu {

/// GPUs that exchange data over the same fast link: an NVLink domain, or a server's PCIe.
double scale_up_domain(const Training& training);

/// Achieved bytes per second, per GPU and direction, of collectives over `ranks` neighbouring GPUs: the
/// server's link while they fit its domain, else the network.
double collective_bandwidth(const Training& training, double ranks, const TrainingCalibration& calibration);

/// … of an all-to-all over `ranks` neighbouring GPUs.
double all_to_all_bandwidth(const Training& training, double ranks, const TrainingCalibration& calibration);

/// … of the data ranks' collectives. Members of a group that share a domain use its adapters together, up
/// to the rate of the server's own link.
double data_bandwidth(const Training& training, const TrainingCalibration& calibration);

}  // namespace whichgpu
