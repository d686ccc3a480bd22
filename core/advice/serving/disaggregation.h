#pragma once

#include <optional>

#include "core/time/disaggregated_speed.h"
#include "core/workload/disaggregation.h"
#include "core/workload/latency_limits.h"

namespace whichgpu {

/// Two pools against the same cards together.
enum class PoolsVerdict { wins, even, loses };

template <>
inline constexpr auto names<PoolsVerdict> = spelled<PoolsVerdict>({{PoolsVerdict::wins, "wins"},
                                                                   {PoolsVerdict::even, "even"},
                                                                   {PoolsVerdict::loses, "loses"}});

/// What decides it.
enum class PoolsReason {
  no_room,           ///< a pool holds the model not even once
  limit_held,        ///< a limit holds that the cards together miss
  limit_missed,      ///< … the other way round
  tokens_flow,       ///< no token waits for prompts of others
  prompts_wait,      ///< the cards that read are too few
  answers_wait,      ///< those that write hold too few requests
  cache_moves,       ///< moving caches takes longer than reading
  smaller_replicas,  ///< a copy of the model has fewer cards than before
  alike,
};

template <>
inline constexpr auto names<PoolsReason> = spelled<PoolsReason>({{PoolsReason::no_room, "no_room"},
                                                                 {PoolsReason::limit_held, "limit_held"},
                                                                 {PoolsReason::limit_missed, "limit_missed"},
                                                                 {PoolsReason::tokens_flow, "tokens_flow"},
                                                                 {PoolsReason::prompts_wait, "prompts_wait"},
                                                                 {PoolsReason::answers_wait, "answers_wait"},
                                                                 {PoolsReason::cache_moves, "cache_moves"},
                                                                 {PoolsReason::smaller_replicas,
                                                                  "smaller_replicas"},
                                                                 {PoolsReason::alike, "alike"}});

/// Cards in two pools.
struct TwoPools {
  PoolsVerdict verdict = PoolsVerdict::loses;
  PoolsReason reason = PoolsReason::no_room;
  Parallelism prefill;  ///< of the cards that read, with its replicas
  Parallelism decode;   ///< … that write
  double link_bytes_per_second = 0;
  CacheMove move;
  double prompts_per_second = 0;  ///< that one replica reads
  double answers_per_second = 0;  ///< that one replica writes, with as many at once as the limits allow
  double users = 0;  ///< for whom `speed` is: those of the question, or the most within its limits
  DisaggregatedSpeed speed;
  double gain = 0;  ///< requests a second over those of the cards together

  /// Replicas that write for each that reads, for both to be busy.
  double ratio() const { return prompts_per_second / answers_per_second; }
};

/// `together` (its layout is chosen) in two pools, against the same cards in one: with limits by the most
/// requests a second within them, else by those of its users. Replicas stay as they are where they fill the
/// pools; else a pool's are those of its cards that do most. Where the question leaves the pools open, of up
/// to sixteen ways to part the cards the one that serves most.
TwoPools in_two_pools(const StepModel& together, const Disaggregation& asked, const LatencyLimits& limits);

}  // namespace whichgpu
