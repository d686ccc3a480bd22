#pragma once

#include "core/advice/serving/disaggregation.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// `disaggregation`: the cards in two pools, against the same cards together.
Object disaggregation_report(const TwoPools& pools, double output_tokens);

/// The working's lines of it.
void add_disaggregation_lines(Array& lines, const TwoPools& pools);

}  // namespace whichgpu::api
