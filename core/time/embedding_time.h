#pragma once

#include "core/catalog/embedding_calibration.h"
#include "core/time/bound.h"
#include "core/time/step_time.h"
#include "core/workload/embedding.h"

namespace whichgpu {

/// Seconds of one batch of documents on one replica.
struct EmbeddingTime {
  StepTime step;            ///< a prompt's step of the serving core, without an output head
  double factor = 1;        ///< what the server takes over it
  double card_seconds = 0;  ///< their product
  double host_seconds = 0;  ///< of the process that takes requests, meanwhile
  double seconds = 0;       ///< whichever is longer
  Bound bound = Bound::compute;
};

/// Whether the layers of `model` see both ways.
bool sees_both_ways(const Model& model);

/// Reading one batch: a prefill of the serving core, of which a layer that sees both ways attends to all
/// tokens of a document where a decoder's attends to half on average; times what data/embedding_calibration
/// says of the server, while the host prepares the next batch. `model` is the step model of
/// `embedding.serving`.
EmbeddingTime embedding_time(const Embedding& embedding, const StepModel& model,
                             const EmbeddingCalibration& calibration);

/// What each token sees beside the half of its own document that a decoder's sees on average.
double seen_beside(const Embedding& embedding);

/// `model` without its output head: what is read ends as a vector or a score.
StepModel without_head(const StepModel& model);

}  // namespace whichgpu
