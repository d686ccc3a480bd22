#pragma once

#include "core/advice/serving/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// `speed.vision`: what the pictures of a prompt are and cost.
Object pictures_report(const ServingEstimate& estimate);

/// `fit.vision`: the memory of the encoder.
Object encoder_report(const ServingEstimate& estimate);

/// The working's lines of tokens and of the encoder's memory; with a speed, of times.
void add_picture_lines(Array& lines, const ServingEstimate& estimate);

}  // namespace whichgpu::api
