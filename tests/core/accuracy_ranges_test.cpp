#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <utility>

#include "core/catalog/tables.h"

#include "tests/accuracy/bands/ranges.h"

using namespace whichgpu;
using namespace whichgpu::accuracy;

namespace {

/// Of users in a closed loop: the values that a service is asked for.
bool served(const RangeSlice& slice) { return slice.kind.substr(0, 7) == "served "; }

ServingCalibration with_band(double p10, double p90) {
  ServingCalibration calibration;
  calibration.transferred.tpot = {p10, p90};
  return calibration;
}

const std::vector<HeldOutPoint>& held_out() {
  static const std::vector<HeldOutPoint> points = read_held_out(WHICHGPU_DATA);
  return points;
}

/// Of the ratios of a kind: their own 10th and 90th percentile, whatever was known of each.
ServingCalibration with_one_band(const std::string& kind) {
  std::vector<double> ratios;
  for (const HeldOutPoint& p : held_out())
    if (p.kind == kind) ratios.push_back(p.ratio);
  std::sort(ratios.begin(), ratios.end());
  const ErrorBand band{ratios[ratios.size() / 10], ratios[ratios.size() * 9 / 10]};
  ServingCalibration calibration;
  for (ErrorBands* bands : {&calibration.calibrated, &calibration.transferred, &calibration.extrapolated,
                            &calibration.as_started}) {
    bands->ttft = bands->tpot = bands->throughput = band;
  }
  return calibration;
}

}  // namespace

TEST_CASE("A range holds the points whose ratio it spans, slice by slice") {
  std::vector<HeldOutPoint> points(4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i].kind = "served TPOT";
    points[i].basis = Basis::transferred;
    points[i].engine = i < 2 ? "a" : "b";
    points[i].ratio = 0.8 + 0.2 * static_cast<double>(i);  // 0.8, 1.0, 1.2, 1.4
  }
  int seen = 0;
  for (const RangeSlice& slice : slices_of(points, with_band(0.9, 1.3))) {
    if (slice.of == "all") CHECK(slice.held_percent == doctest::Approx(50));
    if (slice.of == "engine a") CHECK(slice.held_percent == doctest::Approx(50));
    if (slice.of == "engine b") CHECK(slice.held_percent == doctest::Approx(50));
    CHECK(slice.median_width == doctest::Approx(1.3 / 0.9));
    ++seen;
  }
  CHECK(seen > 2);
}

TEST_CASE("The interval score counts the width, and ten times what lies outside") {
  HeldOutPoint point;
  point.kind = "served TPOT";
  point.basis = Basis::transferred;
  const double e = std::exp(1.0);
  for (const auto& [ratio, score] :
       {std::pair{1.0, 2.0}, std::pair{e * e, 12.0}, std::pair{1 / (e * e), 12.0}}) {
    point.ratio = ratio;
    CHECK(slices_of({point}, with_band(1 / e, e)).front().score == doctest::Approx(score));
  }
}

TEST_CASE("The printed ranges hold 8 of 10 values whose publisher took no part in the fit") {
  REQUIRE(held_out().size() > 1000);
  constexpr int enough = 30;
  for (const RangeSlice& slice : slices_of(held_out(), tables::serving_calibration())) {
    if (!served(slice) || slice.points < enough) continue;
    CAPTURE(slice.kind);
    CAPTURE(slice.of);
    CHECK(slice.held_percent >= (slice.of == "all" ? 77 : 70));
    if (slice.of == "all") CHECK(slice.held_percent <= 83);
  }
}

TEST_CASE("The printed ranges are no wider than they must be") {
  for (const RangeSlice& slice : slices_of(held_out(), tables::serving_calibration())) {
    if (!served(slice) || slice.of != "all") continue;
    CAPTURE(slice.kind);
    CHECK(slice.median_width <= (slice.kind == "served TTFT" ? 3.5 : 1.8));
    for (const RangeSlice& other : slices_of(held_out(), with_one_band(slice.kind))) {
      if (other.kind == slice.kind && other.of == "all") CHECK(slice.score < other.score);
    }
  }
}
