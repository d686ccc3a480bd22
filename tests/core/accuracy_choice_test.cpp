#include <doctest/doctest.h>

#include "tests/accuracy/choices/choice.h"

using namespace whichgpu::accuracy;

namespace {

/// Measured and estimated: milliseconds a token, and tokens a second.
Candidate candidate(const char* layout, double usd, double tpot, double rate, double said_tpot,
                    double said_rate) {
  constexpr double ms = 1e-3;
  return {layout, usd, tpot * ms, rate, said_tpot * ms, said_rate};
}

}  // namespace

TEST_CASE("The regret of a choice is what its pick costs over the cheapest that meets the limit") {
  // Dollars for a token a second: a 2/100 = 0.02, b 3/200 = 0.015, c 8/500 = 0.016.
  const std::vector<Candidate> candidates = {candidate("a", 2, 30, 100, 30, 200),
                                             candidate("b", 3, 25, 200, 25, 190),
                                             candidate("c", 8, 12, 500, 12, 500)};
  // Without a limit a is estimated cheapest (0.01) and costs a third more than b.
  const std::vector<Regret> free = regrets(candidates, {0});
  REQUIRE(free.size() == 1);
  CHECK(free[0].of_estimates == doctest::Approx(1.0 / 3));
  CHECK(free[0].of_cheapest_card == doctest::Approx(1.0 / 3));
  // At 20 ms only c is left, and the least money an hour misses it.
  const std::vector<Regret> limited = regrets(candidates, {0.020});
  REQUIRE(limited.size() == 1);
  CHECK(limited[0].of_estimates == doctest::Approx(0));
  CHECK(limited[0].of_cheapest_card == missed);
}

TEST_CASE("A pick that is estimated to meet a limit and does not is missed") {
  const std::vector<Candidate> candidates = {candidate("a", 1, 22, 100, 18, 100),
                                             candidate("b", 3, 15, 100, 15, 100),
                                             candidate("b", 4, 14, 100, 14, 100)};
  CHECK(regrets(candidates, {0.020})[0].of_estimates == missed);
}

TEST_CASE("What a layout costs is seen where it runs: the best of its measured runs within the limit") {
  // Of a, estimated cheapest, the run with more users misses the limit, and that with fewer costs 0.02; b
  // 0.025.
  const std::vector<Candidate> candidates = {candidate("a", 2, 21, 200, 19, 200),
                                             candidate("a", 2, 15, 100, 14, 100),
                                             candidate("b", 5, 16, 200, 16, 200)};
  CHECK(regrets(candidates, {0.020})[0].of_estimates == doctest::Approx(0));
}

TEST_CASE("A choice has three candidates of two layouts, and a limit that tells them apart") {
  const Candidate a = candidate("a", 1, 20, 100, 20, 100);
  const Candidate b = candidate("b", 1, 30, 100, 30, 100);
  CHECK(regrets({a, b}, {0}).empty());
  CHECK(regrets({a, a, a}, {0}).empty());
  CHECK(regrets({a, a, b}, {0.050}).empty());  // all meet it
  CHECK(regrets({a, a, b}, {0.010}).empty());  // none does
  CHECK(regrets({a, a, b}, {0, 0.025}).size() == 2);
}
