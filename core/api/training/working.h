#pragma once

#include "core/advice/training/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// How each figure of a training report came about, in the order in which they depend on each other.
Fragment training_working(const TrainingEstimate& estimate);

/// The lines of what a run of so many hours costs at `price`; none where no price is known.
void add_price_lines(Array& lines, const Price& price, double hours, double usd_per_hour, double usd_total);

}  // namespace whichgpu::api
