#include "core/api/plan/report.h"

#include "core/api/json/note_report.h"
#include "core/api/plan/fleet_report.h"
#include "core/api/plan/together_report.h"
#include "core/api/serving/plan_report.h"
#include "core/api/training/plan_report.h"
#include "core/catalog/model_shape.h"

namespace whichgpu::api {
namespace {

/// What a reader should know of a serving plan. Ids and arguments:
/// - plan_nothing_works {}: no configuration meets the need at any price
/// - plan_nothing_affordable {usd_per_hour, budget_usd_per_hour}
void add_serving_notes(const PlanQuestion& question, const PlanAnswer& answer, Notes& notes) {
  if (!answer.beyond_budget.empty()) {
    add(notes, "plan_nothing_affordable",
        {number("usd_per_hour", answer.beyond_budget.front().candidate.price.usd_per_hour),
         number("budget_usd_per_hour", question.max_usd_per_hour)});
  } else if (answer.plans.empty()) {
    add(notes, "plan_nothing_works", {});
  }
}

/// What a reader should know of a training plan. Ids and arguments:
/// - plan_run_too_late {gpu_count, gpu, hours, deadline_hours}: the soonest of all runs
/// - plan_run_fits_nowhere {max_gpus}
/// - plan_run_unaffordable {usd_total, usd_per_hour}: the cheapest that works
void add_training_notes(const TrainingPlanQuestion& question, const TrainingPlanAnswer& answer,
                        Notes& notes) {
  if (answer.beyond_budget) {
    const TrainingCost& cost = answer.beyond_budget->candidate.cost;
    add(notes, "plan_run_unaffordable",
        {number("usd_total", cost.usd_total), number("usd_per_hour", cost.usd_per_hour)});
  } else if (answer.soonest) {
    const Training& t = answer.soonest->training;
    add(notes, "plan_run_too_late",
        {number("gpu_count", t.gpu_count), text("gpu", t.gpu->name),
         number("hours", answer.soonest->cost.hours), number("deadline_hours", question.deadline_hours)});
  } else if (answer.plans.empty()) {
    add(notes, "plan_run_fits_nowhere", {number("max_gpus", question.max_gpus)});
  }
}

PlanAnswers answers_to(const PlanInput& input) {
  PlanAnswers answers;
  if (input.serving) {
    answers.serving = make_plans(*input.serving, tables::calibration());
    answers.rejected = plan_rejections(*input.serving, answers.serving, tables::calibration());
  }
  if (input.training) answers.training = make_training_plans(*input.training, tables::training_calibration());
  return answers;
}

template <typename Items, typename Report>
Fragment reports(const Items& items, const Report& report) {
  Array all;
  for (const auto& item : items) all.push(report(item));
  return all;
}

Fragment training_plans(const PlanInput& input, const TrainingPlanAnswer& answer) {
  if (!input.training) return {};
  const auto plan = [&](const TrainingPlan& one) { return training_plan_report(input, one); };
  const auto rejection = [&](const TrainingRejection& one) { return training_rejection_report(input, one); };
  const auto point = [&](const TrainingCandidate& one) { return training_point_report(input, one); };
  return object_of({{"considered", answer.considered},
                    {"plans", reports(answer.plans, plan)},
                    {"beyond_budget", answer.beyond_budget ? plan(*answer.beyond_budget) : Fragment()},
                    {"rejected", reports(answer.rejected, rejection)},
                    {"pareto", reports(answer.front, point)}});
}

void add_serving_need(const PlanInput& input, Object& report) {
  const ServingNeed& need = input.serving->need;
  if (need.requests_per_second > 0) {
    report.add("requests_per_second", need.requests_per_second);
  } else {
    report.add("concurrency", need.concurrency);
  }
  report.add("headroom", input.headroom);
  report.add("max_gpus", input.serving->max_gpus);
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

Fragment need_report(const PlanInput& input) {
  const Model& model = *input.planned_model;
  Object report = object_of({{"model", object_of({{"id", model.id},
                                                  {"name", model.name},
                                                  {"parameters", model_shape(model).parameters.total()}})}});
  if (input.serving) add_serving_need(input, report);
  if (input.training) report.add("training", training_need(*input.training));
  return report;
}

/// Notes of the whole plan, then those of each need:
/// - plan_model_scaled {from}: only a size was given; a model of that size was derived from another
Notes notes_of(const PlanInput& input, const PlanAnswers& answers) {
  Notes notes;
  if (!input.scaled_from.empty()) add(notes, "plan_model_scaled", {text("from", input.scaled_from)});
  if (input.serving) add_serving_notes(*input.serving, answers.serving, notes);
  if (input.training) add_training_notes(*input.training, answers.training, notes);
  return notes;
}

}  // namespace

Fragment plan_report(const PlanInput& input) {
  const PlanAnswers answers = answers_to(input);
  const PlanAnswer& serving = answers.serving;
  const auto plan = [&](const Plan& one) { return serving_plan_report(input, one); };
  const auto rejection = [&](const Rejection& one) { return serving_rejection_report(input, one); };
  const auto point = [&](const PlanCandidate& one) { return serving_point_report(input, one); };
  return object_of(
      {{"version", WHICHGPU_VERSION},
       {"need", need_report(input)},
       {"considered", serving.considered},
       {"plans", reports(serving.plans, plan)},
       {"beyond_budget", serving.beyond_budget.empty() ? Fragment() : plan(serving.beyond_budget.front())},
       {"rejected", reports(answers.rejected, rejection)},
       {"pareto", reports(serving.front, point)},
       {"training", training_plans(input, answers.training)},
       {"together", together_report(input, answers)},
       {"existing", fleet_report(input, answers)},
       {"notes", note_reports(notes_of(input, answers))}});
}

}  // namespace whichgpu::api
