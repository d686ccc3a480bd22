#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/training_calibration.h"
#include "core/time/training_rate.h"

namespace whichgpu {

/// What a run needs beside its GPUs.
struct TrainingServer {
  int gpus = 1;  ///< of one server
  int servers = 1;
  double host_memory_bytes = 0;     ///< of one server
  double checkpoint_bytes = 0;      ///< weights, masters and states from which the run can go on
  double weights_bytes = 0;         ///< the finished model, or its adapters
  double nvme_bytes = 0;            ///< of one server: its share of two checkpoints, and the token ids
  double network_gbit_needed = 0;   ///< so that the network adds at most a tenth to a step; 0: none
  double network_slowdown = 1;      ///< step over that with a network of no limit
  double ten_gigabit_slowdown = 1;  ///< the same over 10 Gb/s Ethernet
  double power_watts = 0;           ///< of one server; 0: unknown
};

TrainingServer training_server(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                               const TrainingCalibration& calibration);

}  // namespace whichgpu
