#pragma once

#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// Answers what a question asks beside its estimate: adapters, how long the engine takes to start,
/// several processes on a card, and whether the cards do better in two pools.
void answer_aside(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
