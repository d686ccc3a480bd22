#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>

#include "tests/accuracy/drafts_files.h"
#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {

TEST_CASE("Gains of drafts, as published of pairs of runs") {
  const auto pairs = read_drafts_files(std::string(WHICHGPU_DATA) + "/measurements/drafts");
  std::vector<double> printed;
  std::vector<double> left_open;
  for (const DraftsMeasurement& pair : pairs) {
    CAPTURE(pair.request.dump());
    const double error = predicted_speedup(pair) / pair.speedup - 1;
    CHECK(std::abs(error) <= 0.4);
    (pair.acceptance_printed ? printed : left_open).push_back(std::abs(error));
  }
  REQUIRE(printed.size() >= 15);
  REQUIRE(left_open.size() >= 20);
  CHECK(median(printed) <= 0.2);
  CHECK(median(left_open) <= 0.15);
}

}  // namespace whichgpu::accuracy
