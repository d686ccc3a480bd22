#include "tests/accuracy/wild/wild_row.h"

#include <utility>

namespace whichgpu::accuracy {
namespace {

/// Where a client warms nothing up, whoever starts first waits until the kernels of linear attention are
/// compiled, which vLLM did at first use: about 14 s on an RTX 3090 (syv-ai/qwen38-27b-rtx3090#155), now done
/// at its start (vllm-project/vllm#54797).
void start_cold(const WildRow& row, const Prepared& prepared, Metrics& served) {
  constexpr double compiling_seconds = 10;
  const ServingEstimate& e = prepared.estimate;
  const bool compiles = e.shape.linear_layers > 0 && row.measurement.engine.rfind("vllm", 0) == 0;
  if (!row.cold || !compiles) return;
  const ClosedRun& run = *row.measurement.run;
  const double tokens = run.requests * run.output.mean;
  served.ttft_seconds += compiling_seconds * run.users / run.requests;
  served.output_tokens_per_second = tokens / (tokens / served.output_tokens_per_second + compiling_seconds);
}

}  // namespace

std::optional<WildAnswer> answer(const WildRow& row, const ServingCalibration& calibration,
                                 std::string& why_not) {
  std::optional<Prepared> prepared = prepare(row.measurement, why_not);
  if (!prepared) return std::nullopt;
  std::optional<Metrics> served = simulate(*prepared, calibration);
  if (!served) {
    why_not = "takes too many steps";
    return std::nullopt;
  }
  start_cold(row, *prepared, *served);
  WildAnswer answer;
  answer.simulated = *served;
  prepared->correction = {};
  answer.closed_form = predict(*prepared, calibration);
  const ServingEstimate& e = prepared->estimate;
  const StepModel model = step_model(e.serving, e.shape, e.bytes, calibration, e.footprint.host);
  answer.bands = serving_speed(model, e.footprint, e.serving.concurrency).bands;
  answer.prepared = std::move(*prepared);
  return answer;
}

}  // namespace whichgpu::accuracy
