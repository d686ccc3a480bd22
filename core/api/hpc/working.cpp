#include <algorithm>

#include "core/api/hpc/report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

/// Of the run under the higher roof, on one card.
double hours_of(const HpcEstimate& e) {
  double fastest = 0;
  for (const Roof& roof : e.roofs) fastest = std::max(fastest, roof.attainable_flops);
  return e.hpc.flops / fastest / seconds_per_hour;
}

}  // namespace

Fragment hpc_working(const HpcEstimate& e) {
  Array lines;
  const std::string_view card = e.hpc.gpu->source;
  for (const Roof& roof : e.roofs) {
    const bool vector = roof.unit == Unit::vector;
    const Object peak =
        object_of({{"dense_peak_flops", roof.peak_flops}, {"memory_bandwidth", e.hpc.gpu->memory_bandwidth}});
    add(lines, vector ? WorkingId("vector_ridge") : WorkingId("tensor_ridge"), peak,
        roof.ridge_flops_per_byte, "FLOP/B", card);
    add(lines, vector ? WorkingId("vector_attainable_flops") : WorkingId("tensor_attainable_flops"),
        object_of({{"dense_peak_flops", roof.peak_flops},
                   {"memory_bandwidth", e.hpc.gpu->memory_bandwidth},
                   {"arithmetic_intensity", e.hpc.intensity}}),
        roof.attainable_flops, "FLOP/s", card);
  }
  if (!e.power) return lines;
  add_power_line(lines, *e.hpc.gpu, e.use, 0, *e.power);
  if (!e.energy) return lines;
  add(lines, "run_kwh", object_of({{"mean_power_w", e.power->watts}, {"gpu_hours", hours_of(e)}}),
      e.energy->board_kwh, "kWh", arithmetic);
  add_site_line(lines, *e.energy, e.site.pue);
  return lines;
}

}  // namespace whichgpu::api
