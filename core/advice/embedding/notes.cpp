#include "core/advice/embedding/notes.h"

#include "core/advice/common/notes.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

void add_speed_notes(const EmbeddingEstimate& e, Notes& notes) {
  constexpr double noticeable = 25;  // percent
  const EmbeddingTime& time = e.speed->time;
  if (time.host_seconds > time.card_seconds) {
    add(notes, "requests_bound",
        {number("percent", percent_of_one * (1 - time.card_seconds / time.seconds))});
  }
  const double launching = percent_of_one * time.step.overhead / time.step.total();
  if (launching >= noticeable) add(notes, "documents_short", {number("percent", launching)});
  if (!packs_documents(e.work.server)) add(notes, "documents_padded", {});
  if (e.speed->basis == Basis::transferred) {
    add(notes, "embedding_not_measured", {text("gpu", e.work.serving.gpu->name)});
  } else if (e.speed->basis == Basis::extrapolated) {
    add(notes, "embedding_decoder", {});
  }
}

}  // namespace

Notes embedding_notes(const EmbeddingEstimate& estimate) {
  const Serving& serving = estimate.work.serving;
  Notes notes;
  if (estimate.speed) add_speed_notes(estimate, notes);
  add_price_notes(estimate.price, *serving.gpu, serving.gpu_count, notes);
  add_power_notes(*serving.gpu, notes);
  add_source_notes(*serving.gpu, notes);
  add_source_notes(*serving.model, notes);
  return notes;
}

}  // namespace whichgpu
