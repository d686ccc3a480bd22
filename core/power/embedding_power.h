#pragma once

#include "core/power/card_use.h"
#include "core/time/embedding_time.h"

namespace whichgpu {

/// How much of a card's peaks a batch of documents uses while it lasts. `model` is the step model of
/// `embedding.serving`.
CardUse embedding_use(const Embedding& embedding, const StepModel& model, const EmbeddingTime& time);

}  // namespace whichgpu
