#include "core/api/read/running.h"

#include "core/catalog/tables.h"

namespace whichgpu::api {

OwnershipDefaults read_running_costs(Reader& reader) {
  constexpr Range electricity_range{0, 10};
  constexpr Range pue_range{1, 5};
  OwnershipDefaults running = tables::ownership_defaults();
  running.electricity_usd_per_kwh =
      reader.number("electricity_usd_per_kwh", electricity_range, running.electricity_usd_per_kwh);
  running.pue = reader.number("pue", pue_range, running.pue);
  return running;
}

}  // namespace whichgpu::api
