#pragma once

#include "core/advice/embedding/fixes.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct EmbeddingAnswer {
  EmbeddingEstimate estimate;
  EmbeddingFixes fixes;
};

/// Everything there is to say of reading documents on some cards.
EmbeddingAnswer answer(const EmbeddingQuestion& question);

}  // namespace whichgpu
