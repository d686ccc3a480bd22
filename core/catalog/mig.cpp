#include "core/catalog/mig.h"

#include "core/catalog/lookup.h"

namespace whichgpu {

Gpu mig_slice(const Gpu& card, const MigProfile& profile) {
  Gpu slice = card;
  slice.id = profile.id;
  slice.name = profile.gpu_name;
  slice.marketed_memory_bytes = card.marketed_memory_bytes * profile.memory_share;
  slice.memory_bytes = profile.memory_bytes;
  slice.memory_bandwidth = card.memory_bandwidth * profile.memory_share;
  PeakRates& rates = slice.dense;
  for (double* rate : {&rates.fp64, &rates.fp64_tensor, &rates.fp32, &rates.tf32, &rates.fp16, &rates.bf16,
                       &rates.fp8, &rates.fp4, &rates.int8}) {
    *rate *= profile.compute_share;
  }
  slice.interconnect.nvlink_bytes_per_second = 0;
  slice.interconnect.nvlink_gpus = 1;
  slice.interconnect.nvlink_generation = 0;
  slice.interconnect.pcie_bytes_per_second = 0;
  slice.power_watts = card.power_watts * profile.compute_share;
  slice.peak_power_watts = card.peak_power_watts * profile.compute_share;
  slice.mig_instances = 0;
  slice.mig = &profile;
  slice.verified = card.verified && profile.listed;
  slice.source = profile.source;
  slice.as_of = profile.as_of;
  return slice;
}

const MigProfile* find_mig_profile(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos) return nullptr;
  const Gpu* card = find_gpu(name.substr(0, colon));
  if (card == nullptr) return nullptr;
  for (const MigProfile& profile : tables::mig_profiles()) {
    if (profile.card == card->id && same_name(profile.name, name.substr(colon + 1))) return &profile;
  }
  return nullptr;
}

std::optional<Gpu> find_card_or_slice(std::string_view name) {
  if (const Gpu* card = find_gpu(name)) return *card;
  const MigProfile* profile = find_mig_profile(name);
  if (profile == nullptr) return std::nullopt;
  return mig_slice(*find_gpu(profile->card), *profile);
}

}  // namespace whichgpu
