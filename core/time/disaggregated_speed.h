#pragma once

#include "core/time/step_time.h"

namespace whichgpu {

/// Speed where one pool of cards reads prompts and another writes answers. Means over requests; seconds.
struct DisaggregatedSpeed {
  double ttft_seconds = 0;
  double tpot_seconds = 0;
  double requests_per_second = 0;
  double decoding = 0;        ///< sequences at once in the pool that writes, all replicas
  bool prompts_wait = false;  ///< the pool that reads is the slower one
  bool room_ends = false;     ///< the pool that writes holds no more

  double output_tokens_per_second(double output_tokens) const { return requests_per_second * output_tokens; }
};

/// How keys and values get from one pool to the other.
struct CacheMove {
  double bytes = 0;  ///< of one prompt
  double seconds = 0;
  bool hidden = false;  ///< behind reading: layers are sent as they are done
};

/// Keys and values of a prompt over a link of so many bytes a second, which yields a judged share of it;
/// hidden where that takes little of the prompt's time, as layers are sent as they are done (Splitwise, Patel
/// et al. 2023, arXiv:2311.18677).
CacheMove cache_move(const StepModel& prefill, double link_bytes_per_second);

/// Prompts that all replicas of a pool read in a second, one after another on each.
double prompts_per_second(const StepModel& prefill);

/// Requests that all replicas of a pool answer in a second with so many sequences at once in all of them.
double answers_per_second(const StepModel& decode, double decoding);

/// `users` in a closed loop over both pools: each waits for its prompt, for the move of its cache where that
/// is not hidden, and for its answer, with as many others at once as Little's law says, at most `room`; where
/// the pool that reads is slower than they ask, for that.
DisaggregatedSpeed disaggregated_speed(const StepModel& prefill, const StepModel& decode, double room,
                                       const CacheMove& move, double users);

}  // namespace whichgpu
