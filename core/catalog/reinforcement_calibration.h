#pragma once

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// What steps of reinforcement learning take over serving and training alone, from
/// data/reinforcement_calibration.json.
struct ReinforcementCalibration {
  double dense = 1;    ///< time of log-probabilities and updates over that of training alike, dense models,
  double mixture = 1;  ///< … mixtures of experts
  double sync_seconds =
      0;  ///< of a step beside rollout, passes and updates, whatever the model: data, waking
  double sync_matrix_seconds = 0;  ///< … more for each matrix that is handed to the engine
  double exposed_sync = 1;         ///< share of both that pools at work at the same time wait for
  ErrorBand calibrated;            ///< measured over estimated, a model that took no part in the fit
  ErrorBand other;                 ///< … on another card
  ErrorBand unmeasured;            ///< … of other programs or methods: judged
  BoundedList<std::string_view, 16> measured;  ///< Gpu::id of those that took part
};

}  // namespace whichgpu
