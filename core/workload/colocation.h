#pragma once

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// How processes share a card.
enum class CardSharing {
  mps,   ///< at the same time (CUDA MPS)
  time,  ///< one after the other: what happens if nothing is done
  mig,   ///< each in a slice of its own
};

template <>
inline constexpr auto names<CardSharing> =
    spelled<CardSharing>({{CardSharing::mps, "mps"}, {CardSharing::time, "time"}, {CardSharing::mig, "mig"}});

/// Another process on the card: an embedder, a reranker, a desktop.
struct Companion {
  double bytes = 0;       ///< that it takes
  double busy_share = 0;  ///< of the time, in which it keeps the card busy
};

inline constexpr int most_companions = 8;

/// Several processes on one card.
struct Colocation {
  int copies = 2;  ///< of the model
  CardSharing mode = CardSharing::mps;
  BoundedList<Companion, most_companions> companions;
  double other_bytes = 0;  ///< of further processes, whose time is not told

  double bytes_beside() const {
    double bytes = other_bytes;
    for (const Companion& companion : companions) bytes += companion.bytes;
    return bytes;
  }
};

}  // namespace whichgpu
