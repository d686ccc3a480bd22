#pragma once

#include "core/advice/hpc/estimate.h"

namespace whichgpu {

/// What a careful reader should know about a roofline. Ids and arguments:
/// - hpc_ceiling {}: datasheet ceilings, which real codes stay below
/// - fp64_fraction {gpu, ratio}: the card runs FP64 at a small fraction of its FP32 rate
/// - fp64_tensor_products {}: the tensor cores' rate is for matrix products only
/// - tf32_mantissa {}: TF32 keeps 10 bits of mantissa
/// - hpc_no_units {gpu, precision}: no rate is known for this precision
/// - dpx_only_dynamic_programming {gpu}: what the DPX instructions are good for
/// and those of add_price_notes() and add_source_notes().
Notes hpc_notes(const HpcEstimate& estimate);

}  // namespace whichgpu
