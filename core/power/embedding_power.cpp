#include "core/power/embedding_power.h"

#include "core/power/step_use.h"

namespace whichgpu {

CardUse embedding_use(const Embedding& e, const StepModel& model, const EmbeddingTime& time) {
  const CardUse step = StepUse(without_head(model)).of_prefill(e.batch, e.tokens_read(), seen_beside(e), 1);
  const double share = time.step.total() / time.seconds;
  return {step.memory * share, step.compute * share};
}

}  // namespace whichgpu
