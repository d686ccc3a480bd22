#include "tests/accuracy/calibrate/parameters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/catalog/lookup.h"

#include "tests/accuracy/calibrate/loss.h"

namespace whichgpu::accuracy {
namespace {

using C = ServingCalibration;
using E = EngineCalibration;

/// What a value may be.
struct Limits {
  double least;
  double most;
};

Parameter common(std::string_view name, double C::*field, double prior, double spread, Limits limits,
                 std::string_view unit, std::string_view meaning) {
  return {name, {}, {}, field, nullptr, prior, spread, limits.least, limits.most, unit, meaning};
}

Parameter particular(std::string_view name, double E::*field, double prior, double spread, Limits limits,
                     std::string_view unit, std::string_view meaning) {
  return {name, {}, {}, nullptr, field, prior, spread, limits.least, limits.most, unit, meaning};
}

// Priors are round figures near what earlier fits to rows of the same published tables gave, and their
// spreads were chosen while looking at errors on those tables: held-out errors are optimistic by that much.
// Narrow spreads held up better on models and cards left out than wide ones did.
// The steps that engines add for attention data parallelism, latent and linear attention hang on how each
// engine schedules, so they are wide; 5 lies within what fits to these tables gave for most engines.
// NVLink's centre is what NCCL leaves of the line rate, 370 of 450 GB/s (NVIDIA/nccl-tests#212, 2024-05-06).
// Of the parameters that are not fitted (spread 0), the benchmark's lengths and requests are its clients'
// settings; kernel_seconds is a unit; step_seconds and gemm_fp32 are judgement.
// A vector: clang 14 takes the first field of ServingCalibration for no field where it works out an array of
// these ahead of time.
const std::vector<Parameter> common_parameters{
    common("gemm_bf16", &C::gemm_bf16, 0.7, 0.0225, {0.2, 0.95}, "share of dense peak",
           "large 16-bit matrix products"),
    common("gemm_fp8", &C::gemm_fp8, 0.6, 0.0225, {0.2, 0.95}, "share of dense peak",
           "large FP8 matrix products"),
    common("gemm_fp4", &C::gemm_fp4, 0.5, 0.0225, {0.1, 0.95}, "share of dense peak",
           "large FP4 matrix products"),
    common("gemm_int8", &C::gemm_int8, 0.35, 0.045, {0.1, 0.95}, "share of dense peak",
           "large INT8 matrix products"),
    common("gemm_fp32", &C::gemm_fp32, 0.7, 0, {0.2, 0.95}, "share of dense peak",
           "large FP32 or TF32 matrix products, taken as those of 16 bit"),
    common("attention_flops", &C::attention_flops, 0.5, 0.045, {0.1, 0.9}, "share of 16-bit peak",
           "attention scores and values"),
    common("weight_only", &C::weight_only, 0.7, 0.03, {0.3, 1}, "factor",
           "products of 4-bit experts that are multiplied in 16 bit"),
    common("weight_only_unpacking", &C::weight_only_unpacking, 12, 0.3, {0.01, 200}, "operations of FP32",
           "for a weight of such experts, while others are read"),
    common("activation_passes", &C::activation_passes, 12, 0.06, {2, 60}, "passes",
           "over the residual stream, per layer"),
    common("expert_passes", &C::expert_passes, 12, 0.06, {1, 60}, "passes",
           "over the copies of a token for its experts, in prompts"),
    common("expert_evenness", &C::expert_evenness, 3, 0.5, {0.2, 1000}, "shape",
           "of the gamma law by which tokens favor some routed experts"),
    common("kernel_seconds", &C::kernel_seconds, 4.5e-6, 0, {1e-6, 2e-5}, "s",
           "one kernel launch, the unit of the engines' factors"),
    common("step_seconds", &C::step_seconds, 3e-4, 0, {0, 1e-2}, "s",
           "scheduler and sampling, per engine step"),
    common("nvlink_bandwidth", &C::nvlink_bandwidth, 0.8, 0.045, {0.1, 1}, "share of one-way NVLink",
           "all-reduce bus bandwidth"),
    common("nvlink_latency_seconds", &C::nvlink_latency_seconds, 2e-6, 0.075, {1e-7, 5e-5}, "s",
           "per collective and doubling of the group"),
    common("pcie_bandwidth", &C::pcie_bandwidth, 0.5, 0.045, {0.1, 1}, "share of one-way PCIe",
           "all-reduce bus bandwidth"),
    common("pcie_latency_seconds", &C::pcie_latency_seconds, 1e-5, 0.075, {1e-6, 2e-4}, "s",
           "per collective and further card of the group"),
    common("network_bandwidth", &C::network_bandwidth, 0.6, 0.3, {0.1, 1}, "share of one-way network",
           "all-reduce bus bandwidth between servers"),
    common("network_latency_seconds", &C::network_latency_seconds, 2e-5, 0.5, {1e-6, 1e-3}, "s",
           "per collective and doubling of the group, between servers"),
    common("blackwell_kernel", &C::blackwell_kernel, 0.9, 0.015, {0.5, 1.5}, "factor",
           "kernel launches of the Blackwell generation"),
    common("benchmark_length_share", &C::benchmark_length_share, 0.9, 0, {0.5, 1}, "share",
           "mean of lengths drawn evenly from 0.8 to 1.0 of nominal"),
    common("benchmark_requests", &C::benchmark_requests, 10, 0, {1, 100}, "requests",
           "per user of a benchmark run"),
    common("burst_requests", &C::burst_requests, 6, 0.075, {1, 100}, "requests",
           "per user of a fixed-length burst, as far as queueing shows it"),
    common("burst_sync", &C::burst_sync, 1, 0.075, {0.1, 4}, "prompts",
           "that a fixed-length burst waits for"),
    common("attention_dp_wait", &C::attention_dp_wait, 0.4, 0.075, {0.05, 1}, "share of the timeout",
           "steps a prompt waits until attention ranks are balanced"),
    common("default_kernel", &C::default_kernel, 1.1, 0.3, {0.5, 10}, "factor",
           "on kernel launches without the flags of recipes"),
    common("default_prompt_kernel", &C::default_prompt_kernel, 16, 0.4, {1, 60}, "factor",
           "on kernel launches of steps with prompts that no captured graph holds, the same"),
    common("default_unpacking", &C::default_unpacking, 5, 0.6, {0.01, 200}, "operations of FP32",
           "for a weight of routed experts whose kernels are not tuned, the same"),
};

const std::array engine_parameters{
    particular("bandwidth_hbm", &E::bandwidth_hbm, 0.85, 0.075, {0.2, 1}, "share of peak bandwidth",
               "weight streaming, HBM"),
    particular("bandwidth_gddr", &E::bandwidth_gddr, 0.9, 0.05, {0.2, 1}, "share of peak bandwidth",
               "weight streaming, GDDR"),
    particular("bandwidth_unified", &E::bandwidth_unified, 0.8, 0.05, {0.2, 1}, "share of peak bandwidth",
               "weight streaming, unified memory"),
    particular("quantised_bandwidth", &E::quantised_bandwidth, 0.9, 0.1, {0.2, 1}, "factor",
               "on streaming, weights of fewer than 8 bits"),
    particular("gemm", &E::gemm, 1, 0.15, {0.05, 1.3}, "factor", "on large matrix products"),
    particular("cache_bandwidth", &E::cache_bandwidth, 0.75, 0.1, {0.2, 1}, "share of peak bandwidth",
               "streaming of cached keys and values in decode attention"),
    particular("grouped_gemm", &E::grouped_gemm, 0.6, 0.15, {0.1, 1}, "factor",
               "routed experts against other products: small groups, imbalance"),
    particular("kernel", &E::kernel, 1, 0.2, {0.2, 40}, "factor", "on kernel launches"),
    particular("collective", &E::collective, 1, 0.35, {0.1, 30}, "factor", "on the latency of collectives"),
    particular("sequence_seconds", &E::sequence_seconds, 4e-6, 0.4, {1e-8, 5e-4}, "s",
               "per running sequence and step"),
    particular("cache_reread", &E::cache_reread, 0.1, 0.5, {0.001, 1}, "exponent",
               "of heads per KV head: kernels whose heads do not share the cache read it again"),
    particular("first_token_seconds", &E::first_token_seconds, 0.015, 0.3, {1e-3, 0.4}, "s",
               "per request outside the GPU: HTTP, tokenizer, scheduling"),
    particular("first_token_steps", &E::first_token_steps, 2.5, 0.15, {0.5, 20}, "steps",
               "between arrival and first token, beside the own prompt"),
    particular("attention_data_steps", &E::attention_data_steps, 10, 1.6, {0.1, 100}, "steps",
               "more before the first token under attention data parallelism"),
    particular("latent_steps", &E::latent_steps, 5, 1.6, {0.01, 100}, "steps",
               "more before the first token of models with latent attention"),
    particular("recurrent_steps", &E::recurrent_steps, 5, 1.6, {0.01, 100}, "steps",
               "more before the first token of models with linear-attention layers"),
};

/// Serving engines of 2025 and later share most of their kernels, so each is near what is typical of all.
bool resembles_others(const Engine& engine) {
  return engine.kv_allocation == KvAllocation::paged && engine.as_of >= "2025-06";
}

constexpr double resemblance = 0.5;  // their spread, over what the table says
constexpr double singularity = 2;    // that of earlier engines and of engines for one user

}  // namespace

std::string_view fitted_engine(const Prepared& row) {
  const Serving& s = row.estimate.serving;
  return calibrated_engine(*s.engine, *s.gpu);
}

double& Parameter::in(ServingCalibration& calibration) const {
  if (common != nullptr) return calibration.*common;
  auto* found = std::find_if(calibration.engines.begin(), calibration.engines.end(),
                             [&](const EngineCalibration& e) { return e.engine == engine; });
  return (*found).*particular;
}

std::vector<Parameter> all_parameters(const ServingCalibration& calibration) {
  std::vector<Parameter> all(common_parameters.begin(), common_parameters.end());
  for (const EngineCalibration& engine : calibration.engines) {
    for (Parameter parameter : engine_parameters) {
      parameter.engine = engine.engine;
      const Engine& preset = *find_engine(engine.engine);
      parameter.later_engine = preset.earlier_version_of;
      parameter.spread *= resembles_others(preset) ? resemblance : singularity;
      all.push_back(parameter);
    }
  }
  return all;
}

ServingCalibration starting_calibration() {
  ServingCalibration start;
  for (const Engine& engine : tables::engines()) {
    if (!engine.calibrated_as.empty()) continue;
    EngineCalibration particular;
    particular.engine = engine.id;
    start.engines.push(particular);
  }
  for (const Parameter& parameter : all_parameters(start)) parameter.in(start) = parameter.prior;
  return start;
}

std::vector<Parameter> telling_parameters(const ServingCalibration& start,
                                          const std::vector<const Prepared*>& rows) {
  constexpr double nudge = 1.05;
  constexpr double noticeable = 1e-6;
  std::vector<Parameter> telling;
  for (const Parameter& parameter : all_parameters(start)) {
    if (parameter.spread <= 0) continue;
    ServingCalibration changed = start;
    parameter.in(changed) *= nudge;
    const bool tells = std::any_of(rows.begin(), rows.end(), [&](const Prepared* row) {
      if (!parameter.engine.empty() && parameter.engine != fitted_engine(*row)) return false;
      return std::abs(log_loss(*row, changed) - log_loss(*row, start)) > noticeable;
    });
    if (tells) telling.push_back(parameter);
  }
  return telling;
}

}  // namespace whichgpu::accuracy
