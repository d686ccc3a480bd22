#pragma once

#include <string>

#include "tests/accuracy/calibrate/held_out.h"

namespace whichgpu::accuracy {

/// The text of data/calibration.json: every parameter with its value, unit, meaning and where it comes
/// from, the engines and cards that took part, and the 10th and 90th percentiles of
/// measured over estimated on held-out points.
std::string calibration_file(const std::vector<Parameter>& parameters, const Fit& fit,
                             const HeldOut& held_out, const std::vector<const Prepared*>& rows);

void print_parameters(const std::vector<Parameter>& parameters, const Fit& fit);

}  // namespace whichgpu::accuracy
