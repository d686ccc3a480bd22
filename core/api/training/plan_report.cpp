#include "core/api/training/plan_report.h"

#include "core/api/json/note_report.h"
#include "core/api/json/plan_gpu.h"
#include "core/api/read/own_offers.h"
#include "core/api/training/report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

Fragment request_of(const PlanInput& input, const TrainingCandidate& c) {
  const Training& t = c.training;
  Object request =
      object_of({{"workload", "training"},
                 {"method", name_of(t.method)},
                 {"model", input.model},
                 {"gpu", t.gpu->id},
                 {"gpu_count", t.gpu_count},
                 {"parallelism", ranks_report(t.parallelism)},
                 {"sequence_parallel", t.sequence_parallel},
                 {"precision", name_of(t.precision)},
                 {"optimizer", name_of(t.optimizer)},
                 {"recompute", name_of(t.recompute)},
                 {"sequence_length", t.sequence_length},
                 {"global_batch_sequences", t.global_batch},
                 {"micro_batch_sequences", t.micro_batch},
                 {"dataset_tokens", t.dataset_tokens},
                 {"epochs", t.epochs},
                 {"logits", name_of(t.logits)},
                 {"offload", name_of(t.offload)},
                 {"framework", t.framework->id},
                 {"network_gbit_s_per_gpu", Exact{t.network_bytes_per_second / bytes_per_gigabit}},
                 {"goodput_factor", Exact{t.goodput_factor}}});
  if (t.optimizer_in_backward) request.add("optimizer_in_backward", true);
  if (t.adapters()) {
    request.add("lora_rank", t.lora_rank);
    request.add("lora_targets", name_of(t.lora_targets));
    request.add("train_embeddings", t.train_embeddings);
  }
  add_price(request, c.price, input.own_offers);
  return request;
}

Fragment training_plan_report(const PlanInput& input, const TrainingPlan& plan) {
  return object_of({{"workload", "training"},
                    {"label", name_of(plan.labels.front())},
                    {"labels", label_names(plan.labels)},
                    {"request", request_of(input, plan.candidate)},
                    {"estimate", training_report(plan.answer)},
                    {"charged_usd", plan.candidate.cost.charged_usd},
                    {"headroom", plan.headroom},
                    {"binding", name_of(plan.fewer_break)},
                    {"why", note_reports(plan.why)}});
}

Fragment training_point_report(const PlanInput& input, const TrainingCandidate& c) {
  return object_of({{"workload", "training"},
                    {"gpu", plan_gpu(*c.training.gpu)},
                    {"gpu_count", c.training.gpu_count},
                    {"usd_total", c.cost.usd_total},
                    {"charged_usd", c.cost.charged_usd},
                    {"usd_per_hour", c.cost.usd_per_hour},
                    {"hours", c.cost.hours},
                    {"request", request_of(input, c)}});
}

Fragment training_rejection_report(const PlanInput& input, const TrainingRejection& rejection) {
  Fragment nearest;
  if (rejection.nearest) {
    const TrainingCandidate& c = *rejection.nearest;
    nearest = object_of({{"gpu_count", c.training.gpu_count},
                         {"usd_per_hour", c.cost.usd_per_hour},
                         {"usd_total", c.cost.usd_total},
                         {"charged_usd", c.cost.charged_usd},
                         {"hours", c.cost.hours},
                         {"request", request_of(input, c)}});
  }
  return object_of({{"workload", "training"},
                    {"gpu", plan_gpu(*rejection.gpu)},
                    {"reasons", note_reports(rejection.reasons)},
                    {"nearest", nearest}});
}

}  // namespace whichgpu::api
