#pragma once

#include "core/advice/serving/plan_formats.h"
#include "core/advice/serving/trial.h"

namespace whichgpu {

/// A configuration of the planner: `replicas` copies of one engine that runs on `unit.gpus()` cards.
struct ServingChoice {
  const PricedCard* card = nullptr;
  Formats formats;
  Parallelism unit;  ///< of one replica: data is 1
  int replicas = 1;

  int gpus() const { return unit.gpus() * replicas; }
};

/// A configuration and what becomes of the need on it.
struct ServingCandidate {
  ServingChoice choice;
  Serving serving;       ///< complete, with the users it is planned for
  LatencyLimits limits;  ///< that it was held to
  Price price;
  double ttft_seconds = 0;  ///< as all times, 0 of a model whose speed is not estimated
  double tpot_seconds = 0;
  double request_seconds = 0;
  double output_tokens_per_second = 0;
  ServingLimit broken = ServingLimit::none;  ///< none: the need is met
  double shortfall_bytes = 0;                ///< per GPU, if memory is what lacks
  /// Met with the published number formats, memory to spare and the 90th percentile of both times.
  bool safe = false;

  const Gpu& gpu() const { return *serving.gpu; }
  int gpu_count() const { return serving.gpu_count; }
  double usd() const { return price.usd_per_hour; }
  double time() const { return request_seconds; }
  bool same_choice(const ServingCandidate& other) const;
};

/// The serving configuration that `choice` stands for, with its engine's defaults and one user.
Serving serving_of(const ServingPlanQuestion& question, const ServingChoice& choice);

/// The need on one configuration; its price is left out. An arrival rate turns into the fewest users of a
/// replica, a whole number, that ask as often (Little's law); one that is useless may be reported as broken.
ServingCandidate try_choice(const ServingPlanQuestion& question, const ModelShape& shape,
                            const ServingChoice& choice, const ServingCalibration& calibration,
                            const TrialBounds& bounds = {});

/// Bounds from below on the times of a request.
struct LeastTimes {
  double request_seconds = 0;  ///< 0: not worked out
  bool within_limits = true;   ///< of the question
};

/// The least times with any number of copies and of pipeline stages: memory without end, and users spread
/// evenly over as many GPUs as the question allows.
LeastTimes least_times(const ServingPlanQuestion& question, const ModelShape& shape,
                       const ServingChoice& choice, const ServingCalibration& calibration);

/// A bound from above on the users whom one replica holds in memory: room is worked out for one user, more
/// users leave less. 0: the weights do not fit.
double most_users_held(const ServingPlanQuestion& question, const ModelShape& shape,
                       const ServingChoice& choice);

/// A bound from above on the requests per second that one replica answers when memory holds `most_users`. A
/// step takes a fixed time, and each other term is constant, linear in the users, the larger of such two, or
/// concave; so a fuller batch answers no fewer, unless a prompt that waits for no other saves more than the
/// fixed time of all of a request's steps: then there is no bound.
double most_rate(const ServingPlanQuestion& question, const ModelShape& shape, const ServingChoice& choice,
                 double most_users, const ServingCalibration& calibration);

}  // namespace whichgpu
