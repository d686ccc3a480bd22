#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>

#include "tests/accuracy/drafts_files.h"
#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {

TEST_CASE("Gains of drafts, as published of pairs of runs") {
  const auto pairs = read_drafts_files(std::string(WHICHGPU_DATA) + "/measurements/drafts");
  REQUIRE(pairs.size() >= 15);
  std::vector<double> errors;
  for (const DraftsMeasurement& pair : pairs) {
    CAPTURE(pair.request.dump());
    const double error = predicted_speedup(pair) / pair.speedup - 1;
    CHECK(std::abs(error) <= 0.4);
    errors.push_back(std::abs(error));
  }
  CHECK(median(errors) <= 0.2);
}

}  // namespace whichgpu::accuracy
