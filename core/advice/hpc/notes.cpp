#include "core/advice/hpc/notes.h"

#include <cmath>

#include "core/advice/common/notes.h"

namespace whichgpu {
namespace {

/// Cards made for FP64 run it at half their FP32 rate, some at a quarter.
constexpr double least_small_fraction = 8;

void fp64_notes(const HpcEstimate& e, Notes& notes) {
  const PeakRates& dense = e.hpc.gpu->dense;
  const double ratio = dense.fp64 > 0 ? dense.fp32 / dense.fp64 : 0;
  if (ratio >= least_small_fraction) {
    add(notes, "fp64_fraction", {text("gpu", e.hpc.gpu->name), number("ratio", std::round(ratio))});
  }
  if (dense.fp64_tensor > dense.fp64) add(notes, "fp64_tensor_products", {});
}

}  // namespace

Notes hpc_notes(const HpcEstimate& e) {
  Notes notes;
  const Gpu& gpu = *e.hpc.gpu;
  if (e.roofs.empty()) {
    add(notes, "hpc_no_units", {text("gpu", gpu.name), text("precision", title_of(e.hpc.precision))});
  } else {
    add(notes, "hpc_ceiling", {});
  }
  if (e.hpc.precision == HpcPrecision::fp64) fp64_notes(e, notes);
  if (e.hpc.precision == HpcPrecision::tf32) add(notes, "tf32_mantissa", {});
  if (gpu.dpx) add(notes, "dpx_only_dynamic_programming", {text("gpu", gpu.name)});
  add_price_notes(e.price, gpu, 1, notes);
  add_source_notes(gpu, notes);
  return notes;
}

}  // namespace whichgpu
