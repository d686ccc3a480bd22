#pragma once

#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// The same work on another card: the smallest power-of-two count, up to one server of eight, that holds
/// every user; if none does, the estimate for eight. Parallelism is chosen anew; a price of the visitor's
/// own does not carry over.
ServingEstimate same_work_on(const ServingQuestion& question, const Gpu& gpu);

}  // namespace whichgpu
