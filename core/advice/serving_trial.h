#pragma once

#include <optional>

#include "core/advice/plan_need.h"
#include "core/memory/footprint.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

/// What a configuration runs into when more users come.
enum class Limit { none, memory, max_num_seqs, ttft, tpot };

/// One complete serving configuration against the limits of a need.
struct ServingTrial {
  Footprint footprint;
  std::optional<ServingSpeed> speed;  ///< times and rates; absent if not all users fit into memory
  Limit broken = Limit::none;         ///< the limit missed by most; none: everything holds
};

/// All users must fit at full length and run at once, and the mean times must be within the limits.
ServingTrial try_serving(const Serving& serving, const ModelShape& shape, const LatencyLimits& limits,
                         const Calibration& calibration);

/// The same for one after another number of users: `model` is the step model of its `serving`, in which only
/// the concurrency may have changed.
ServingTrial try_serving(const StepModel& model, const LatencyLimits& limits);

/// From sending a request to its last token.
inline double request_seconds(const Serving& serving, const ServingSpeed& speed) {
  return speed.ttft_seconds + (serving.output_tokens - 1) * speed.tpot_seconds;
}

}  // namespace whichgpu
