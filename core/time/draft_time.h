#pragma once

#include "core/catalog/serving_calibration.h"
#include "core/time/step_cost.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// What making the drafts of a step costs.
struct DraftCost {
  int drafts = 0;  ///< of a sequence, verified in one step; 0: none
  bool by_network = false;
  StepCost pass;  ///< of the network that makes them
};

/// The drafts of `serving`. A pass of the network is a step of it without the engine's own work.
DraftCost draft_cost(const Serving& serving, const ServingCalibration& calibration);

/// Seconds by which drafts make a step longer that decodes as `plain` says and does nothing else, beside the
/// products over more tokens: the network's passes, the first over the tokens of the last verification, and
/// one for each further draft, one after another (Leviathan et al. 2023, arXiv:2211.17192, section 3.1); and
/// a share of the step's own work for each draft, by which measured steps are longer than their products:
/// kernels for few rows, sampling, what is written to the cache and taken back (data/judgement.json).
double draft_seconds(const DraftCost& cost, const StepCost& model, const StepWork& plain);

}  // namespace whichgpu
