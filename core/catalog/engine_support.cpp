#include "core/catalog/engine_support.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "core/catalog/lookup.h"

namespace whichgpu {

namespace {

double capability_of(const Gpu& gpu) {
  return std::strtod(std::string(gpu.compute_capability).c_str(), nullptr);
}

}  // namespace

bool engine_runs_on(const Engine& engine, const Gpu& gpu) {
  if (gpu.vendor == "Apple") return engine.gguf_weights || !engine.tensor_parallel;
  if (engine.nvidia_only && gpu.vendor != "NVIDIA") return false;
  if (gpu.vendor != "NVIDIA" || gpu.compute_capability.empty()) return true;
  return capability_of(gpu) >= engine.minimum_compute_capability;
}

bool engine_supports(const Engine& engine, const Gpu& gpu) {
  if (engine.supported_cards.empty()) return true;
  const std::string name(gpu.name.substr(0, gpu.name.find(' ')));
  const std::string listed = ' ' + std::string(engine.supported_cards) + ' ';
  return listed.find(' ' + name + ' ') != std::string::npos;
}

bool engine_loads(const Engine& engine, const WeightPrecision& weights) {
  const bool wide = weights.native_math == Math::bf16 || weights.native_math == Math::fp32;
  return !engine.gguf_weights || weights.gguf || wide || weights.id == "mxfp4";
}

std::string_view eight_bit_format(const Gpu& gpu) { return gpu.dense.fp8 > 0 ? "fp8" : "int8"; }

std::string_view four_bit_format(const Gpu& gpu) {
  if (gpu.dense.fp4 <= 0) return "int4";
  return gpu.vendor == "NVIDIA" ? "nvfp4" : "mxfp4";
}

const WeightPrecision* loaded_format(const Engine& engine, const Model& model) {
  const WeightPrecision* stored = checkpoint_format(model);
  return engine.casts_fp32 && stored->id == "fp32" ? find_weight_precision("fp16") : stored;
}

int most_joined(const Gpu& gpu) {
  constexpr int bridged_pair = 2;  // bridges are counted as the slots that they bypass
  const Interconnect& wires = gpu.interconnect;
  if (wires.pcie_bytes_per_second > 0) return std::numeric_limits<int>::max();
  return wires.nvlink_bytes_per_second > 0 && wires.nvlink_gpus > bridged_pair ? wires.nvlink_gpus : 1;
}

bool can_be_joined(const Gpu& gpu) { return most_joined(gpu) > 1; }

const CardLimits& default_limits(const Engine& engine, const Gpu& gpu) {
  const bool small =
      !engine.small_by_name.empty() && gpu.name.find(engine.small_by_name) != std::string_view::npos;
  for (const CardLimits& limits : engine.card_limits) {
    if (small || limits.below_bytes == 0 || gpu.memory_bytes < limits.below_bytes) return limits;
  }
  return engine.card_limits[engine.card_limits.count - 1];
}

bool has_multicast(const Gpu& gpu) {
  constexpr double hopper = 9;
  return gpu.vendor == "NVIDIA" && gpu.interconnect.nvlink_gpus > 2 && capability_of(gpu) >= hopper;
}

double captured_graphs(double largest) {
  constexpr double small_batches = 3;
  const double most = std::min(2 * largest, 512.0);
  return small_batches + std::floor(std::min(most, 256.0) / 8) + std::floor(std::max(most - 256, 0.0) / 16);
}

bool can_offload(const Engine& engine, const Gpu& gpu) {
  return engine.host_bandwidth > 0 && gpu.memory_class != MemoryClass::unified &&
         gpu.interconnect.pcie_bytes_per_second > 0;
}

}  // namespace whichgpu
