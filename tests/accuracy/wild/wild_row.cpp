#include "tests/accuracy/wild/wild_row.h"

#include <utility>

namespace whichgpu::accuracy {

std::optional<WildAnswer> answer(const WildRow& row, const ServingCalibration& calibration,
                                 std::string& why_not) {
  std::optional<Prepared> prepared = prepare(row.measurement, why_not);
  if (!prepared) return std::nullopt;
  const std::optional<Metrics> served = simulate(*prepared, calibration);
  if (!served) {
    why_not = "takes too many steps";
    return std::nullopt;
  }
  WildAnswer answer;
  answer.simulated = *served;
  prepared->correction = {};
  answer.closed_form = predict(*prepared, calibration);
  const ServingEstimate& e = prepared->estimate;
  const StepModel model = step_model(e.serving, e.shape, e.bytes, calibration, e.footprint.host_share);
  answer.bands = serving_speed(model, e.footprint, e.serving.concurrency).bands;
  answer.prepared = std::move(*prepared);
  return answer;
}

}  // namespace whichgpu::accuracy
