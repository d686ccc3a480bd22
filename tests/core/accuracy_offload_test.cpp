#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/offload_files.h"

namespace whichgpu::accuracy {
namespace {

TEST_CASE("Rates of mixtures with experts in host memory, as published") {
  const auto rates = read_offload_files(std::string(WHICHGPU_DATA) + "/measurements/offload");
  REQUIRE(rates.size() >= 16);
  std::vector<double> decode;
  int unanswered = 0;
  for (const OffloadMeasurement& m : rates) {
    CAPTURE(m.file);
    CAPTURE(m.request.dump());
    const auto predicted = predict(m);
    if (!predicted) {
      ++unanswered;
      continue;
    }
    const double error = std::abs(*predicted / m.tokens_per_second - 1);
    if (m.metric == "decode_tokens_per_second") decode.push_back(error);
    CHECK(error < 0.6);  // worst of a host with DDR4 that reads the experts' biases, too
  }
  CHECK(unanswered <= 1);  // a micro-batch of 8,192 on a card of which 98 % is said to be needed
  CHECK(median(decode) < 0.15);
}

}  // namespace
}  // namespace whichgpu::accuracy
