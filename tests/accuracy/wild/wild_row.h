#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// A published run of strangers: what was asked of their engine, and what they measured.
struct WildRow {
  Measurement measurement;
  std::string version;  ///< of the engine, as printed
  bool queued = false;  ///< all requests were sent at once
  bool cold = false;    ///< the first requests that an engine got after its start are among them
};

/// What the core says of a run: the closed form, and request by request.
struct WildAnswer {
  Prepared prepared;
  Metrics closed_form;
  Metrics simulated;
  SpeedBands bands;
};

/// Nothing, and why, if the core gives no speed for it.
std::optional<WildAnswer> answer(const WildRow& row, const ServingCalibration& calibration,
                                 std::string& why_not);

}  // namespace whichgpu::accuracy
