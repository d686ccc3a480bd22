#pragma once

#include <string>

#include "tests/accuracy/training/fit/training_held_out.h"

namespace whichgpu::accuracy {

/// The text of data/training_calibration.json: every parameter, the pairs of program and card that took part,
/// and bands from held-out errors; the goodput factor is that of the catalog.
std::string training_calibration_file(const TrainingFit& fit, const TrainingHeldOut& held_out,
                                      const std::vector<const PreparedTraining*>& rows);

}  // namespace whichgpu::accuracy
