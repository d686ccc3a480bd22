#pragma once

#include <optional>

#include "core/advice/serving/plan_need.h"
#include "core/catalog/names.h"
#include "core/memory/serving_footprint.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

constexpr double most_users_asked = 100'000;  ///< as many as a request may name

/// What a configuration runs into when more users come.
enum class ServingLimit { none, memory, max_num_seqs, ttft, tpot };

template <>
inline constexpr auto names<ServingLimit> = spelled<ServingLimit>({{ServingLimit::none, "none"},
                                                                   {ServingLimit::memory, "memory"},
                                                                   {ServingLimit::max_num_seqs,
                                                                    "max_num_seqs"},
                                                                   {ServingLimit::ttft, "ttft"},
                                                                   {ServingLimit::tpot, "tpot"}});

/// One complete serving configuration.
struct ServingTrial {
  ServingFootprint footprint;
  double users = 0;                          ///< of all replicas
  std::optional<ServingSpeed> speed;         ///< absent where the users do not fit
  ServingLimit broken = ServingLimit::none;  ///< the limit missed by most; none: everything holds
};

/// Whether so many requests per second are served as are sent; 0 are not sent at a rate.
inline bool sustains(double served_per_second, double sent_per_second) {
  constexpr double rounding = 1e-3;
  return sent_per_second <= served_per_second * (1 + rounding);
}

/// A configuration with its own users, under no limits of time: speed, with basis and bands, wherever weights
/// and one request fit; layers may be in host memory. Where requests arrive at a rate, the users are those
/// who send it, as many as run at once at most.
ServingTrial try_configuration(const Serving& serving, const ModelShape& shape,
                               const ServingCalibration& calibration);

/// For searches, which try a model with one number of users after the other: all `users` must fit at full
/// length and run at once, and the mean times must be within the limits.
ServingTrial try_serving(const StepModel& model, double users, const LatencyLimits& limits);

/// What a search knows before it tries a configuration.
struct TrialBounds {
  double least_seconds = 0;           ///< a request takes no less
  double useless_seconds = no_limit;  ///< no need to know how many users an arrival rate means beyond this
};

/// The trial with the fewest users that send `rate` requests per second to each replica, or at whom a limit
/// breaks. Users k of a replica are enough if k >= rate x seconds(k). The time grows with the users, so that
/// whatever k was tried, rate x seconds(k) rounded up bounds the answer on the same side as k.
ServingTrial try_rate(const StepModel& model, double rate, const LatencyLimits& limits,
                      const TrialBounds& bounds = {});

}  // namespace whichgpu
