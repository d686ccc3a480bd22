#include "core/advice/serving/plan.h"

#include <algorithm>

#include "core/advice/serving/plan_reasons.h"
#include "core/advice/serving/plan_rejections.h"

namespace whichgpu {
namespace {

/// The question that a candidate answers, nothing left open.
ServingQuestion question_of(const ServingCandidate& c, const LatencyLimits& limits) {
  ServingQuestion question;
  question.serving = c.serving;
  question.choose_parallelism = false;
  question.limits = limits;
  question.price.offer = c.price.offer;
  if (c.price.offer == nullptr) question.price.own_usd_per_gpu_hour = c.price.usd_per_gpu_hour;
  return question;
}

void complete(ServingPlan& plan, const ServingPlanQuestion& question, const ModelShape& shape,
              const Calibration& calibration) {
  const LatencyLimits& limits = question.need.limits;
  const Serving& serving = plan.candidate.serving;
  plan.answer = answer(question_of(plan.candidate, limits));
  plan.capacity =
      plan.answer.capacity ? *plan.answer.capacity : capacity(serving, shape, limits, calibration);
  // Behind an arrival rate stand those whom it keeps in flight.
  const double asked =
      question.asked_concurrency > 0 ? question.asked_concurrency : serving.concurrency / question.headroom;
  plan.headroom = plan.capacity.concurrency / asked;
}

}  // namespace

ServingPlans make_serving_plans(const ServingPlanQuestion& question, const ModelShape& shape,
                                const Calibration& calibration) {
  const ServingPlanSearch search = search_serving_plans(question, shape, calibration);
  ServingPlans found;
  found.front = search.front;
  found.considered = search.considered;
  std::vector<ServingPlan> picked;
  if (search.cheapest) {
    add_plan(picked, *search.cheapest, PlanLabel::cheapest);
    add_plan(picked, balanced_of(search.front), PlanLabel::balanced);
    const std::vector<ServingCandidate> near = within_servers(search.front, *search.cheapest);
    add_plan(picked, near.empty() ? search.front.front() : fastest_of(near), PlanLabel::fastest);
    if (search.safest) add_plan(picked, *search.safest, PlanLabel::safest);
  } else if (search.beyond_budget) {
    add_plan(picked, *search.beyond_budget, PlanLabel::cheapest);
  }
  for (ServingPlan& plan : picked) {
    complete(plan, question, shape, calibration);
    plan.why = serving_reasons(question, shape, picked.front().candidate, found.front, plan, calibration);
  }
  if (search.cheapest) {
    found.plans = std::move(picked);
    std::stable_sort(found.plans.begin(), found.plans.end(), [](const ServingPlan& a, const ServingPlan& b) {
      return a.candidate.usd() < b.candidate.usd();
    });
  } else if (!picked.empty()) {
    found.beyond_budget = std::move(picked.front());
  }
  found.rejected = serving_rejections(question, shape, found, calibration);
  return found;
}

}  // namespace whichgpu
