#include "core/time/collectives.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;

TEST_CASE("A ring all-reduce moves 2(g-1)/g of the data, and one rank moves nothing") {
  const Link link{100e9, 0, LinkKind::nvlink};
  CHECK(all_reduce_seconds(link, 1, 1e9) == 0);
  CHECK(all_reduce_seconds(link, 2, 1e9) == doctest::Approx(0.01));    // 2*1/2 * 1 GB / 100 GB/s
  CHECK(all_reduce_seconds(link, 8, 1e9) == doctest::Approx(0.0175));  // 2*7/8
  const Link slow_start{100e9, 5e-6, LinkKind::nvlink};
  CHECK(all_reduce_seconds(slow_start, 8, 0) == doctest::Approx(15e-6));  // three doublings
  const Link round_the_cards{10e9, 5e-6, LinkKind::pcie};
  CHECK(all_reduce_seconds(round_the_cards, 2, 0) == doctest::Approx(5e-6));
  CHECK(all_reduce_seconds(round_the_cards, 8, 0) == doctest::Approx(35e-6));  // from card to card
}

TEST_CASE("NVLink joins as many GPUs as its domain has; beyond it is PCIe") {
  const ServingCalibration& c = tables::serving_calibration();
  constexpr double network = 50e9;
  const auto link = [&](const char* gpu, int ranks) {
    return link_between(*find_gpu(gpu), ranks, network, c);
  };
  CHECK(link("h100-sxm-80gb", 8).kind == LinkKind::nvlink);
  CHECK(link("h100-sxm-80gb", 16).kind == LinkKind::network);
  CHECK(link("l40s-48gb", 2).kind == LinkKind::pcie);
  CHECK(link("rtx-a6000-48gb", 2).kind == LinkKind::pcie);  // a bridge is not assumed
  CHECK(link("h100-sxm-80gb", 8).bytes_per_second > 5 * link("l40s-48gb", 8).bytes_per_second);
}
