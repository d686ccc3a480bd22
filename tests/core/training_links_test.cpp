#include "core/time/training_links.h"

#include <doctest/doctest.h>

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using doctest::Approx;
using test::RoundTraining;

namespace {

/// `gpus` cards of which `data` hold the same matrices; NVLink of 100 GB/s joins eight, the network of 5 GB/s
/// the rest.
double data_rate(RoundTraining& r, int gpus, int tensor, int data) {
  r.training.gpu_count = gpus;
  r.training.parallelism.tensor = tensor;
  r.training.parallelism.data = data;
  return data_bandwidth(r.training, r.calibration);
}

}  // namespace

TEST_CASE("Collectives take the server's link as far as it reaches, then the network") {
  RoundTraining r;
  CHECK(scale_up_domain(r.training) == 8);
  CHECK(collective_bandwidth(r.training, 8, r.calibration) == Approx(50e9));  // half of 100 GB/s
  CHECK(collective_bandwidth(r.training, 9, r.calibration) == Approx(4e9));   // 0.8 of 5 GB/s
  CHECK(all_to_all_bandwidth(r.training, 8, r.calibration) == Approx(50e9));
  CHECK(all_to_all_bandwidth(r.training, 9, r.calibration) == Approx(2e9));  // 0.4 of 5 GB/s
  r.gpu.interconnect.nvlink_gpus = 72;
  CHECK(collective_bandwidth(r.training, 72, r.calibration) == Approx(50e9));
}

TEST_CASE("Without NVLink, and with a bridge of two, a server's cards reach each other over PCIe") {
  RoundTraining r;
  r.gpu.interconnect.nvlink_gpus = 2;
  CHECK(scale_up_domain(r.training) == 8);
  CHECK(collective_bandwidth(r.training, 8, r.calibration) == Approx(5e9));  // half of 10 GB/s
  r.gpu.interconnect.nvlink_bytes_per_second = 0;
  CHECK(all_to_all_bandwidth(r.training, 8, r.calibration) == Approx(5e9));
}

TEST_CASE("Data ranks of one server share its link; over the network they use its adapters together") {
  RoundTraining r;
  CHECK(data_rate(r, 8, 1, 8) == Approx(50e9));
  CHECK(data_rate(r, 16, 8, 2) == Approx(4e9));    // one rank of each group in a server: one adapter
  CHECK(data_rate(r, 16, 2, 8) == Approx(16e9));   // four of them: 4 x 5 GB/s
  CHECK(data_rate(r, 16, 1, 16) == Approx(32e9));  // eight
  r.training.network_bytes_per_second = 50e9;
  CHECK(data_rate(r, 16, 1, 16) == Approx(80e9));  // 8 x 50 GB/s, but no more than the link's 100
}

TEST_CASE("Context ranks count among those that exchange gradients") {
  RoundTraining r;
  r.training.parallelism.context = 2;
  CHECK(data_rate(r, 16, 8, 1) == Approx(4e9));
  r.training.parallelism.context = 1;
  CHECK(data_rate(r, 8, 8, 1) == Approx(50e9));
}
