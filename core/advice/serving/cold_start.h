#pragma once

#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// How long the configuration takes to start, where that was asked, runs, and its engine is known. Notes:
/// - start_compiles {seconds, of}: compiling and graphs take much of it, and what is compiled is not kept
/// - start_reader {gb_s}: the disk is faster than the loader
void add_cold_start(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
