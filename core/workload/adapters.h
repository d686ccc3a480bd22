#pragma once

#include "core/catalog/names.h"

namespace whichgpu {

/// Matrices that adapters are beside.
enum class AdapterTargets {
  all,        ///< of attention and feed-forward blocks, every routed expert's among them
  attention,  ///< of attention alone
};

template <>
inline constexpr auto names<AdapterTargets> =
    spelled<AdapterTargets>({{AdapterTargets::all, "all"}, {AdapterTargets::attention, "attention"}});

/// Adapters (LoRA) that are served beside one model.
struct Adapters {
  int resident = 1;   ///< kept on the cards at once
  int rank = 16;      ///< of each
  int max_rank = 16;  ///< for which the engine is started: what it keeps for each, whatever its rank
  AdapterTargets targets = AdapterTargets::all;
};

}  // namespace whichgpu
