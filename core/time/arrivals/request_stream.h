#pragma once

#include <vector>

#include "core/time/arrivals/batch_schedule.h"
#include "core/time/arrivals/length_quantile.h"
#include "core/workload/arrivals.h"

namespace whichgpu {

/// The requests of a load, one after the other: their lengths, and when they come. The same every time; a
/// load with other lengths or another rate moves the same requests.
class RequestStream {
 public:
  /// `count` requests before lengths and gaps repeat. None is longer than a pool of `most_tokens` holds.
  RequestStream(const Arrivals& arrivals, int count, double most_tokens);

  /// The next request, of its own.
  TimedRequest next();
  /// The next request, as a turn of a session in which `said` tokens were said before.
  TimedRequest next_turn(int session, int turn, double said);
  /// Seconds to the next arrival.
  double gap();
  /// Seconds that the sender of the `index`th request waits after its answer.
  double pause(int index) const;

 private:
  double of(const std::vector<double>& fractions, int index) const;

  const Arrivals arrivals_;
  double most_tokens_;
  GapQuantile gap_quantile_;
  std::vector<double> inputs_;
  std::vector<double> outputs_;
  std::vector<double> pauses_;
  std::vector<double> gaps_;
  int made_ = 0;
  int arrived_ = 0;
  double mean_gap_ = 0;
};

/// `count` requests that a settled replica has in flight, each somewhere on its way: of long answers more
/// often than of short ones, in proportion to their length.
std::vector<TimedRequest> requests_under_way(const Arrivals& arrivals, int count);

}  // namespace whichgpu
