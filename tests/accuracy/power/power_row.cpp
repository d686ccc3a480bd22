#include "tests/accuracy/power/power_row.h"

#include <algorithm>

#include "core/memory/serving_footprint.h"
#include "core/power/serving_power.h"

namespace whichgpu::accuracy {

double PreparedPower::predicted_watts(const PowerCalibration& calibration) const {
  Gpu board = *row->serving.gpu;
  board.power_watts = row->limit_watts;
  return board_power(board, use, 0, calibration).watts;
}

std::optional<PreparedPower> prepare(const PowerRow& row) {
  if (!row.left_out.empty()) return std::nullopt;
  const Serving& s = row.serving;
  const ModelShape shape = model_shape(*s.model);
  const WeightBytes bytes = weight_bytes(*s.weights, shape);
  ServingFootprint footprint = serving_footprint(s, shape, bytes, s.concurrency);
  constexpr double endless = 1e15;  // so many did run at once: their lengths alone are not known
  footprint.kv_pool_bytes = std::max(footprint.kv_pool_bytes, endless);
  const StepModel model = step_model(s, shape, bytes, tables::serving_calibration());
  const ServingPower power = serving_power(model, serving_times(model, footprint, s.concurrency));
  return PreparedPower{&row, power.use, power.board.basis};
}

}  // namespace whichgpu::accuracy
