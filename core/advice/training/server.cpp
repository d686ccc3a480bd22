#include "core/advice/training/server.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/units.h"
#include "core/cost/ownership.h"
#include "core/memory/training_state.h"
#include "core/time/training_step.h"

namespace whichgpu {
namespace {
constexpr double fastest_network_gbit = 1e6;
constexpr double slowest_network_gbit = 0.01;
constexpr double bearable_slowdown = 1.1;
constexpr double ten_gigabit = 10;
constexpr double checkpoints_kept = 2;

double step_over(Training training, double gigabits, const ModelShape& shape, const TrainingRate& rate,
                 const TrainingCalibration& calibration) {
  training.network_bytes_per_second = gigabits * bytes_per_gigabit;
  return training_step(training, shape, rate, calibration).total();
}

/// Token ids on disk: two bytes while the vocabulary allows it.
double token_bytes(const Model& model) {
  constexpr int sixteen_bit_ids = 65'536;
  return model.vocabulary <= sixteen_bit_ids ? 2 : 4;
}

}  // namespace

TrainingServer training_server(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                               const TrainingCalibration& calibration) {
  TrainingServer server;
  const int domain = training.gpu->interconnect.nvlink_gpus;
  server.gpus = std::min(training.gpu_count, std::max(gpus_per_server, domain));
  server.servers = (training.gpu_count + server.gpus - 1) / server.gpus;

  const StateBytes state = model_state(training, shape, calibration);
  const double all = shape.parameters.total() * sixteen_bit_bytes;
  const double trained = trainable_parameters(training, shape);
  server.weights_bytes =
      trained * (training.adapters() ? training.framework->adapter_bytes : sixteen_bit_bytes);
  server.checkpoint_bytes = server.weights_bytes + state.optimizer;
  double offloaded = training.optimizer_on_host() ? state.optimizer + state.gradients : 0;
  if (training.parameters_on_host()) offloaded += state.weights;
  server.host_memory_bytes = all + offloaded / server.servers;
  server.nvme_bytes = checkpoints_kept * server.checkpoint_bytes / server.servers +
                      training.dataset_tokens * token_bytes(*training.model);
  server.power_watts = training.gpu->power_watts * server.gpus * server_over_gpu_power;
  if (server.servers == 1) return server;

  const auto slowdown = [&](double gigabits) {
    return step_over(training, gigabits, shape, rate, calibration) /
           step_over(training, fastest_network_gbit, shape, rate, calibration);
  };
  server.network_slowdown = slowdown(training.network_bytes_per_second / bytes_per_gigabit);
  server.ten_gigabit_slowdown = slowdown(ten_gigabit);
  double low = slowest_network_gbit;
  double high = fastest_network_gbit;
  constexpr int halvings = 40;
  for (int i = 0; i < halvings; ++i) {
    const double middle = std::sqrt(low * high);
    (slowdown(middle) > bearable_slowdown ? low : high) = middle;
  }
  server.network_gbit_needed = high;
  return server;
}

}  // namespace whichgpu
