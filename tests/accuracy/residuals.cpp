#include "tests/accuracy/residuals.h"

#include <cstdio>

namespace whichgpu::accuracy {

void compare(const Prepared& row, const ServingCalibration& calibration, const OnError& on_error) {
  const Metrics p = predict(row, calibration);
  const Metrics& m = row.measurement->measured;
  const std::string& load = row.measurement->load;
  const bool served = load == "benchmark" || load == "burst" || load == "steady";
  const auto add = [&](const std::string& kind, double predicted, double measured) {
    if (measured > 0) on_error(kind, predicted, measured);
  };
  add(served ? "served TPOT" : "single stream", p.tpot_seconds, m.tpot_seconds);
  add(served ? "served TTFT" : "first token of a batch", p.ttft_seconds, m.ttft_seconds);
  add(served ? "served tokens/s" : load + " tokens/s", p.output_tokens_per_second,
      m.output_tokens_per_second);
  if (p.crowded) add("crowded tokens/s", p.output_tokens_per_second, m.output_tokens_per_second);
  if (served && m.tpot_seconds > 0 && m.ttft_seconds > 0) {
    const double output = row.estimate.serving.output_tokens;
    add("served tokens/s", 1 / (p.ttft_seconds + (output - 1) * p.tpot_seconds),
        1 / (m.ttft_seconds + (output - 1) * m.tpot_seconds));
  }
  add("single stream", p.decode_tokens_per_second, m.decode_tokens_per_second);
  add("single stream", p.generation_tokens_per_second, m.generation_tokens_per_second);
  add("prompt rate", p.prefill_tokens_per_second, m.prefill_tokens_per_second);
}

void Residuals::add(const std::string& kind, double predicted, double measured) {
  by_kind_[kind].add(predicted, measured);
}

void Residuals::add(const Prepared& row, const ServingCalibration& calibration) {
  compare(row, calibration, [&](const std::string& kind, double predicted, double measured) {
    add(kind, predicted, measured);
  });
}

void Residuals::add_all(const std::vector<const Prepared*>& rows, const ServingCalibration& calibration) {
  for (const Prepared* row : rows) add(*row, calibration);
}

void Residuals::print(const std::string& title) const {
  constexpr double close_percent = 20;
  for (const auto& [kind, errors] : by_kind_) {
    std::printf(
        "%-22s %-24s %5zu points: median %5.1f %%, mean %5.1f %%, within 20 %% %3.0f %%, bias %+5.1f %%\n",
        title.c_str(), kind.c_str(), errors.count(), errors.median_percent(), errors.mean_percent(),
        errors.percent_within(close_percent), errors.median_bias_percent());
  }
}

}  // namespace whichgpu::accuracy
