#include "core/api/plan/report.h"

#include "core/api/json/note_report.h"
#include "core/api/parts.h"
#include "core/api/serving/plan_report.h"
#include "core/api/training/plan_report.h"

namespace whichgpu::api {
namespace {

template <typename Items, typename Report>
Fragment reports(const Items& items, const Report& report) {
  Array all;
  for (const auto& item : items) all.push(report(item));
  return all;
}

Fragment training_plans(const PlanInput& input, const TrainingPlans& plans) {
  const auto plan = [&](const TrainingPlan& one) { return training_plan_report(input, one); };
  const auto rejection = [&](const TrainingRejection& one) { return training_rejection_report(input, one); };
  const auto point = [&](const TrainingCandidate& one) { return training_point_report(input, one); };
  return object_of({{"considered", plans.considered},
                    {"plans", reports(plans.plans, plan)},
                    {"beyond_budget", plans.beyond_budget ? plan(*plans.beyond_budget) : Fragment()},
                    {"rejected", reports(plans.rejected, rejection)},
                    {"pareto", reports(plans.front, point)}});
}

void add_serving_need(const ServingPlanQuestion& question, Object& report) {
  const ServingNeed& need = question.need;
  if (need.requests_per_second > 0) {
    report.add("requests_per_second", need.requests_per_second);
  } else {
    report.add("concurrency", need.concurrency);
  }
  report.add("headroom", question.headroom);
  report.add("max_gpus", question.max_gpus);
}

Fragment training_need(const TrainingPlanQuestion& question) {
  const Training& t = question.work.training;
  const double deadline = question.deadline_hours;
  return object_of({{"method", name_of(t.method)},
                    {"framework", t.framework->id},
                    {"precision", name_of(t.precision)},
                    {"sequence_length", t.sequence_length},
                    {"dataset_tokens", t.dataset_tokens},
                    {"epochs", t.epochs},
                    {"deadline_hours", known_if(deadline < no_limit, deadline)},
                    {"max_gpus", question.max_gpus}});
}

Fragment need_report(const PlanQuestion& question, const ModelShape& shape) {
  const Model& model = *question.model;
  Object report = object_of(
      {{"model",
        object_of({{"id", model.id}, {"name", model.name}, {"parameters", shape.parameters.total()}})}});
  if (question.serving) add_serving_need(*question.serving, report);
  if (question.training) report.add("training", training_need(*question.training));
  return report;
}

Fragment together_report(const PlansTogether& together) {
  return object_of({{"usd_per_hour", together.usd_per_hour},
                    {"usd_first_month", together.usd_first_month},
                    {"within_budget", yes_or_no(together.within_budget)}});
}

}  // namespace

Fragment write(const PlanInput& input, const PlanAnswer& answer) {
  const ServingPlans serving = answer.serving.value_or(ServingPlans());
  const auto plan = [&](const ServingPlan& one) { return serving_plan_report(input, one); };
  const auto rejection = [&](const ServingRejection& one) { return serving_rejection_report(input, one); };
  const auto point = [&](const ServingCandidate& one) { return serving_point_report(input, one); };
  return object_of(
      {{"version", WHICHGPU_VERSION},
       {"need", need_report(input.question, answer.shape)},
       {"considered", serving.considered},
       {"plans", reports(serving.plans, plan)},
       {"beyond_budget", serving.beyond_budget ? plan(*serving.beyond_budget) : Fragment()},
       {"rejected", reports(serving.rejected, rejection)},
       {"pareto", reports(serving.front, point)},
       {"training", answer.training ? training_plans(input, *answer.training) : Fragment()},
       {"together", answer.together ? together_report(*answer.together) : Fragment()},
       {"existing", answer.existing ? parts().existing->report(input, *answer.existing) : Fragment()},
       {"notes", note_reports(answer.notes)}});
}

}  // namespace whichgpu::api
