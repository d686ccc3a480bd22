#include "core/advice/serving/plan.h"

#include <algorithm>

#include "core/advice/serving/plan_reasons.h"

namespace whichgpu {
namespace {

constexpr double last_tenth = 1.1;

double product(const PlanCandidate& c) { return c.price.usd_per_hour * c.request_seconds; }

/// The point of the front with the least price times time.
const PlanCandidate& balanced_of(const std::vector<PlanCandidate>& front) {
  return *std::min_element(front.begin(), front.end(), [](const PlanCandidate& a, const PlanCandidate& b) {
    return product(a) < product(b);
  });
}

/// The cheapest point within the last tenth of the fastest, on no more servers than `cheapest` takes.
const PlanCandidate& fastest_of(const std::vector<PlanCandidate>& front, const PlanCandidate& cheapest) {
  const int servers = (cheapest.serving.gpu_count + gpus_per_server - 1) / gpus_per_server;
  const auto eligible = [&](const PlanCandidate& c) {
    return c.serving.gpu_count <= servers * gpus_per_server;
  };
  double best = no_limit;
  for (const PlanCandidate& c : front) {
    if (eligible(c)) best = std::min(best, c.request_seconds);
  }
  for (const PlanCandidate& c : front) {
    if (eligible(c) && c.request_seconds <= last_tenth * best) return c;
  }
  return front.front();
}

bool same_choice(const PlanCandidate& a, const PlanCandidate& b) {
  const Parallelism& p = a.choice.unit;
  const Parallelism& q = b.choice.unit;
  return a.choice.card == b.choice.card && a.choice.replicas == b.choice.replicas &&
         a.serving.engine == b.serving.engine && a.serving.weights == b.serving.weights &&
         a.serving.kv_cache == b.serving.kv_cache && p.tensor == q.tensor && p.pipeline == q.pipeline &&
         p.attention_data == q.attention_data && p.expert == q.expert;
}

void add(std::vector<Plan>& plans, const PlanCandidate& candidate, PlanLabel label) {
  for (Plan& plan : plans) {
    if (same_choice(plan.candidate, candidate)) {
      plan.labels.push_back(label);
      return;
    }
  }
  plans.push_back({candidate, {label}, {}, {}});
}

}  // namespace

PlanAnswer make_plans(const PlanQuestion& question, const Calibration& calibration) {
  const PlanSearch search = search_plans(question, calibration);
  PlanAnswer answer;
  answer.front = search.front;
  answer.considered = search.considered;
  if (search.cheapest) {
    add(answer.plans, *search.cheapest, PlanLabel::cheapest);
    add(answer.plans, balanced_of(search.front), PlanLabel::balanced);
    add(answer.plans, fastest_of(search.front, *search.cheapest), PlanLabel::fastest);
    if (search.safest) add(answer.plans, *search.safest, PlanLabel::safest);
  }
  if (search.beyond_budget) add(answer.beyond_budget, *search.beyond_budget, PlanLabel::cheapest);
  const ModelShape shape = model_shape(*question.model);
  for (std::vector<Plan>* plans : {&answer.plans, &answer.beyond_budget}) {
    for (Plan& plan : *plans) {
      plan.capacity = capacity(plan.candidate.serving, shape, question.need.limits, calibration);
      plan.why = plan_reasons(question, plans->front().candidate, answer.front, plan, calibration);
    }
  }
  std::stable_sort(answer.plans.begin(), answer.plans.end(), [](const Plan& a, const Plan& b) {
    return a.candidate.price.usd_per_hour < b.candidate.price.usd_per_hour;
  });
  return answer;
}

}  // namespace whichgpu
