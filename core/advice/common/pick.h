#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "core/advice/common/note.h"
#include "core/advice/common/priced_card.h"
#include "core/catalog/names.h"
#include "core/cost/budget.h"

/// What planners of every workload do with the candidates that they found. A candidate has gpu(),
/// gpu_count(), usd(), which the planner keeps low, time(), which it weighs against usd(), and same_choice().
namespace whichgpu {

/// What a configuration is picked for.
enum class PlanLabel { cheapest, balanced, fastest, safest };

template <>
inline constexpr auto names<PlanLabel> = spelled<PlanLabel>({{PlanLabel::cheapest, "cheapest"},
                                                             {PlanLabel::balanced, "balanced"},
                                                             {PlanLabel::fastest, "fastest"},
                                                             {PlanLabel::safest, "safest"}});

/// A configuration worth showing.
template <typename Candidate>
struct Pick {
  Candidate candidate;
  std::vector<PlanLabel> labels;  ///< everything that it is
};

/// Why a card is in no plan, and what of it would work.
template <typename Candidate>
struct RejectedCard {
  const Gpu* gpu = nullptr;
  Notes reasons;
  std::optional<Candidate> nearest;
};

/// What a planner answers.
template <typename Plan>
struct Plans {
  using Candidate = decltype(Plan::candidate);

  std::vector<Plan> plans;            ///< at most four
  std::optional<Plan> beyond_budget;  ///< the cheapest at any price, if none is within the budget
  std::vector<Candidate> front;       ///< no other is both cheaper and quicker: rising price, falling time
  std::vector<RejectedCard<Candidate>> rejected;  ///< the cards that people ask about first
  double considered = 0;

  /// The plans, or the one beyond the budget.
  std::vector<const Plan*> shown() const {
    std::vector<const Plan*> all;
    for (const Plan& plan : plans) all.push_back(&plan);
    if (beyond_budget) all.push_back(&*beyond_budget);
    return all;
  }
};

/// `a` over `b`; 1 where something is free.
inline double ratio(double a, double b) { return b > 0 ? a / b : 1; }

/// Least price times time.
template <typename Candidate>
const Candidate& balanced_of(const std::vector<Candidate>& candidates) {
  return *std::min_element(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.usd() * a.time() < b.usd() * b.time();
  });
}

/// The first within the last tenth of the shortest time.
template <typename Candidate>
const Candidate& fastest_of(const std::vector<Candidate>& candidates) {
  constexpr double last_tenth = 1.1;
  double least = no_limit;
  for (const Candidate& c : candidates) least = std::min(least, c.time());
  return *std::find_if(candidates.begin(), candidates.end(),
                       [&](const Candidate& c) { return c.time() <= last_tenth * least; });
}

/// Those that take no more servers than `cheapest`.
template <typename Candidate>
std::vector<Candidate> within_servers(std::vector<Candidate> candidates, const Candidate& cheapest) {
  const int servers = (cheapest.gpu_count() + gpus_per_server - 1) / gpus_per_server;
  std::erase_if(candidates, [&](const Candidate& c) { return c.gpu_count() > servers * gpus_per_server; });
  return candidates;
}

/// Adds a pick, or a label to the pick of the same choice.
template <typename Candidate>
void add_pick(std::vector<Pick<Candidate>>& picks, const Candidate& candidate, PlanLabel label) {
  for (Pick<Candidate>& pick : picks) {
    if (!pick.candidate.same_choice(candidate)) continue;
    pick.labels.push_back(label);
    return;
  }
  picks.push_back({candidate, {label}});
}

/// The cards that people ask about first, and those that the question names, that are in none of `plans`.
/// `explain` fills in reasons and nearest. Reason where there is nothing to explain: rejected_no_price {}.
template <typename Plan, typename Explain>
auto rejected_cards(std::span<const PricedCard> cards, const Plans<Plan>& plans, const Explain& explain) {
  std::vector<RejectedCard<typename Plans<Plan>::Candidate>> rejected;
  for (const PricedCard& card : cards) {
    const auto has_it = [&](const Plan& plan) { return &plan.candidate.gpu() == card.gpu; };
    if (card.gpu->well_known == 0 && !card.asked_for) continue;
    if (std::any_of(plans.plans.begin(), plans.plans.end(), has_it)) continue;
    auto& one = rejected.emplace_back();
    one.gpu = card.gpu;
    if (card_price(card, 1).known) {
      explain(card, one);
    } else {
      add(one.reasons, "rejected_no_price", {});
    }
  }
  return rejected;
}

}  // namespace whichgpu
