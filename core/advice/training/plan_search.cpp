#include "core/advice/training/plan_search.h"

#include <algorithm>
#include <tuple>

#include "core/catalog/sorting.h"

namespace whichgpu {
namespace {

/// So many of a card, their price, and the least that a run on them takes.
struct Node {
  const PricedCard* card = nullptr;
  int count = 0;
  Price price;
  double least_hours = 0;

  double least_usd() const { return price.usd_per_hour * charged_hours(least_hours); }
};

std::vector<Node> affordable_nodes(const TrainingPlanQuestion& question, const ModelShape& shape,
                                   const TrainingCalibration& calibration, double& considered) {
  std::vector<Node> nodes;
  for (const PricedCard& card : question.cards) {
    const double gpu_hours = least_gpu_hours(question, shape, *card.gpu, calibration);
    for (const int count : run_sizes(*card.gpu, question.max_gpus)) {
      const Node node{&card, count, card_price(card, count), gpu_hours / count};
      if (!node.price.known) continue;
      considered += 1;
      const bool in_time = node.least_hours <= question.deadline_hours;
      if (in_time && question.budget.allows(node.price.usd_per_hour, charged_hours(node.least_hours)))
        nodes.push_back(node);
    }
  }
  sort_stably(nodes, [](const Node& a, const Node& b) { return a.least_usd() < b.least_usd(); });
  return nodes;
}

bool works(const TrainingPlanQuestion& question, const TrainingCandidate& candidate) {
  return candidate.broken == TrainingLimit::none &&
         question.budget.allows(candidate.price.usd_per_hour, candidate.cost.charged_hours);
}

/// Whether some run of the front is cheaper and shorter than anything the node can do.
bool beaten(const std::vector<TrainingCandidate>& front, const Node& node) {
  return std::any_of(front.begin(), front.end(), [&](const TrainingCandidate& c) {
    return c.usd() < node.least_usd() && c.cost.hours < node.least_hours;
  });
}

/// `a` keeps `b` off the front.
bool keeps_off(const TrainingCandidate& a, const TrainingCandidate& b) {
  if (a.usd() > b.usd() || a.cost.hours > b.cost.hours) return false;
  return preferred_run(a, b);
}

void offer(std::vector<TrainingCandidate>& front, const TrainingCandidate& candidate) {
  const auto by_other = [&](const TrainingCandidate& other) { return keeps_off(other, candidate); };
  if (std::any_of(front.begin(), front.end(), by_other)) return;
  std::erase_if(front, [&](const TrainingCandidate& other) { return keeps_off(candidate, other); });
  front.push_back(candidate);
}

/// The cheapest of the runs that are offered.
class Cheapest {
 public:
  /// A run that costs more is not the cheapest.
  double most_usd() const { return as_cheap * least_usd_; }

  void offer(const TrainingCandidate& candidate) {
    least_usd_ = std::min(least_usd_, candidate.usd());
    as_cheap_.push_back(candidate);
    std::erase_if(as_cheap_, [&](const TrainingCandidate& c) { return c.usd() > most_usd(); });
  }

  std::optional<TrainingCandidate> found() const {
    const auto fewer = [](const TrainingCandidate& a, const TrainingCandidate& b) {
      const int count = a.training.gpu_count - b.training.gpu_count;
      return count != 0 ? count < 0 : preferred_run(a, b);
    };
    const auto best = std::min_element(as_cheap_.begin(), as_cheap_.end(), fewer);
    if (best == as_cheap_.end()) return std::nullopt;
    return *best;
  }

 private:
  std::vector<TrainingCandidate> as_cheap_;
  double least_usd_ = no_limit;
};

}  // namespace

bool preferred_run(const TrainingCandidate& a, const TrainingCandidate& b) {
  const auto key = [](const TrainingCandidate& c) {
    return std::make_tuple(c.usd(), c.cost.hours, c.training.gpu_count, c.card);
  };
  return key(a) < key(b);
}

TrainingPlanSearch search_training_plans(const TrainingPlanQuestion& question, const ModelShape& shape,
                                         const TrainingCalibration& calibration) {
  TrainingPlanSearch found;
  Cheapest cheapest;
  Cheapest safest;
  for (const Node& node : affordable_nodes(question, shape, calibration, found.considered)) {
    if (node.least_usd() > safest.most_usd() && beaten(found.front, node)) continue;
    const auto candidate = try_run(question, shape, *node.card, node.count, node.price, calibration);
    if (!candidate || !works(question, *candidate)) continue;
    offer(found.front, *candidate);
    cheapest.offer(*candidate);
    if (candidate->safe) safest.offer(*candidate);
  }
  found.cheapest = cheapest.found();
  found.safest = safest.found();
  sort_stably(found.front, preferred_run);
  return found;
}

std::optional<TrainingCandidate> cheapest_run(const TrainingPlanQuestion& question, const ModelShape& shape,
                                              const TrainingCalibration& calibration) {
  Cheapest cheapest;
  double considered = 0;
  for (const Node& node : affordable_nodes(question, shape, calibration, considered)) {
    if (node.least_usd() > cheapest.most_usd()) break;
    const auto candidate = try_run(question, shape, *node.card, node.count, node.price, calibration);
    if (candidate && works(question, *candidate)) cheapest.offer(*candidate);
  }
  return cheapest.found();
}

}  // namespace whichgpu
