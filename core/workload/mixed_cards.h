#pragma once

#include "core/catalog/bounded_list.h"
#include "core/catalog/gpu.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// How unequal cards share one model.
enum class CardSplit {
  layer,   ///< each has some of the layers, one after the other
  tensor,  ///< all have the same part of every matrix
};

template <>
inline constexpr auto names<CardSplit> = spelled<CardSplit>({{CardSplit::layer, "layer"},
                                                             {CardSplit::tensor, "tensor"}});

/// Cards of one kind.
struct CardsOfKind {
  const Gpu* gpu = nullptr;
  int count = 1;
  double share = 0;  ///< of the layers, all of these cards together; 0: by free memory
};

/// Cards of several kinds in one engine; the first are those of the request.
struct MixedCards {
  CardSplit split = CardSplit::tensor;
  BoundedList<CardsOfKind, 4> kinds;

  int count() const {
    int all = 0;
    for (const CardsOfKind& kind : kinds) all += kind.count;
    return all;
  }
};

}  // namespace whichgpu
