#pragma once

#include <optional>

#include "core/catalog/mig.h"
#include "core/memory/serving_footprint.h"
#include "core/time/shared_card.h"
#include "core/workload/colocation.h"

namespace whichgpu {

struct ServingQuestion;
struct ServingEstimate;

/// What is best of several copies on a card and one engine with all their users.
enum class SharedVerdict {
  no_room,     ///< the card does not hold them all
  copies,      ///< copies yield more, at the top of their range and as expected
  one_engine,  ///< one engine with the users of all yields as much or more
  fits,        ///< there is one copy, and others beside it
};

template <>
inline constexpr auto names<SharedVerdict> = spelled<SharedVerdict>({{SharedVerdict::no_room, "no_room"},
                                                                     {SharedVerdict::copies, "copies"},
                                                                     {SharedVerdict::one_engine,
                                                                      "one_engine"},
                                                                     {SharedVerdict::fits, "fits"}});

/// Copies of a model and other processes on one card.
struct SharedCard {
  Colocation asked;
  const MigProfile* slice = nullptr;  ///< with CardSharing::mig
  ServingFootprint copy;              ///< of one, with all its users
  double companion_bytes = 0;
  double left_bytes = 0;                  ///< beyond all; below 0: short of it
  double requests = 0;                    ///< at full length that each copy holds
  double busy = 0;                        ///< see busy_share()
  std::optional<SharedGain> gain;         ///< none: one copy finds no room
  std::optional<double> one_engine_gain;  ///< of the users of all copies in one engine, over one copy
  SharedVerdict verdict = SharedVerdict::no_room;
};

/// The largest slice of which the card has as many; nullptr: it has none.
const MigProfile* slice_for(const Gpu& gpu, int copies);

/// Answers `colocation`. Each copy pays for weights, activations, context and graphs; companions take their
/// memory and their time.
void add_colocation(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
