#pragma once

#include <optional>

#include "core/catalog/serving_calibration.h"
#include "core/workload/mixed_cards.h"

namespace whichgpu {

struct ServingQuestion;
struct ServingEstimate;

/// What each card of one kind holds and does.
struct CardPart {
  CardsOfKind cards;        ///< with the share that they got
  double needed_bytes = 0;  ///< of one
  double usable_bytes = 0;
  double idle_share = 0;  ///< of the time of a token, in which it waits for the others
};

/// Speed of unequal cards in one engine.
struct MixedSpeed {
  double ttft_seconds = 0;
  double tpot_seconds = 0;
  double output_tokens_per_second = 0;
  ErrorBand band;                          ///< of the rate
  double gain_over_slower = 1;             ///< over as many of the slowest kind
  std::optional<double> gain_over_faster;  ///< over the fastest kind alone; none: it does not hold the model
};

/// Unequal cards in one engine.
struct MixedAnswer {
  CardSplit split = CardSplit::tensor;
  BoundedList<CardPart, 4> parts;
  bool fits = false;
  std::optional<MixedSpeed> speed;  ///< none: it does not fit
};

/// Answers `mixed`. Split by matrices, as many cards as there are go at the pace of the slowest, with the
/// memory of the smallest: measured, a 5090 beside a 3090 is two 3090 to the second decimal
/// (noonghunna/club-3090#761 and #769). Split by layers, a token passes all cards one after the other: its
/// time is the sum of each card's for the whole model times its share of the layers, which is by free memory
/// where nobody says.
void add_mixed_cards(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
