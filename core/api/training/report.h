#pragma once

#include "core/advice/training/answer.h"
#include "core/api/json/write.h"
#include "core/api/training/request.h"

namespace whichgpu::api {

/// How a run is cut over its cards, as requests and reports say it.
Fragment ranks_report(const TrainingParallelism& p);

/// The report of the contract for one training run.
Fragment training_report(const TrainingAnswer& answer);

Fragment write(const TrainingInput& input, const TrainingAnswer& answer);

}  // namespace whichgpu::api
