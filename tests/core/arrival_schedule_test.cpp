#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "core/time/arrivals/latency_percentiles.h"
#include "core/time/arrivals/service_run.h"
#include "core/time/arrivals/steady_flow.h"
#include "core/time/step_time.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using doctest::Approx;

namespace {

/// 5 ms a step, 0.1 us a token of context, 10 us a prompt token: round, and linear everywhere.
StepCost linear_cost() {
  StepCost cost;
  cost.fixed = 5e-3;
  cost.sequence = 10e-6;
  cost.linear_token = 10e-6;
  AttentionCost attention;
  attention.cache_token = 1e-7;
  cost.attention.push(attention);
  return cost;
}

/// Steps of 10 ms whatever is in them, so that an answer of n tokens takes n steps.
StepCost constant_cost() {
  StepCost cost;
  cost.fixed = 10e-3;
  return cost;
}

Lengths tokens(double mean) {
  Lengths lengths;
  lengths.mean = mean;
  return lengths;
}

Lengths long_tailed(double mean, double p90) {
  Lengths lengths;
  lengths.law = LengthLaw::lognormal;
  lengths.mean = mean;
  lengths.p90 = p90;
  return lengths;
}

Arrivals chat(double per_second) {
  Arrivals arrivals;
  arrivals.per_second = per_second;
  arrivals.input = long_tailed(700, 1400);
  arrivals.output = long_tailed(250, 500);
  return arrivals;
}

LatencyPercentiles serve(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                         const ScheduleBounds& bounds = {}) {
  return latency_percentiles(cost, rules, arrivals, LatencyLimits(), bounds);
}

/// Mean wait of a queue with one server over its mean service time: Pollaczek and Khinchine,
/// load (1 + variation^2) / (2 (1 - load)).
double mean_wait(double load, double variation) {
  return load * (1 + variation * variation) / (2 * (1 - load));
}

/// A server that takes one request at a time.
EngineRules one_at_a_time() {
  EngineRules rules;
  rules.max_num_seqs = 1;
  return rules;
}

}  // namespace

TEST_CASE("One user of an empty replica: its prompt, its steps, and the lag") {
  EngineRules rules;
  rules.lag_steps = 1.2;
  rules.lag_seconds = 3e-3;
  Arrivals arrivals;
  arrivals.kind = ArrivalKind::closed;
  arrivals.requests = 20;
  arrivals.input = tokens(1000);
  arrivals.output = tokens(101);
  const LatencyPercentiles p = serve(linear_cost(), rules, arrivals);
  // Prompt: 5 ms and 1,000 x 10 us. Lag: 1.2 steps of 5.02 ms and 3 ms.
  const double ttft = 15e-3 + 1.2 * 5.02e-3 + 3e-3;
  CHECK(p.ttft.mean == Approx(ttft).epsilon(1e-9));
  CHECK(p.ttft.p99 == Approx(ttft).epsilon(1e-9));
  // 100 steps at 1,000 to 1,099 tokens: 5 ms, 10 us of the sequence, 10 us of its token, 0.10495 ms of cache.
  CHECK(p.tpot.mean == Approx(5.12495e-3).epsilon(1e-9));
  CHECK(p.e2e.mean == Approx(ttft + 100 * 5.12495e-3).epsilon(1e-9));
  CHECK(p.itl.p50 == Approx(5.125e-3).epsilon(0.01));  // bins of 1 %
  CHECK(p.good_share == Approx(1));
}

TEST_CASE("Little's law: requests in flight are their rate times the time that each takes") {
  for (const double per_second : {2.0, 8.0, 14.0}) {
    const LatencyPercentiles p = serve(linear_cost(), EngineRules(), chat(per_second));
    CAPTURE(per_second);
    CHECK(p.complete);
    // Without lag, in flight are those that wait, work on their prompt, or decode.
    CHECK(p.running == Approx(p.per_second * (p.e2e.mean - p.ttft.mean)).epsilon(0.03));
    CHECK(p.waiting <= p.per_second * p.ttft.mean);
  }
  // Users who wait for their answer are always in flight, exactly.
  Arrivals users;
  users.kind = ArrivalKind::closed;
  users.users = 16;
  users.input = tokens(500);
  users.output = tokens(100);
  const LatencyPercentiles p = serve(linear_cost(), EngineRules(), users);
  CHECK(p.per_second * p.e2e.mean == Approx(16).epsilon(0.01));
  // With 1.5 s of thought between, by the interactive response time law: users = rate x (time + thought).
  users.think_seconds = 1.5;
  const LatencyPercentiles thoughtful = serve(linear_cost(), EngineRules(), users);
  CHECK(thoughtful.per_second * (thoughtful.e2e.mean + 1.5) == Approx(16).epsilon(0.02));
}

TEST_CASE("Steps that are alike are advanced at once, to the same percentiles") {
  ScheduleBounds single;
  single.steps_at_once = 1;
  single.evaluations = 10'000'000;
  for (const double per_second : {1.0, 10.0}) {
    const LatencyPercentiles at_once = serve(linear_cost(), EngineRules(), chat(per_second));
    const LatencyPercentiles one_by_one = serve(linear_cost(), EngineRules(), chat(per_second), single);
    CAPTURE(per_second);
    CHECK(at_once.evaluations < one_by_one.evaluations);
    for (const auto latency :
         {&LatencyPercentiles::ttft, &LatencyPercentiles::tpot, &LatencyPercentiles::e2e}) {
      for (const int which : {0, 50, 90, 99}) {
        CHECK(percentile(at_once.*latency, which) ==
              Approx(percentile(one_by_one.*latency, which)).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("One server, steps of constant time: the mean wait of Pollaczek and Khinchine") {
  Arrivals arrivals;
  arrivals.requests = 15'000;
  arrivals.input = tokens(1);
  arrivals.output = tokens(100);
  const double service = 1.0;  // 100 steps of 10 ms: a prompt that gives the first token, and 99 more
  for (const double load : {0.5, 0.7}) {
    arrivals.per_second = load / service;
    const LatencyPercentiles p = serve(constant_cost(), one_at_a_time(), arrivals);
    CAPTURE(load);
    // Joins wait for the next step only where another is served: exact but for the sample.
    CHECK(p.queue_seconds == Approx(mean_wait(load, 0) * service).epsilon(0.04));
    CHECK(p.running == Approx(load * 0.99).epsilon(0.02));
  }
  // Answers spread log-normally: mean 100, P90 of 200. sigma = z - sqrt(z^2 - 2 ln 2), variation^2 =
  // exp(sigma^2) - 1.
  arrivals.output = long_tailed(100, 200);
  const double z = 1.2815515655446004;
  const double sigma = z - std::sqrt(z * z - 2 * std::log(2.0));
  const double variation = std::sqrt(std::exp(sigma * sigma) - 1);
  arrivals.per_second = 0.5;
  CHECK(serve(constant_cost(), one_at_a_time(), arrivals).queue_seconds ==
        Approx(mean_wait(0.5, variation)).epsilon(0.06));
}

TEST_CASE("Requests that come in bursts wait longer than those that come evenly") {
  Arrivals arrivals = chat(10);
  std::vector<double> p99;
  for (const double burstiness : {0.0, 1.0, 2.0}) {
    arrivals.burstiness = burstiness;
    p99.push_back(serve(linear_cost(), EngineRules(), arrivals).ttft.p99);
  }
  CHECK(p99[0] < p99[1]);
  CHECK(p99[1] < p99[2]);
}

TEST_CASE("A full pool sends requests back, and all of them end") {
  Arrivals arrivals = chat(6);
  arrivals.requests = 500;
  for (const double reserved : {0.0, 0.5, 1.0}) {
    for (const bool alone : {false, true}) {
      for (const double pool : {3000.0, 8000.0, 30'000.0}) {
        EngineRules rules;
        rules.pool_tokens = pool;
        rules.reserved_output_share = reserved;
        rules.prompts_alone = alone;
        arrivals.per_second = 0.7 * steady_capacity(linear_cost(), rules, arrivals);
        const LatencyPercentiles p = serve(linear_cost(), rules, arrivals);
        CAPTURE(reserved);
        CAPTURE(alone);
        CAPTURE(pool);
        CHECK(p.complete);
        if (reserved == 1.0) CHECK(p.sent_back_share == 0);
        CHECK(std::isfinite(p.e2e.p99));
      }
    }
  }
  EngineRules tight;
  tight.pool_tokens = 8000;
  arrivals.per_second = 0.9 * steady_capacity(linear_cost(), tight, arrivals);
  CHECK(serve(linear_cost(), tight, arrivals).sent_back_share > 0.05);
}

TEST_CASE("The pool is never fuller than it is large, and nobody is lost") {
  EngineRules rules;
  rules.pool_tokens = 6000;
  std::vector<TimedRequest> requests;
  for (int i = 0; i < 60; ++i) {
    TimedRequest r;
    r.input = 100 + 37 * i % 900;
    r.output = 50 + 91 * i % 700;
    requests.push_back(r);
  }
  const StepCost cost = linear_cost();
  BatchSchedule schedule(cost, rules, requests, {});
  for (int i = 0; i < 60; ++i) schedule.enqueue(i);
  std::size_t ended = 0;
  while (!schedule.idle() && !schedule.exhausted()) {
    ended += schedule.advance(1e18).size();
    CHECK(schedule.pool_used() <= rules.pool_tokens + 1e-6);
    CHECK(ended + schedule.admitted() + schedule.queued() == 60);
  }
  CHECK(ended == 60);
  const auto sent_back = [](const TimedRequest& r) { return r.sent_back; };
  CHECK(std::any_of(requests.begin(), requests.end(), sent_back));
}

TEST_CASE("Prompts alone: those that decode stand still meanwhile") {
  // One answers 20 tokens; a prompt of 1,000 tokens comes in its midst: 10 ms of products, 5 ms of overhead.
  std::vector<TimedRequest> requests(2);
  requests[0].input = 1;
  requests[0].output = 20;
  requests[1].input = 1000;
  requests[1].output = 2;
  EngineRules rules;
  rules.prompts_alone = true;
  const auto end = [&] {
    std::vector<TimedRequest> own = requests;
    const StepCost cost = linear_cost();
    BatchSchedule schedule(cost, rules, own, {});
    schedule.enqueue(0);
    schedule.advance(1e18);
    schedule.enqueue(1);
    while (!schedule.idle()) schedule.advance(1e18);
    return own[0].end;
  };
  const double alone = end();
  rules.prompts_alone = false;
  // Mixed, the prompt's step is also one of the answer's: one step of 5 ms less, and 10 us of the sequence.
  const double mixed = end();
  CHECK(alone - mixed == Approx(5e-3).epsilon(0.02));
}

TEST_CASE("A job: all at once, the last ends when its turn has come") {
  Arrivals job;
  job.kind = ArrivalKind::job;
  job.requests = 30;
  job.input = tokens(1);
  job.output = tokens(100);
  EngineRules rules;
  rules.max_num_seqs = 10;
  const LatencyPercentiles p = serve(constant_cost(), rules, job);
  // Three waves of ten, of 100 steps of 10 ms.
  CHECK(p.end_seconds == Approx(3.0).epsilon(1e-9));
  CHECK(p.ttft.mean == Approx((0.01 + 1.01 + 2.01) / 3).epsilon(1e-9));
  CHECK(p.e2e.p99 == Approx(3.0).epsilon(0.01));
}

TEST_CASE("Sessions: a large pool keeps what was said, a small one forgets it") {
  Arrivals arrivals;
  arrivals.kind = ArrivalKind::sessions;
  arrivals.requests = 600;
  arrivals.per_second = 0.2;
  arrivals.input = tokens(500);
  arrivals.output = tokens(100);
  arrivals.sessions = {8, 2000, 5};
  EngineRules rules;
  const LatencyPercentiles large = serve(linear_cost(), rules, arrivals);
  // Turn k begins with 2,000 + 500 (k-1) + 100 (k-1) tokens, of which 500 are new, in turn 1 all: over
  // eight turns 16,000 + 600 x 28 = 32,800 tokens, new 2,000 + 7 x 500 = 5,500; whole blocks of 16.
  CHECK(large.prefix_hit_share == Approx(1 - 5500.0 / 32800).epsilon(0.02));
  rules.pool_tokens = 7000;
  const LatencyPercentiles small = serve(linear_cost(), rules, arrivals);
  CHECK(small.prefix_hit_share < 0.1);
  CHECK(small.ttft.mean > 1.5 * large.ttft.mean);
}

TEST_CASE("Sessions begin as often as they are said to") {
  Arrivals arrivals;
  arrivals.kind = ArrivalKind::sessions;
  arrivals.requests = 1000;
  arrivals.per_second = 0.2;
  arrivals.input = tokens(500);
  arrivals.output = tokens(100);
  arrivals.sessions = {8, 2000, 5};
  // A replica that nothing holds up serves 8 turns of 0.2 sessions a second.
  const ServiceRun run = run_service(linear_cost(), EngineRules(), arrivals);
  CHECK(run.finished / run.counts.seconds == Approx(1.6).epsilon(0.03));
}

TEST_CASE("A pipeline delays a lone prompt by all of its stages") {
  EngineRules rules;
  rules.stages = 4;
  Arrivals arrivals;
  arrivals.kind = ArrivalKind::closed;
  arrivals.requests = 20;
  arrivals.input = tokens(1000);
  arrivals.output = tokens(101);
  // As on one card: 5 ms and 1,000 x 10 us.
  CHECK(serve(linear_cost(), rules, arrivals).ttft.mean == Approx(15e-3).epsilon(1e-6));
}

TEST_CASE("The same question has the same answer, bit by bit") {
  const LatencyPercentiles a = serve(linear_cost(), EngineRules(), chat(9));
  const LatencyPercentiles b = serve(linear_cost(), EngineRules(), chat(9));
  CHECK(a.ttft.p99 == b.ttft.p99);
  CHECK(a.e2e.mean == b.e2e.mean);
  CHECK(a.evaluations == b.evaluations);
}
