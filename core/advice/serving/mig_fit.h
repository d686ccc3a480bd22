#pragma once

#include <vector>

#include "core/catalog/mig.h"
#include "core/catalog/model_shape.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Whether one instance of a model, with all its users, fits one slice of a card.
struct MigFit {
  const MigProfile* profile = nullptr;
  bool fits = false;
  int models() const { return fits ? profile->instances : 0; }  ///< copies of the model that the card holds
};

/// Every way to cut the card of `serving` (or the card that its slice was cut from), with whether the same
/// model, engine and users fit one slice. Empty for cards without multi-instance mode.
std::vector<MigFit> mig_fits(const Serving& serving, const ModelShape& shape);

/// Copies of the model, each with all its users, that one card of `serving` holds uncut, as processes beside
/// each other: together they take what the engine may take of the card, and each costs its driver context.
/// Memory is all that is shared out: they wait for each other's kernels.
double copies_sharing(const Serving& serving, const ModelShape& shape);

}  // namespace whichgpu
