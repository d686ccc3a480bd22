#include "core/catalog/engine_support.h"

#include <cstdlib>
#include <string>

namespace whichgpu {

bool engine_runs_on(const Engine& engine, const Gpu& gpu) {
  if (gpu.vendor == "Apple") return engine.gguf_weights || !engine.tensor_parallel;
  if (engine.nvidia_only && gpu.vendor != "NVIDIA") return false;
  if (gpu.vendor != "NVIDIA" || gpu.compute_capability.empty()) return true;
  const std::string capability(gpu.compute_capability);
  return std::strtod(capability.c_str(), nullptr) >= engine.minimum_compute_capability;
}

bool engine_loads(const Engine& engine, const WeightPrecision& weights) {
  const bool wide = weights.native_math == Math::bf16 || weights.native_math == Math::fp32;
  return !engine.gguf_weights || weights.gguf || wide || weights.id == "mxfp4";
}

bool can_be_joined(const Gpu& gpu) {
  const Interconnect& wires = gpu.interconnect;
  return wires.nvlink_bytes_per_second > 0 || wires.pcie_bytes_per_second > 0;
}

EngineLimits default_limits(const Engine& engine, const Gpu& gpu) {
  const bool named =
      !engine.small_by_name.empty() && gpu.name.find(engine.small_by_name) != std::string_view::npos;
  const bool small = engine.large_card_bytes > 0 && (named || gpu.memory_bytes < engine.large_card_bytes);
  if (!small) {
    return {static_cast<double>(engine.max_num_seqs), static_cast<double>(engine.max_num_batched_tokens)};
  }
  return {static_cast<double>(engine.small_card_max_num_seqs),
          static_cast<double>(engine.small_card_max_num_batched_tokens)};
}

bool can_offload(const Engine& engine, const Gpu& gpu) {
  return engine.host_bandwidth > 0 && gpu.memory_class != MemoryClass::unified &&
         gpu.interconnect.pcie_bytes_per_second > 0;
}

}  // namespace whichgpu
