#pragma once

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// How surprising a measurement is under `calibration`: the logarithms of predicted over measured, each
/// metric on the scale of its usual scatter, under a pseudo-Huber loss (a parabola near zero, a line far
/// out). Throughput counts only where it does not follow from TTFT and TPOT of the same row.
double log_loss(const Prepared& row, const ServingCalibration& calibration);

}  // namespace whichgpu::accuracy
