#include "core/advice/serving/aside.h"

#include "core/advice/serving/adapters.h"
#include "core/advice/serving/cold_start.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

void add_pools(const ServingQuestion& question, ServingEstimate& e) {
  if (!question.disaggregation || !e.speed || e.footprint.host.any()) return;
  Serving all = e.serving;
  all.gpu_count = question.serving.gpu_count;
  const StepModel together = step_model(all, e.shape, e.bytes, tables::serving_calibration());
  e.pools = in_two_pools(together, *question.disaggregation, question.limits);
}

}  // namespace

void answer_aside(const ServingQuestion& question, ServingEstimate& estimate) {
  add_adapters(question, estimate);
  add_cold_start(question, estimate);
  add_colocation(question, estimate);
  add_mixed_cards(question, estimate);
  if (question.serving.gpu_count > 1) add_pools(question, estimate);
}

}  // namespace whichgpu
