#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "core/time/arrivals/distribution.h"
#include "core/time/arrivals/gap_histogram.h"
#include "core/time/arrivals/length_quantile.h"
#include "core/time/arrivals/prefix_cache.h"
#include "core/time/arrivals/strata.h"

using namespace whichgpu;
using doctest::Approx;

TEST_CASE("The normal law's quantiles are those of its tables") {
  CHECK(normal_quantile(0.5) == Approx(0).epsilon(1e-8));
  CHECK(normal_quantile(0.9) == Approx(1.2815515655).epsilon(1e-8));
  CHECK(normal_quantile(0.975) == Approx(1.9599639845).epsilon(1e-8));
  CHECK(normal_quantile(0.001) == Approx(-3.0902323062).epsilon(1e-8));
}

TEST_CASE("Log-normal lengths have the mean and the 90th percentile that were asked for") {
  Lengths lengths;
  lengths.law = LengthLaw::lognormal;
  lengths.mean = 700;
  lengths.p90 = 1400;
  CHECK(length_quantile(lengths, 0.9) == Approx(1400).epsilon(0.001));
  double sum = 0;
  for (const double fraction : strata(20'000, 1)) sum += length_quantile(lengths, fraction);
  CHECK(sum / 20'000 == Approx(700).epsilon(0.01));
  lengths.most = 1000;
  CHECK(length_quantile(lengths, 0.9) == 1000);
  lengths.law = LengthLaw::uniform;
  lengths.least = 100;
  CHECK(length_quantile(lengths, 0.5) == 550);
  lengths.law = LengthLaw::fixed;
  CHECK(length_quantile(lengths, 0.9) == 700);
}

TEST_CASE("Gaps have the variation that was asked for, and the Poisson process at 1") {
  CHECK(GapQuantile(1)(0.5) == Approx(std::log(2.0)));
  CHECK(GapQuantile(0)(0.9) == 1);
  for (const double variation : {0.5, 1.0, 2.0}) {
    const GapQuantile gap(variation);
    double sum = 0;
    double squares = 0;
    constexpr int count = 200'000;
    for (int i = 0; i < count; ++i) {
      const double value = gap((i + 0.5) / count);
      sum += value / count;
      squares += value * value / count;
    }
    CAPTURE(variation);
    CHECK(sum == Approx(1).epsilon(0.002));
    CHECK(std::sqrt(squares - sum * sum) == Approx(variation).epsilon(0.01));
  }
}

TEST_CASE("Strata: one number in every part, in no order, another for each stream") {
  const std::vector<double> numbers = strata(100, 7);
  std::vector<int> in_part(100, 0);
  for (const double number : numbers) ++in_part[static_cast<std::size_t>(number * 100)];
  for (const int count : in_part) CHECK(count == 1);
  int rises = 0;
  for (std::size_t i = 1; i < numbers.size(); ++i) rises += numbers[i] > numbers[i - 1] ? 1 : 0;
  CHECK(rises > 30);
  CHECK(rises < 70);
  CHECK(numbers != strata(100, 8));
  CHECK(numbers == strata(100, 7));
}

TEST_CASE("Percentiles of the numbers 1 to 10,000") {
  std::vector<double> values(10'000);
  std::iota(values.begin(), values.end(), 1.0);
  const Distribution d = distribution(values);
  CHECK(d.mean == Approx(5000.5));
  CHECK(d.p50 == Approx(5000).epsilon(0.001));
  CHECK(d.p90 == Approx(9000).epsilon(0.001));
  CHECK(d.p99 == Approx(9900).epsilon(0.001));
  CHECK(percentile(d, 95) == d.p95);
  CHECK(percentile(d, 0) == d.mean);
  CHECK(distribution({}).p99 == 0);
}

TEST_CASE("Gaps between tokens in bins of 1 %") {
  GapHistogram gaps;
  gaps.add(0.010, 98);
  gaps.add(0.100, 2);
  const Distribution d = gaps.distribution();
  CHECK(d.mean == Approx(0.0118));
  CHECK(d.p50 == Approx(0.010).epsilon(0.01));
  CHECK(d.p95 == Approx(0.010).epsilon(0.01));
  CHECK(d.p99 == Approx(0.100).epsilon(0.01));
}

TEST_CASE("The least recently used session gives way first") {
  PrefixCache cache;
  cache.keep(0, 100);
  cache.keep(1, 200);
  cache.keep(0, 300);  // used again: the latest now
  CHECK(cache.tokens() == 500);
  cache.give_way(250);
  CHECK(cache.kept(1) == 0);
  CHECK(cache.kept(0) == 250);
  cache.take(0);
  CHECK(cache.tokens() == 0);
  CHECK(cache.kept(5) == 0);
}
