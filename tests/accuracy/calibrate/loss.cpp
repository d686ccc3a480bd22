#include "tests/accuracy/calibrate/loss.h"

#include <cmath>

namespace whichgpu::accuracy {
namespace {

// The scatter of a good model's logarithmic errors, by metric.
constexpr double tpot_scale = 0.10;
constexpr double ttft_scale = 0.20;
constexpr double throughput_scale = 0.08;
constexpr double stream_scale = 0.06;
constexpr double prefill_scale = 0.25;

double robust(double z) { return std::sqrt(1 + z * z) - 1; }

double error_loss(double predicted, double measured, double scale) {
  return measured > 0 ? robust(std::log(predicted / measured) / scale) : 0;
}

/// Whether first tokens tell how a service runs: where users send few requests each, the first of them waited
/// for kernels to be compiled.
bool settled(const Measurement& m) {
  constexpr double least_requests = 5;
  return !m.run || m.run->requests >= least_requests * m.run->users;
}

}  // namespace

double log_loss(const Prepared& row, const ServingCalibration& calibration) {
  const Metrics p = predict(row, calibration);
  const Metrics& m = row.measurement->measured;
  const bool times = m.tpot_seconds > 0 && m.ttft_seconds > 0;
  return error_loss(p.tpot_seconds, m.tpot_seconds, tpot_scale) +
         (settled(*row.measurement) ? error_loss(p.ttft_seconds, m.ttft_seconds, ttft_scale) : 0) +
         (times ? 0 : error_loss(p.output_tokens_per_second, m.output_tokens_per_second, throughput_scale)) +
         error_loss(p.decode_tokens_per_second, m.decode_tokens_per_second, stream_scale) +
         error_loss(p.generation_tokens_per_second, m.generation_tokens_per_second, stream_scale) +
         error_loss(p.prefill_tokens_per_second, m.prefill_tokens_per_second, prefill_scale);
}

}  // namespace whichgpu::accuracy
