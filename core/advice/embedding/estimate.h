#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/catalog/tables.h"
#include "core/cost/price.h"
#include "core/memory/serving_footprint.h"
#include "core/power/board_power.h"
#include "core/power/energy.h"
#include "core/time/basis.h"
#include "core/time/embedding_time.h"

namespace whichgpu {

/// A question about documents in which the layout is left to the core.
struct EmbeddingQuestion {
  Embedding work;
  PriceChoice price;
  Site site;
};

/// What all cards do of such a question.
struct EmbeddingSpeed {
  EmbeddingTime time;  ///< of one batch on one replica
  double documents_per_second = 0;
  double tokens_per_second = 0;
  double hours = 0;              ///< of the corpus
  double seconds_per_query = 0;  ///< until all its documents are scored; 0: vectors are made
  Basis basis = Basis::extrapolated;
  ErrorBand band;  ///< of rates
};

/// The answer to it.
struct EmbeddingEstimate {
  Embedding work;  ///< laid out
  ModelShape shape;
  ServingFootprint footprint;
  std::optional<EmbeddingSpeed> speed;  ///< absent if it does not fit
  Price price;
  CardUse use;                      ///< of a card
  std::optional<BoardPower> power;  ///< absent without speed, or where the card's power is not known
  Site site;
  Energy energy_per_million;  ///< documents
  Notes notes;

  /// What a million documents cost; 0 if price or speed are unknown.
  double usd_per_million() const;
};

/// Memory, speed and cost of reading documents: as many replicas as the cards hold, each on as few as it
/// fits. `calibration` is the catalogue's unless a fit tries another.
EmbeddingEstimate estimate_embedding(
    const EmbeddingQuestion& question,
    const EmbeddingCalibration& calibration = tables::embedding_calibration());

}  // namespace whichgpu
