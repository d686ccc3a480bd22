#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/pick.h"
#include "core/catalog/purchase_price.h"
#include "core/cost/buying.h"

namespace whichgpu {

/// Cards of one kind that the visitor has, and what more of them would cost.
struct ExistingCards {
  PricedCard card;
  int count = 1;
};

/// Whether some of the visitor's cards are of this kind.
bool has_card(const std::vector<ExistingCards>& existing, const Gpu& gpu);

/// `gpu_count` of a card of which some are there already: those cost what running them costs, the rest are
/// rented. `mean_watts`: of one board at work. Unknown if they would have to be and nobody rents them out.
Price price_beside_existing(const ExistingCards& existing, int gpu_count, double mean_watts,
                            const OwnershipDefaults& usual);

/// Cards that are not there yet.
struct AddedCards {
  int gpu_count = 0;
  std::optional<double> rent_usd;      ///< empty: none are added, or nobody rents them out
  std::optional<double> purchase_usd;  ///< empty: none are added, or no price to buy them is known
};

/// What it takes to have `gpu_count` of a card of which some are there already, rented for so many hours.
AddedCards added_cards(const ExistingCards& existing, int gpu_count, double hours);

/// The fewest of a card that meet a need, some of them added perhaps. `Work` is a service or a run.
template <typename Work>
struct Fewest {
  Work work;
  AddedCards added;
};

/// One kind of the visitor's cards at work on a need.
template <typename Work>
struct ExistingGroup {
  const ExistingCards* existing = nullptr;
  std::optional<Work> work;    ///< on the cards as they are, at what running them costs; empty: nothing runs
  std::optional<Work> rented;  ///< the same at the cheapest rent; empty: nobody rents them out
  std::optional<Fewest<Work>> fewest;
};

/// What moving a need to other cards gives.
template <typename Work>
struct Move {
  Work work;                           ///< rented
  std::vector<PlanLabel> labels;       ///< as the plan has it; empty: a well-known card that lost
  std::optional<Buying> buying;        ///< instead of renting, kept busy around the clock
  std::optional<double> times_faster;  ///< than today; empty: nothing works today
  std::optional<double> extra_usd;     ///< over today: of a run, or of a month of a service
};

/// The move that `work` is; it takes the place of what costs `spent_usd_per_month` today.
template <typename Work>
Move<Work> move_to(const Work& work, const std::vector<PlanLabel>& labels, double spent_usd_per_month,
                   const OwnershipDefaults& running) {
  Move<Work> move;
  move.work = work;
  move.labels = labels;
  move.buying = buying(work.candidate.gpu(), work.candidate.gpu_count(), work.candidate.price,
                       spent_usd_per_month, running);
  return move;
}

}  // namespace whichgpu
