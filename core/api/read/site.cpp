#include "core/api/read/site.h"

namespace whichgpu::api {

Site read_site(Reader& reader) {
  constexpr Range pue_range{1, 5};
  constexpr Range grid_range{0, 2000};
  Site site;
  site.pue = reader.number("pue", pue_range, site.pue);
  if (reader.has("grid_g_co2_per_kwh")) {
    site.grid_g_co2_per_kwh = reader.number("grid_g_co2_per_kwh", grid_range, 0);
  }
  return site;
}

const Gpu* read_power_cap(Reader& reader, const Gpu* gpu, Gpu& storage) {
  constexpr double least_share = 0.2;  // nvidia-smi takes no less than about a third
  if (!reader.has("power_cap_w") || gpu == nullptr) return gpu;
  if (gpu->power_watts <= 0) {
    reader.fail(
        bad_value("power_cap_w", "The power of " + std::string(gpu->name) +
                                     " is not known, and so not what a cap does: power_watts says it."));
    return gpu;
  }
  const double watts =
      reader.number("power_cap_w", {least_share * gpu->power_watts, gpu->power_watts}, gpu->power_watts);
  if (gpu != &storage) storage = *gpu;
  storage.power_cap_watts = watts;
  return &storage;
}

}  // namespace whichgpu::api
