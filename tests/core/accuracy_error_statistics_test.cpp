#include <doctest/doctest.h>

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {

TEST_CASE("error statistics: five predictions worked by hand") {
  // Against 100: errors -20, -10, 0, +30, +60 percent.
  ErrorStatistics s;
  for (const double predicted : {130.0, 90.0, 100.0, 160.0, 80.0}) s.add(predicted, 100);
  CHECK(s.count() == 5);
  CHECK(s.median_percent() == doctest::Approx(20));        // of 0, 10, 20, 30, 60
  CHECK(s.mean_percent() == doctest::Approx(24));          // 120 / 5
  CHECK(s.median_bias_percent() == doctest::Approx(0));    // of -20, -10, 0, 30, 60
  CHECK(s.percent_within(20.001) == doctest::Approx(60));  // 0, 10, 20
  CHECK(s.percent_within(5) == doctest::Approx(20));
}

TEST_CASE("error statistics: an even number takes the mean of the two in the middle") {
  ErrorStatistics s;
  s.add(110, 100);
  s.add(70, 100);
  CHECK(s.median_percent() == doctest::Approx(20));        // of 10 and 30
  CHECK(s.median_bias_percent() == doctest::Approx(-10));  // of +10 and -30
}

TEST_CASE("error statistics: quantiles of measured over predicted") {
  // Predicted 1, 2, 4, 5, 10 against 10: ratios 10, 5, 2.5, 2, 1.
  ErrorStatistics s;
  for (const double predicted : {1.0, 2.0, 4.0, 5.0, 10.0}) s.add(predicted, 10);
  CHECK(s.measured_over_predicted(0) == doctest::Approx(1));
  CHECK(s.measured_over_predicted(0.25) == doctest::Approx(2));
  CHECK(s.measured_over_predicted(0.5) == doctest::Approx(2.5));
  CHECK(s.measured_over_predicted(1) == doctest::Approx(10));
}

TEST_CASE("error statistics: nothing added") {
  const ErrorStatistics s;
  CHECK(s.count() == 0);
  CHECK(s.median_percent() == 0);
  CHECK(s.mean_percent() == 0);
  CHECK(s.percent_within(20) == 0);
  CHECK(s.measured_over_predicted(0.5) == 1);
  CHECK(median({}) == 0);
}

}  // namespace whichgpu::accuracy
