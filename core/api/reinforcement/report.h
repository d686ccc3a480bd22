#pragma once

#include "core/advice/reinforcement/answer.h"
#include "core/api/json/write.h"
#include "core/api/reinforcement/request.h"

namespace whichgpu::api {

/// The report, as reinforcement_report.schema.json describes it.
Fragment write(const ReinforcementInput& input, const ReinforcementAnswer& answer);

/// Adds what a peak is made of, bytes of one card.
void add_parts(Object& object, const ReinforcementPeak& peak);

/// How each figure came about.
Fragment reinforcement_working(const ReinforcementEstimate& estimate);

}  // namespace whichgpu::api
