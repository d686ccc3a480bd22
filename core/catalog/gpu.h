#pragma once

#include <string_view>

#include "core/catalog/architecture.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// The class of memory decides how well kernels of one user's size can use its bandwidth.
enum class MemoryClass { hbm, gddr, unified };

template <>
inline constexpr auto names<MemoryClass> = spelled<MemoryClass>({{MemoryClass::hbm, "hbm"},
                                                                 {MemoryClass::gddr, "gddr"},
                                                                 {MemoryClass::unified, "unified"}});

/// Peak arithmetic rates in FLOP/s (integer: OP/s), DENSE (without 2:4 sparsity), FP32 accumulation.
/// Zero: the card has no such unit.
struct PeakRates {
  double fp64 = 0;         ///< vector units
  double fp64_tensor = 0;  ///< tensor cores
  double fp32 = 0;         ///< vector units
  double tf32 = 0;         ///< tensor cores
  double fp16 = 0;         ///< tensor cores; vector units where the card has none
  double bf16 = 0;         ///< tensor cores
  double fp8 = 0;          ///< tensor cores
  double fp4 = 0;          ///< tensor cores
  double int8 = 0;         ///< tensor cores
};

/// How GPUs of one server reach each other. Bandwidths are per GPU and ONE direction.
struct Interconnect {
  double nvlink_bytes_per_second = 0;  ///< NVLink, Infinity Fabric or the like; 0: none
  int nvlink_gpus = 1;                 ///< how many GPUs one NVLink domain joins (2: a bridge)
  int nvlink_generation = 0;
  double pcie_bytes_per_second = 0;  ///< x16 slot of `pcie_generation`
  int pcie_generation = 0;
};

/// GPUs that one server's own links (NVLink or PCIe) join, unless an NVLink domain is larger.
inline constexpr int gpus_per_server = 8;

struct MigProfile;

/// One accelerator as one can buy or rent it. Texts refer to static storage, or to the request.
struct Gpu {
  std::string_view id;                       ///< "h100-sxm-80gb"
  std::string_view name;                     ///< "H100 SXM 80GB"
  std::string_view vendor;                   ///< "NVIDIA"
  std::string_view architecture;             ///< "Hopper"
  const Architecture* generation = nullptr;  ///< what is known of it; nullptr: nothing
  std::string_view form_factor;              ///< "SXM5", "PCIe"
  int year = 0;
  double marketed_memory_bytes = 0;  ///< the GB on the box, 10^9 bytes each
  double memory_bytes = 0;           ///< what the driver reports as the card's total
  MemoryClass memory_class = MemoryClass::hbm;
  std::string_view memory_type;  ///< "HBM3"
  double memory_bandwidth = 0;   ///< bytes per second, datasheet peak
  PeakRates dense;
  bool sparsity_doubles_rates = false;  ///< datasheets also print twice the tensor rates (2:4 sparsity)
  Interconnect interconnect;
  double power_watts = 0;           ///< board power limit
  double power_cap_watts = 0;       ///< a lower limit that the visitor sets; 0: none
  double peak_power_watts = 0;      ///< what the chip takes at its printed rates, where the board allows less
  int well_known = 0;               ///< place among the cards that people ask about first; 0: not among them
  int mig_instances = 0;            ///< 0: no multi-instance GPU
  const MigProfile* mig = nullptr;  ///< what was cut out of a card; nullptr: a whole card
  bool dpx = false;                 ///< dynamic-programming instructions
  bool transformer_engine = false;
  bool clocks_above_sheet = false;      ///< holds more than the clock that its printed rates are at
  std::string_view compute_capability;  ///< CUDA compute capability, empty for other vendors
  bool verified = true;                 ///< false: some figure rests on recollection only
  std::string_view source;              ///< short citation of the main source
  std::string_view as_of;               ///< date of the main source, ISO 8601
};

/// The limit that holds: the board's, or the lower one that is set; 0: not known.
constexpr double board_limit(const Gpu& gpu) {
  return gpu.power_cap_watts > 0 ? gpu.power_cap_watts : gpu.power_watts;
}

}  // namespace whichgpu
