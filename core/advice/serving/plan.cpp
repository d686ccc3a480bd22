#include "core/advice/serving/plan.h"

#include <utility>

#include "core/advice/arrivals/percentile_plans.h"
#include "core/advice/serving/plan_reasons.h"
#include "core/advice/serving/plan_rejections.h"
#include "core/catalog/sorting.h"

namespace whichgpu {
namespace {

ServingPlan plan_of(const Pick<ServingCandidate>& pick, const ServingPlanQuestion& question,
                    const LatencyLimits& means, const ModelShape& shape,
                    const ServingCalibration& calibration) {
  ServingPlan plan;
  plan.candidate = pick.candidate;
  plan.labels = pick.labels;
  const Serving& serving = plan.candidate.serving;
  plan.answer = answer(question_of(question, plan.candidate));
  plan.capacity = plan.answer.capacity ? *plan.answer.capacity : capacity(serving, shape, means, calibration);
  // Behind an arrival rate stand those whom it keeps in flight.
  const double asked =
      question.asked_concurrency > 0 ? question.asked_concurrency : serving.concurrency / question.headroom;
  plan.headroom = plan.capacity.concurrency / asked;
  return plan;
}

void add_picks_by_time(const ServingPlanSearch& search, std::vector<Pick<ServingCandidate>>& picked) {
  add_pick(picked, balanced_of(search.front), PlanLabel::balanced);
  const std::vector<ServingCandidate> near = within_servers(search.front, *search.cheapest);
  add_pick(picked, near.empty() ? search.front.front() : fastest_of(near), PlanLabel::fastest);
}

/// What is picked of what a search found, in rising order of price; by its time only where `timed`.
std::vector<Pick<ServingCandidate>> picked_of(const ServingPlanSearch& search, bool timed) {
  std::vector<Pick<ServingCandidate>> picked;
  if (search.cheapest) {
    add_pick(picked, *search.cheapest, PlanLabel::cheapest);
    if (timed) add_picks_by_time(search, picked);
    if (search.safest) add_pick(picked, *search.safest, PlanLabel::safest);
  } else if (search.beyond_budget) {
    add_pick(picked, *search.beyond_budget, PlanLabel::cheapest);
  }
  sort_stably(picked, [](const auto& a, const auto& b) { return a.candidate.usd() < b.candidate.usd(); });
  return picked;
}

}  // namespace

ServingQuestion question_of(const ServingPlanQuestion& question, const ServingCandidate& c) {
  ServingQuestion asked;
  asked.serving = c.serving;
  asked.choose_parallelism = false;
  asked.limits = question.need.limits;
  asked.price.offer = c.price.offer;
  if (c.price.offer == nullptr) asked.price.own_usd_per_gpu_hour = c.price.usd_per_gpu_hour;
  if (question.at_percentile != nullptr) question.at_percentile->add_arrivals(question.need, asked);
  return asked;
}

ServingPlans make_serving_plans(const ServingPlanQuestion& question, const ModelShape& shape,
                                const ServingCalibration& calibration) {
  ServingPlanQuestion of_means = question;
  const ServingPlanSearch search = question.at_percentile != nullptr
                                       ? question.at_percentile->search(of_means, shape, calibration)
                                       : search_serving_plans(question, shape, calibration);
  ServingPlans found;
  const bool timed = generates(*question.model);
  if (timed) found.front = search.front;
  found.considered = search.considered;
  const std::vector<Pick<ServingCandidate>> picked = picked_of(search, timed);
  for (const Pick<ServingCandidate>& pick : picked) {
    ServingPlan plan = plan_of(pick, question, of_means.need.limits, shape, calibration);
    plan.why = serving_reasons(of_means, shape, picked.front().candidate, found.front, plan, calibration);
    if (search.cheapest) {
      found.plans.push_back(std::move(plan));
    } else {
      found.beyond_budget = std::move(plan);
    }
  }
  found.rejected = serving_rejections(of_means, shape, found, calibration);
  for (ServingRejection& rejection : found.rejected) {
    if (rejection.nearest) rejection.nearest->limits = question.need.limits;
  }
  return found;
}

}  // namespace whichgpu
