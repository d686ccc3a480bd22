#pragma once

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"
#include "core/workload/hpc.h"

namespace whichgpu {

/// The arithmetic units of a card. Vector units run any code, tensor cores only matrix products.
enum class Unit { vector, tensor };

template <>
inline constexpr auto names<Unit> = spelled<Unit>({{Unit::vector, "vector"}, {Unit::tensor, "tensor"}});

/// The ceiling that one kind of unit and the memory set for a code.
struct Roof {
  Unit unit = Unit::vector;
  double peak_flops = 0;            ///< datasheet peak, dense
  double ridge_flops_per_byte = 0;  ///< arithmetic intensity from which on arithmetic is the limit
  double attainable_flops = 0;      ///< the lower of peak and bandwidth x intensity
  bool compute_bound = false;
};

using Roofs = BoundedList<Roof, 2>;

/// The ceilings of a card for code of this arithmetic intensity, one for each kind of unit that it has for
/// the precision, vector units first. FP32 runs on vector units, TF32 on tensor cores, FP64 on both.
/// Source: S. Williams, A. Waterman, D. Patterson, "Roofline", CACM 52 (4), 2009.
Roofs roofs(const Gpu& gpu, HpcPrecision precision, double intensity);

/// Least time of `flops` operations under a roof.
inline double least_seconds(const Roof& roof, double flops) { return flops / roof.attainable_flops; }

}  // namespace whichgpu
