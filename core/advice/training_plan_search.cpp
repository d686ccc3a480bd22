#include "core/advice/training_plan_search.h"

#include <algorithm>
#include <tuple>

namespace whichgpu {
namespace {

/// So many of a card, their price, and the least that a run on them takes.
struct Node {
  const PlanCard* card = nullptr;
  int count = 0;
  Price price;
  double least_hours = 0;

  double least_usd() const { return price.usd_per_hour * least_hours; }
};

std::vector<Node> affordable_nodes(const TrainingPlanQuestion& question, const ModelShape& shape,
                                   const TrainingCalibration& calibration, double& considered) {
  std::vector<Node> nodes;
  for (const PlanCard& card : question.cards) {
    const double gpu_hours = least_gpu_hours(question, shape, *card.gpu, calibration);
    for (const int count : run_sizes(*card.gpu, question.max_gpus)) {
      const Node node{&card, count, card_price(card, count), gpu_hours / count};
      if (!node.price.known) continue;
      considered += 1;
      const bool in_time = node.least_hours <= question.deadline_hours;
      if (in_time && question.budget.allows(node.price.usd_per_hour, node.least_hours)) nodes.push_back(node);
    }
  }
  std::stable_sort(nodes.begin(), nodes.end(),
                   [](const Node& a, const Node& b) { return a.least_usd() < b.least_usd(); });
  return nodes;
}

bool works(const TrainingPlanQuestion& question, const TrainingCandidate& candidate) {
  return candidate.broken == RunLimit::none &&
         question.budget.allows(candidate.price.usd_per_hour, candidate.cost.hours);
}

/// Whether some run of the front is cheaper and shorter than anything the node can do.
bool beaten(const std::vector<TrainingCandidate>& front, const Node& node) {
  return std::any_of(front.begin(), front.end(), [&](const TrainingCandidate& c) {
    return c.cost.usd_total < node.least_usd() && c.cost.hours < node.least_hours;
  });
}

/// `a` keeps `b` off the front.
bool keeps_off(const TrainingCandidate& a, const TrainingCandidate& b) {
  if (a.cost.usd_total > b.cost.usd_total || a.cost.hours > b.cost.hours) return false;
  return preferred_run(a, b);
}

void offer(std::vector<TrainingCandidate>& front, const TrainingCandidate& candidate) {
  const auto by_other = [&](const TrainingCandidate& other) { return keeps_off(other, candidate); };
  if (std::any_of(front.begin(), front.end(), by_other)) return;
  std::erase_if(front, [&](const TrainingCandidate& other) { return keeps_off(candidate, other); });
  front.push_back(candidate);
}

}  // namespace

bool preferred_run(const TrainingCandidate& a, const TrainingCandidate& b) {
  const auto key = [](const TrainingCandidate& c) {
    return std::make_tuple(c.cost.usd_total, c.cost.hours, c.training.gpu_count, c.card);
  };
  return key(a) < key(b);
}

TrainingPlanSearch search_training_plans(const TrainingPlanQuestion& question,
                                         const TrainingCalibration& calibration) {
  const ModelShape shape = model_shape(*question.work.training.model);
  TrainingPlanSearch found;
  for (const Node& node : affordable_nodes(question, shape, calibration, found.considered)) {
    const bool dearer_than_safest = found.safest && found.safest->cost.usd_total < node.least_usd();
    if (dearer_than_safest && beaten(found.front, node)) continue;
    const auto candidate = try_run(question, shape, *node.card, node.count, node.price, calibration);
    if (!candidate || !works(question, *candidate)) continue;
    offer(found.front, *candidate);
    if (candidate->safe && (!found.safest || preferred_run(*candidate, *found.safest))) {
      found.safest = candidate;
    }
  }
  std::sort(found.front.begin(), found.front.end(), preferred_run);
  return found;
}

std::optional<TrainingCandidate> cheapest_run(const TrainingPlanQuestion& question,
                                              const TrainingCalibration& calibration) {
  const ModelShape shape = model_shape(*question.work.training.model);
  std::optional<TrainingCandidate> best;
  double considered = 0;
  for (const Node& node : affordable_nodes(question, shape, calibration, considered)) {
    if (best && best->cost.usd_total < node.least_usd()) break;
    const auto candidate = try_run(question, shape, *node.card, node.count, node.price, calibration);
    if (!candidate || !works(question, *candidate)) continue;
    if (!best || preferred_run(*candidate, *best)) best = candidate;
  }
  return best;
}

}  // namespace whichgpu
