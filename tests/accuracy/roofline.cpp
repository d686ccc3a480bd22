#include "tests/accuracy/roofline.h"

#include "core/time/step_time.h"

namespace whichgpu::accuracy {
namespace {

/// The catalog's calibration with every rate of a GPU at its peak and every latency zero.
ServingCalibration ideal_calibration() {
  ServingCalibration c = tables::serving_calibration();
  for (double* share : {&c.gemm_bf16, &c.gemm_fp8, &c.gemm_fp4, &c.gemm_int8, &c.gemm_fp32,
                        &c.attention_flops, &c.weight_only}) {
    *share = 1;
  }
  for (double* cost : {&c.activation_passes, &c.expert_passes, &c.kernel_seconds, &c.step_seconds,
                       &c.weight_only_unpacking}) {
    *cost = 0;
  }
  for (EngineCalibration& e : c.engines) {
    for (double* share : {&e.bandwidth_hbm, &e.bandwidth_gddr, &e.bandwidth_unified, &e.quantised_bandwidth,
                          &e.gemm, &e.cache_bandwidth, &e.grouped_gemm}) {
      *share = 1;
    }
    e.sequence_seconds = 0;
    e.cache_reread = 0;
  }
  return c;
}

}  // namespace

bool beats_the_card(const Prepared& row) {
  static const ServingCalibration ideal = ideal_calibration();
  const Measurement& m = *row.measurement;
  if (m.load != "static" || m.measured.output_tokens_per_second <= 0) return false;
  const ServingEstimate& e = row.estimate;
  const Serving& s = e.serving;
  const StepModel model = step_model(s, e.shape, e.bytes, ideal);
  const auto work = [](const StepTime& step) { return step.total() - step.communication; };
  const double prompts = work(prefill_step(model, s.concurrency, s.input_tokens, 0, 1));
  const double context = s.input_tokens + s.output_tokens / 2;
  const double decode = work(decode_step(model, s.concurrency, 1, context));
  const double seconds = prompts + (s.output_tokens - 1) * decode;
  return m.measured.output_tokens_per_second > s.concurrency * s.output_tokens / seconds;
}

}  // namespace whichgpu::accuracy
