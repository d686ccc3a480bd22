#include "core/time/embedding_time.h"

#include <algorithm>

namespace whichgpu {
namespace {

Bound bound_of(const EmbeddingTime& time) {
  const StepTime& step = time.step;
  if (time.host_seconds > time.card_seconds) return Bound::overhead;
  const double waits = std::max(step.communication, step.overhead);
  if (waits > std::max(step.memory_bound, step.compute_bound)) {
    return step.communication > step.overhead ? Bound::communication : Bound::overhead;
  }
  return step.compute_bound >= step.memory_bound ? Bound::compute : Bound::memory;
}

}  // namespace

double seen_beside(const Embedding& embedding) {
  return sees_both_ways(*embedding.serving.model) ? embedding.tokens_read() / 2 : 0;
}

StepModel without_head(const StepModel& model) {
  StepModel reader = model;
  reader.cost.head_read = reader.cost.head_output = 0;
  return reader;
}

bool sees_both_ways(const Model& model) {
  return std::any_of(model.attention.begin(), model.attention.end(),
                     [](const AttentionLayers& a) { return a.bidirectional; });
}

EmbeddingTime embedding_time(const Embedding& e, const StepModel& model, const EmbeddingCalibration& c) {
  EmbeddingTime time;
  time.step = prefill_step(without_head(model), e.batch, e.tokens_read(), seen_beside(e), 1);
  const double packed = sees_both_ways(*e.serving.model) ? c.packed : 1;
  time.factor = packs_documents(e.server) ? packed : c.padded;
  time.card_seconds = time.factor * time.step.total();
  if (e.server == EmbeddingServer::vllm) {
    time.host_seconds = c.request_seconds + e.batch * c.document_seconds;
  }
  time.seconds = std::max(time.card_seconds, time.host_seconds);
  time.bound = bound_of(time);
  return time;
}

}  // namespace whichgpu
