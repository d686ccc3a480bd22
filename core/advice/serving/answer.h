#pragma once

#include <optional>
#include <vector>

#include "core/advice/serving/capacity.h"
#include "core/advice/serving/fixes.h"
#include "core/advice/serving/mig_fit.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct ServingAnswer {
  ServingEstimate estimate;
  ServingFixes fixes;
  std::vector<MigFit> mig_fits;
  Room room;                         ///< see room_of()
  double copies_sharing = 0;         ///< see copies_sharing()
  std::optional<Capacity> capacity;  ///< see capacity_within_limits()
  bool context_curve = false;        ///< see ServingQuestion
};

/// Everything there is to say of one serving configuration.
ServingAnswer answer(const ServingQuestion& question);

/// The same work on another card: the smallest power-of-two count, up to one server of eight, that holds
/// every user; if none does, what there is to say of eight. Parallelism is chosen anew, and so are an
/// engine and formats that do not start there; a price of the visitor's own does not carry over.
ServingAnswer answer_on(const ServingQuestion& question, const Gpu& gpu);

}  // namespace whichgpu
