#pragma once

namespace whichgpu {

/// How lengths spread around their mean.
enum class LengthLaw {
  fixed,
  uniform,    ///< between two lengths
  lognormal,  ///< few long ones, many short ones
};

/// Tokens of prompts or of answers.
struct Lengths {
  LengthLaw law = LengthLaw::fixed;
  double mean = 1024;
  double least = 1;   ///< uniform: the shortest
  double most = 1e9;  ///< uniform: the longest; log-normal: longer ones are cut
  double p90 = 0;     ///< log-normal: nine of ten are no longer; 1 to most_p90_over_mean times the mean
};

/// Beyond this ratio no log-normal law has the mean and the 90th percentile: exp(z^2 / 2), z = 1.2816.
inline constexpr double most_p90_over_mean = 2.27;

/// Conversations: a turn sends everything said before it and something new.
struct Sessions {
  int turns = 1;
  double first_input_tokens = 0;  ///< of the first turn; a further turn adds the mean of Arrivals::input
  double tool_seconds = 0;        ///< mean pause between an answer and the next turn, exponential
};

/// Who sends the next request, and when.
enum class ArrivalKind {
  open,      ///< at a rate, whatever the engine does
  closed,    ///< users who wait for their answer
  job,       ///< all at once
  sessions,  ///< conversations that begin at a rate
};

/// The requests that one replica receives.
struct Arrivals {
  ArrivalKind kind = ArrivalKind::open;
  double per_second = 1;     ///< requests, or sessions
  double burstiness = 1;     ///< standard deviation over mean of the gaps; 1: a Poisson process
  double users = 1;          ///< closed
  double think_seconds = 0;  ///< closed: mean pause between an answer and the next question, exponential
  bool together = false;     ///< closed: all users begin at once, and stop after `requests` in all
  int requests = 2000;       ///< measured; of a job, or of users who begin together: all there are
  int distinct_prompts = 0;  ///< prompts repeat, and are cached after the first; 0: all differ
  double cached_prefix_fraction = 0;
  Lengths input;
  Lengths output;
  Sessions sessions;
};

}  // namespace whichgpu
