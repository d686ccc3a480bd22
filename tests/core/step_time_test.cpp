#include "core/time/step_time.h"

#include <cmath>
#include <doctest/doctest.h>

#include "core/catalog/model_shape.h"
#include "core/time/compute_rate.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::question;

TEST_CASE("A board of less power than its chip takes at the printed rates holds a lower clock") {
  const Calibration& c = tables::calibration();
  const ComputeRate sxm = sixteen_bit_rate(*find_gpu("a100-sxm-80gb"), c);
  const ComputeRate pcie = sixteen_bit_rate(*find_gpu("a100-pcie-80gb"), c);
  CHECK(sxm.peak_flops == pcie.peak_flops);  // the datasheet prints 312 TFLOP/s for both
  CHECK(pcie.achieved_flops / sxm.achieved_flops == doctest::Approx(std::sqrt(300.0 / 400.0)));

  Gpu unstated = *find_gpu("a100-pcie-80gb");
  unstated.power_watts = 0;  // a card of one's own may leave its power out
  CHECK(sixteen_bit_rate(unstated, c).achieved_flops == doctest::Approx(sxm.achieved_flops));
}

TEST_CASE("Kernels whose heads do not share the cache read it once for each head") {
  ServingQuestion q = question("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1, "bf16");
  q.serving.engine = find_engine("deepspeed-mii");
  const ModelShape shape = model_shape(*q.serving.model);
  const WeightBytes two_bytes;
  const auto attention_seconds = [&](double exponent) {
    Calibration c = tables::calibration();
    for (EngineCalibration& engine : c.engines) engine.cache_reread = exponent;
    const StepModel m = step_model(q.serving, shape, two_bytes, c, 0);
    return decode_step(m, 64, 1, 4096).attention;
  };
  CHECK(attention_seconds(1) / attention_seconds(0) == doctest::Approx(32.0 / 8.0));  // heads per KV head
}
