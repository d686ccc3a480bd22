#include "core/time/arrivals/latency_curve.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "core/time/arrivals/steady_flow.h"

using namespace whichgpu;
using doctest::Approx;

namespace {

StepCost constant_steps() {
  StepCost cost;
  cost.fixed = 10e-3;
  return cost;
}

Arrivals hundred_tokens() {
  Arrivals arrivals;
  arrivals.requests = 1000;
  arrivals.input.mean = 1;
  arrivals.output.mean = 100;
  return arrivals;
}

}  // namespace

TEST_CASE("Saturation of ten slots with answers of a second is ten requests per second") {
  EngineRules rules;
  rules.max_num_seqs = 10;
  CHECK(saturation_per_second(constant_steps(), rules, hundred_tokens()) == Approx(10).epsilon(0.02));
  CHECK(steady_capacity(constant_steps(), rules, hundred_tokens()) == Approx(10).epsilon(0.02));
  CHECK(steady_in_flight(constant_steps(), rules, hundred_tokens(), 5) == Approx(5).epsilon(0.02));
}

TEST_CASE("No latency falls where the rate grows, and the largest rate keeps the limits") {
  EngineRules rules;
  rules.max_num_seqs = 10;
  LatencyLimits limits;
  limits.percentile = 99;
  limits.max_ttft_seconds = 1;
  const LatencyCurve curve = latency_curve(constant_steps(), rules, hundred_tokens(), limits);
  CHECK(curve.complete);
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    CHECK(curve.points[i].per_second > curve.points[i - 1].per_second);
    CHECK(curve.points[i].latency.ttft.p99 >= curve.points[i - 1].latency.ttft.p99);
    CHECK(curve.points[i].latency.e2e.mean >= curve.points[i - 1].latency.e2e.mean);
  }
  CHECK(curve.binding == RateLimit::ttft);
  CHECK(curve.largest_per_second > curve.points.front().per_second);
  CHECK(curve.largest_per_second < curve.saturation);

  limits.max_ttft_seconds = 1e6;
  const LatencyCurve easy = latency_curve(constant_steps(), rules, hundred_tokens(), limits);
  CHECK(easy.binding == RateLimit::saturation);
  CHECK(easy.largest_per_second == easy.points.back().per_second);

  limits.max_tpot_seconds = 1e-3;  // a step takes 10 ms
  const LatencyCurve hopeless = latency_curve(constant_steps(), rules, hundred_tokens(), limits);
  CHECK(hopeless.binding == RateLimit::tpot);
  CHECK(hopeless.largest_per_second == 0);
}

TEST_CASE("Latencies that fall by chance are replaced by their geometric mean") {
  EngineRules rules;
  rules.max_num_seqs = 10;
  Arrivals few = hundred_tokens();
  few.kind = ArrivalKind::open;
  few.requests = 30;
  std::size_t longest = 1;
  for (double Distribution::*const statistic :
       {&Distribution::mean, &Distribution::p50, &Distribution::p90}) {
    double log_of_ratios = 0;
    std::size_t alike = 1;
    double before = 0;
    for (const CurvePoint& point : latency_curve(constant_steps(), rules, few, {}).points) {
      few.per_second = point.per_second;
      const LatencyPercentiles counted = latency_percentiles(constant_steps(), rules, few, {});
      const double shown = point.latency.ttft.*statistic;
      log_of_ratios += std::log(shown / counted.ttft.*statistic);
      alike = shown == before ? alike + 1 : 1;
      longest = std::max(longest, alike);
      before = shown;
    }
    CHECK(std::abs(log_of_ratios) < 1e-9);
  }
  CHECK(longest >= 3);
}

TEST_CASE("A pool of twice the size makes nobody wait longer") {
  Arrivals arrivals = hundred_tokens();
  arrivals.input.mean = 500;
  EngineRules rules;
  rules.pool_tokens = 6000;
  const double saturation = saturation_per_second(constant_steps(), rules, arrivals);
  arrivals.per_second = 0.8 * saturation;
  const double tight = latency_percentiles(constant_steps(), rules, arrivals, {}).ttft.p99;
  rules.pool_tokens = 12'000;
  CHECK(latency_percentiles(constant_steps(), rules, arrivals, {}).ttft.p99 <= 1.05 * tight);
  CHECK(saturation_per_second(constant_steps(), rules, arrivals) > 1.5 * saturation);
}

TEST_CASE("Conversations are kept up with as long as there is room for what was said") {
  // A token of a prompt takes 100 us. Eight turns have 32,800 tokens of prompts, of which 5,500 are new: with
  // everything cached a conversation takes 0.55 s of prompts, without 3.28 s, beside a little decoding.
  StepCost cost;
  cost.fixed = 5e-3;
  cost.stream_token = 100e-6;
  Arrivals talks;
  talks.kind = ArrivalKind::sessions;
  talks.requests = 1000;
  talks.input.mean = 500;
  talks.output.mean = 100;
  talks.sessions = {8, 2000, 5};
  EngineRules rules;
  const double endless = saturation_per_second(cost, rules, talks);
  CHECK(endless > 0.75 / 0.55);
  CHECK(endless < 1 / 0.55);
  rules.pool_tokens = 7000;  // of one conversation, when it ends
  const double small = saturation_per_second(cost, rules, talks);
  CHECK(small < 1 / 3.28);
  // A conversation takes about 8 x 6 s, and the mean of what was said is 4,100 tokens: 0.5 a second are 24 at
  // a time and 98,000 tokens. Overloaded, the same pool keeps nothing.
  rules.pool_tokens = 150'000;
  const double sustained = saturation_per_second(cost, rules, talks);
  CHECK(sustained > 0.5);
  CHECK(sustained < endless);
  talks.per_second = 0.5;
  const LatencyPercentiles served = latency_percentiles(cost, rules, talks, {});
  CHECK(served.complete);
  CHECK(served.prefix_hit_share > 0.8 * (1 - 5500.0 / 32'800));
}
