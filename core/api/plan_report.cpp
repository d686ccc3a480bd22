#include "core/api/plan_report.h"

#include "core/api/fleet_report.h"
#include "core/api/note_report.h"
#include "core/api/serving_plan_report.h"
#include "core/api/training_names.h"
#include "core/api/training_plan_report.h"
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

/// Fills in the lists for serving; empty ones without such a need.
void add_serving(const PlanInput& input, const PlanAnswers& answers, Json& report, Notes& notes) {
  const PlanAnswer& answer = answers.serving;
  Json plans = Json::array();
  Json rejected = Json::array();
  Json front = Json::array();
  for (const Plan& plan : answer.plans) plans.push_back(serving_plan_report(input, plan));
  for (const PlanCandidate& c : answer.front) front.push_back(serving_point_report(input, c));
  for (const Rejection& one : answers.rejected) rejected.push_back(serving_rejection_report(input, one));
  if (input.serving) add_serving_notes(*input.serving, answer, notes);
  report["considered"] = answer.considered;
  report["plans"] = std::move(plans);
  report["beyond_budget"] =
      answer.beyond_budget.empty() ? Json() : serving_plan_report(input, answer.beyond_budget.front());
  report["rejected"] = std::move(rejected);
  report["pareto"] = std::move(front);
}

Json training_plans(const PlanInput& input, const TrainingPlanAnswer& answer, Notes& notes) {
  if (!input.training) return {};
  Json plans = Json::array();
  for (const TrainingPlan& plan : answer.plans) plans.push_back(training_plan_report(input, plan));
  Json rejected = Json::array();
  for (const TrainingRejection& one : answer.rejected) {
    rejected.push_back(training_rejection_report(input, one));
  }
  Json front = Json::array();
  for (const TrainingCandidate& c : answer.front) front.push_back(training_point_report(input, c));
  add_training_notes(*input.training, answer, notes);
  return object_of("considered", answer.considered, "plans", std::move(plans), "beyond_budget",
                   answer.beyond_budget ? training_plan_report(input, *answer.beyond_budget) : Json(),
                   "rejected", std::move(rejected), "pareto", std::move(front));
}

void add_serving_need(const PlanInput& input, Json& report) {
  const ServingNeed& need = input.serving->need;
  if (need.requests_per_second > 0) {
    report["requests_per_second"] = need.requests_per_second;
  } else {
    report["concurrency"] = need.concurrency;
  }
  report["headroom"] = input.headroom;
  report["max_gpus"] = input.serving->max_gpus;
}

Json training_need(const TrainingPlanQuestion& question) {
  const Training& t = question.work.training;
  const double deadline = question.deadline_hours;
  return object_of("method", name(t.method), "framework", t.framework->id, "precision", name(t.precision),
                   "sequence_length", t.sequence_length, "dataset_tokens", t.dataset_tokens, "epochs",
                   t.epochs, "deadline_hours", deadline < no_limit ? Json(deadline) : Json(), "max_gpus",
                   question.max_gpus);
}

Json need_report(const PlanInput& input) {
  const Model& model = *input.planned_model;
  Json report = object_of("model", object_of("id", model.id, "name", model.name, "parameters",
                                             model_shape(model).parameters.total()));
  if (input.serving) add_serving_need(input, report);
  if (input.training) report["training"] = training_need(*input.training);
  return report;
}

}  // namespace

/// Notes of the whole plan beside those of each need:
/// - plan_model_scaled {from}: only a size was given; a model of that size was derived from another
Json plan_report(const PlanInput& input) {
  Notes notes;
  if (!input.scaled_from.empty()) add(notes, "plan_model_scaled", {text("from", input.scaled_from)});
  Json report = object_of("version", WHICHGPU_VERSION, "need", need_report(input));
  const PlanAnswers answers = answers_to(input);
  add_serving(input, answers, report, notes);
  report["training"] = training_plans(input, answers.training, notes);
  report["existing"] = fleet_report(input, answers);
  report["notes"] = note_reports(notes);
  return report;
}

}  // namespace whichgpu::api
