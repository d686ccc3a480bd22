#pragma once

#include <functional>
#include <vector>

#include "core/memory/verdict.h"
#include "core/workload/training.h"

namespace whichgpu {

/// Whether a layout fits, and what it lacks if it does not.
struct LayoutMemory {
  Verdict verdict = Verdict::does_not_fit;
  double shortfall_bytes = 0;
};

/// Of `layouts` that fit with their margin the fastest; else of those that just fit; else the one that lacks
/// least memory. Of equal ones the earlier, which is the simpler. There must be at least one; `seconds` is
/// asked of those only that may win.
Training best_layout(const std::vector<Training>& layouts,
                     const std::function<LayoutMemory(const Training&)>& memory,
                     const std::function<double(const Training&)>& seconds);

}  // namespace whichgpu
