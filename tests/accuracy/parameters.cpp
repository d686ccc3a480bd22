#include "tests/accuracy/parameters.h"

#include <algorithm>

namespace whichgpu::accuracy {
namespace {

/// A belief about a parameter that holds for every engine that has it.
struct Common {
  const char* name;
  double Calibration::*field;
  double prior;
  double spread;
  double least;
  double most;
};

struct Particular {
  const char* name;
  double EngineCalibration::*field;
  double prior;
  double spread;
  double least;
  double most;
};

// Priors are round figures from kernel benchmarks and first principles; shares stay below what is possible.
constexpr Common common[] = {
    {"kv_bandwidth", &Calibration::kv_bandwidth, 0.7, 0.3, 0.2, 1.0},
    {"gemm_bf16", &Calibration::gemm_bf16, 0.7, 0.2, 0.2, 0.95},
    {"gemm_fp8", &Calibration::gemm_fp8, 0.6, 0.2, 0.2, 0.95},
    {"gemm_fp4", &Calibration::gemm_fp4, 0.5, 0.2, 0.1, 0.95},
    {"grouped_gemm", &Calibration::grouped_gemm, 0.5, 0.4, 0.1, 1.0},
    {"attention_flops", &Calibration::attention_flops, 0.5, 0.3, 0.1, 0.9},
    {"weight_only", &Calibration::weight_only, 0.7, 0.2, 0.3, 1.0},
    {"activation_passes", &Calibration::activation_passes, 12, 0.5, 2, 60},
    {"expert_passes", &Calibration::expert_passes, 12, 0.5, 1, 60},
    {"kernel_seconds", &Calibration::kernel_seconds, 4e-6, 0.3, 1e-6, 1e-5},
    {"nvlink_bandwidth", &Calibration::nvlink_bandwidth, 0.5, 0.3, 0.1, 1.0},
    {"nvlink_latency_seconds", &Calibration::nvlink_latency_seconds, 2e-6, 0.7, 1e-7, 2e-5},
    {"blackwell_kernel", &Calibration::blackwell_kernel, 0.9, 0.2, 0.5, 1.5},
    {"burst_requests", &Calibration::burst_requests, 5, 0.5, 1, 50},
    {"burst_sync", &Calibration::burst_sync, 1, 0.5, 0.1, 4},
    {"attention_dp_wait", &Calibration::attention_dp_wait, 0.4, 0.5, 0.05, 1},
};

constexpr Particular served[] = {
    {"bandwidth_hbm", &EngineCalibration::bandwidth_hbm, 0.85, 0.1, 0.3, 1.0},
    {"kernel", &EngineCalibration::kernel, 1, 0.3, 0.2, 4},
    {"sequence_seconds", &EngineCalibration::sequence_seconds, 3e-6, 1.0, 1e-8, 2e-4},
    {"first_token_seconds", &EngineCalibration::first_token_seconds, 0.02, 0.7, 1e-3, 0.4},
    {"first_token_steps", &EngineCalibration::first_token_steps, 2.5, 0.3, 0.5, 20},
    {"attention_data_steps", &EngineCalibration::attention_data_steps, 10, 0.7, 0.1, 100},
    {"cache_reread", &EngineCalibration::cache_reread, 0.05, 1.0, 1e-3, 1.0},
};

}  // namespace

double& Parameter::in(Calibration& calibration) const {
  if (common != nullptr) return calibration.*common;
  auto* found = std::find_if(calibration.engines.begin(), calibration.engines.end(),
                             [&](const EngineCalibration& e) { return e.engine == engine; });
  return (*found).*particular;
}

std::vector<Parameter> fitted_parameters(const Calibration& start) {
  std::vector<Parameter> all;
  for (const Common& c : common) {
    all.push_back({c.name, {}, c.field, nullptr, c.prior, c.spread, c.least, c.most});
  }
  for (const EngineCalibration& engine : start.engines) {
    if (engine.kernel <= 0) continue;
    for (const Particular& p : served) {
      all.push_back({std::string(engine.engine) + "." + p.name, engine.engine, nullptr, p.field, p.prior, p.spread,
                     p.least, p.most});
    }
  }
  return all;
}

}  // namespace whichgpu::accuracy
