#include "core/advice/serving/disaggregation.h"

#include <algorithm>
#include <vector>

#include "core/advice/serving/capacity.h"
#include "core/advice/serving/layout.h"
#include "core/advice/serving/trial.h"
#include "core/catalog/largest.h"
#include "core/catalog/tables.h"
#include "core/memory/memory_share.h"
#include "core/memory/serving_room.h"

namespace whichgpu {
namespace {

/// What is compared: the same cards together, and what is asked of both.
struct Comparison {
  const StepModel& together;
  const LatencyLimits& limits;
  double link_bytes_per_second = 0;
  double requests_per_second = 0;  ///< of the cards together
  bool holds = true;               ///< … within the limits for at least one user
};

/// A layout of one pool: the question's own with fewer cards.
Serving pool_of(const Serving& together, const Parallelism& layout) {
  Serving pool = together;
  pool.gpu_count = layout.gpus();
  pool.parallelism = layout;
  settle_defaults(pool);
  return pool;
}

StepModel model_of(const Serving& pool, const Comparison& c) {
  return step_model(pool, c.together.shape, c.together.bytes, *c.together.calibration);
}

bool runs(const Serving& pool, const Comparison& c) {
  const ServingFootprint one = serving_footprint(pool, c.together.shape, c.together.bytes, 1);
  return one.verdict != Verdict::does_not_fit && one.shortfall_bytes <= 0;
}

double room_of_pool(const Serving& pool, const Comparison& c) {
  const double held = most_requests(pool, c.together.shape, c.together.bytes);
  const Parallelism& p = pool.parallelism;
  return std::min(held, pool.max_num_seqs * p.attention_data * p.data);
}

/// The sequences at once with which a pool that writes is within the limit, at most `most`.
double decoding_within(const StepModel& decode, double most, const LatencyLimits& limits) {
  const double tokens = std::max(decode.serving->output_tokens - 1, 1.0);
  return largest(std::max(most, 1.0), [&](double decoding) {
    return decoding / answers_per_second(decode, decoding) / tokens <= limits.max_tpot_seconds;
  });
}

/// The layout of `gpus` cards that does most by `rate`: that of the cards together where it divides them.
template <typename Rate>
std::optional<Parallelism> layout_of(int gpus, const Comparison& c, const Rate& rate) {
  const Serving& s = *c.together.serving;
  Parallelism same = s.parallelism;
  same.data = 1;
  std::vector<Parallelism> tried{same};
  if (gpus % same.gpus() == 0) {
    tried.front().data = gpus / same.gpus();
  } else {
    Serving fewer = s;
    fewer.gpu_count = gpus;
    tried = layouts(fewer, c.together.shape);
  }
  std::optional<Parallelism> best;
  double most = 0;
  for (const Parallelism& layout : tried) {
    const Serving pool = pool_of(s, layout);
    if (!runs(pool, c)) continue;
    const double served = rate(pool);
    if (served <= most) continue;
    most = served;
    best = layout;
  }
  return best;
}

/// Without a queue that grows with the users, and within the limits.
bool holds(const DisaggregatedSpeed& speed, const LatencyLimits& limits) {
  return !speed.room_ends && !speed.prompts_wait && limits.hold(speed.ttft_seconds, speed.tpot_seconds);
}

/// Whether a copy of the model has fewer cards than before.
bool smaller_replicas(const TwoPools& pools, const Parallelism& together) {
  const int replica = together.gpus() / together.data;
  return pools.decode.gpus() / pools.decode.data < replica ||
         pools.prefill.gpus() / pools.prefill.data < replica;
}

PoolsReason why_slower(const TwoPools& pools) {
  if (pools.speed.prompts_wait) return PoolsReason::prompts_wait;
  if (pools.speed.room_ends) return PoolsReason::answers_wait;
  return pools.move.hidden ? PoolsReason::answers_wait : PoolsReason::cache_moves;
}

/// Where copies had to shrink, published pools lost, whatever they should have gained
/// (data/measurements/disaggregation).
void judge(TwoPools& pools, const Comparison& c) {
  const double least = tables::judgement().disaggregation.least_gain;
  const bool within = holds(pools.speed, c.limits);
  const auto say = [&](PoolsVerdict verdict, PoolsReason reason) {
    pools.verdict = verdict;
    pools.reason = reason;
  };
  if (smaller_replicas(pools, c.together.serving->parallelism)) {
    return say(PoolsVerdict::loses, PoolsReason::smaller_replicas);
  }
  if (c.limits.given() && within != c.holds) {
    return within ? say(PoolsVerdict::wins, PoolsReason::limit_held)
                  : say(PoolsVerdict::loses, PoolsReason::limit_missed);
  }
  if (pools.gain >= 1 + least) return say(PoolsVerdict::wins, PoolsReason::tokens_flow);
  if (pools.gain <= 1 - least) return say(PoolsVerdict::loses, why_slower(pools));
  say(PoolsVerdict::even, PoolsReason::alike);
}

/// The cards with `prefill_gpus` of them reading; nothing if a pool does not hold the model.
std::optional<TwoPools> parted(int prefill_gpus, const Comparison& c) {
  const Serving& s = *c.together.serving;
  TwoPools pools;
  pools.link_bytes_per_second = c.link_bytes_per_second;
  const auto reads = [&](const Serving& pool) { return prompts_per_second(model_of(pool, c)); };
  const auto writes = [&](const Serving& pool) {
    const StepModel model = model_of(pool, c);
    const double most = std::min(room_of_pool(pool, c), s.concurrency);
    const double decoding = decoding_within(model, most, c.limits);
    return decoding > 0 ? answers_per_second(model, decoding) : 0;
  };
  const auto prefill = layout_of(prefill_gpus, c, reads);
  const auto decode = layout_of(s.gpu_count - prefill_gpus, c, writes);
  if (!prefill || !decode) return std::nullopt;
  pools.prefill = *prefill;
  pools.decode = *decode;
  const Serving reading = pool_of(s, *prefill);
  const Serving writing = pool_of(s, *decode);
  const StepModel read = model_of(reading, c);
  const StepModel write = model_of(writing, c);
  const double room = room_of_pool(writing, c);
  pools.move = cache_move(read, c.link_bytes_per_second);
  pools.prompts_per_second = prompts_per_second(read) / prefill->data;
  pools.answers_per_second = writes(writing) / decode->data;
  const auto speed_of = [&](double users) {
    return disaggregated_speed(read, write, room, pools.move, users);
  };
  pools.users = s.concurrency;
  if (c.limits.given()) {
    pools.users = std::max(
        largest(most_users_asked, [&](double users) { return holds(speed_of(users), c.limits); }), 1.0);
  }
  pools.speed = speed_of(pools.users);
  pools.gain = pools.speed.requests_per_second / c.requests_per_second;
  judge(pools, c);
  return pools;
}

/// How many cards may read: as many as the question says, or whole replicas, or parts of a single one.
std::vector<int> ways(const Serving& s, const Disaggregation& asked) {
  constexpr int most_ways = 16;
  if (asked.prefill_gpus) return {*asked.prefill_gpus};
  const int replicas = s.parallelism.data;
  const int replica = s.parallelism.gpus() / replicas;
  std::vector<int> some;
  if (replicas > 1) {
    for (int i = 1; i < std::min(replicas, most_ways + 1); ++i) {
      const int reading = replicas <= most_ways ? i : std::max(i * replicas / (most_ways + 1), 1);
      some.push_back(reading * replica);
    }
    return some;
  }
  for (const int quarters : {1, 2, 3}) {
    if (s.gpu_count * quarters % 4 == 0) some.push_back(s.gpu_count * quarters / 4);
  }
  if (some.empty()) some.push_back(std::max(s.gpu_count / 2, 1));
  return some;
}

}  // namespace

TwoPools in_two_pools(const StepModel& together, const Disaggregation& asked, const LatencyLimits& limits) {
  const Serving& s = *together.serving;
  Comparison c{together, limits, asked.link_bytes_per_second.value_or(s.network_bytes_per_second), 0, true};
  double users = s.concurrency;
  if (limits.given()) {
    users = capacity(s, together.shape, limits, *together.calibration).concurrency;
    c.holds = users > 0;
  }
  users = std::max(users, 1.0);
  const ServingFootprint mixed = serving_footprint(s, together.shape, together.bytes, users);
  c.requests_per_second = serving_times(together, mixed, users).requests_per_second;
  std::optional<TwoPools> best;
  for (const int reading : ways(s, asked)) {
    const std::optional<TwoPools> pools = parted(reading, c);
    if (!pools) continue;
    const bool first = !best || (holds(pools->speed, limits) && !holds(best->speed, limits));
    const bool alike = best && holds(pools->speed, limits) == holds(best->speed, limits);
    if (first || (alike && pools->gain > best->gain)) best = pools;
  }
  return best.value_or(TwoPools{});
}

}  // namespace whichgpu
