#include <doctest/doctest.h>
#include <string>

#include "tests/accuracy/disaggregation_files.h"

namespace whichgpu::accuracy {

TEST_CASE("Verdicts of two pools are those that were published") {
  const auto published = read_pools_files(std::string(WHICHGPU_DATA) + "/measurements/disaggregation");
  REQUIRE(published.size() >= 4);
  for (const PoolsMeasurement& m : published) {
    CAPTURE(m.file);
    const auto said = predict(m);
    REQUIRE(said);
    CAPTURE(said->reason);
    CHECK(said->verdict == m.verdict);
  }
}

}  // namespace whichgpu::accuracy
