#include "core/api/hpc/report.h"
#include "core/api/json/working_line.h"

namespace whichgpu::api {

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
  return lines;
}

}  // namespace whichgpu::api
