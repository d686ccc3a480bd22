#include "core/advice/serving/plan_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
#include <map>
#include <tuple>

#include "core/advice/serving/formats.h"
#include "core/advice/serving/layout.h"
#include "core/advice/serving/plan_units.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/sorting.h"

namespace whichgpu {
namespace {

/// What is known of one replica's layout and formats at so many replicas, which bounds what fewer can do.
struct UnitBound {
  bool tried = false;
  bool safe = false;
  double seconds = no_limit;  ///< time of a request; no_limit: the need is not met
};

/// With 1, 2, 4 … replicas.
using UnitBounds = std::vector<UnitBound>;

/// Place of the power of two that `replicas` are rounded up to.
std::size_t doubling_of(int replicas) {
  return static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(replicas) - 1));
}

/// There are some hundred thousand of these, most of them soon out, so that bounds stand elsewhere.
struct UnitState {
  LeastTimes least;              ///< of a unit without stages
  double most_users = -1;        ///< that memory holds, per replica; negative: not yet worked out
  double most_rate = -1;         ///< that a replica answers; negative: not yet worked out
  UnitBounds* bounds = nullptr;  ///< none yet
  bool out = false;              ///< can be of no use at this price or any higher one
};

/// A card, its formats and layouts, and what was learned about them.
struct CardSearch {
  const PricedCard* card = nullptr;
  std::vector<Formats> formats;
  std::vector<const UnitTable*> tables;        ///< one for each of `formats`
  std::vector<std::vector<UnitState>> states;  ///< [formats][unit]
  std::vector<std::size_t> left;               ///< [formats]: units that are not out
};

/// So many of a card, and their price.
struct Node {
  Price price;
  std::size_t card = 0;
  int count = 0;
};

auto tie_rule(const ServingCandidate& c) {
  const Parallelism& p = c.choice.unit;
  return std::make_tuple(-whole_bits(*c.serving.weights), -whole_bits(*c.serving.kv_cache),
                         c.serving.gpu_count, p.pipeline, p.tensor * p.attention_data, p.tensor,
                         c.serving.engine, c.choice.card);
}

class Search {
 public:
  Search(const ServingPlanQuestion& question, double budget, const ModelShape& shape,
         const ServingCalibration& calibration)
      : question_(question), budget_(budget), shape_(shape), calibration_(calibration) {
    for (const PricedCard& card : question.cards) add_card(card);
    sort_stably(nodes_,
                [](const Node& a, const Node& b) { return a.price.usd_per_hour < b.price.usd_per_hour; });
  }

  ServingPlanSearch run() {
    for (std::size_t at = 0; at < nodes_.size(); ++at) {
      const double price = nodes_[at].price.usd_per_hour;
      if (at == 0 || price > nodes_[at - 1].price.usd_per_hour) {
        if (price > budget_ && found_.cheapest) break;
        close_price_level();
      }
      visit(nodes_[at]);
    }
    if (found_.cheapest && found_.cheapest->price.usd_per_hour > budget_) {
      ServingPlanSearch beyond;
      beyond.beyond_budget = found_.cheapest;
      found_ = beyond;
    }
    found_.considered = considered();
    return found_;
  }

 private:
  void add_card(const PricedCard& card) {
    CardSearch search;
    search.card = &card;
    search.formats = plan_formats(question_, *card.gpu);
    for (const Formats& formats : search.formats) {
      search.tables.push_back(&table_of(*card.gpu, *formats.engine));
      search.states.emplace_back(search.tables.back()->units.size());
      search.left.push_back(search.states.back().size());
    }
    const int most = std::min(question_.max_gpus, most_joined(*card.gpu));
    for (int count = 1; count <= most; ++count) {
      if (question_.whole_servers && !rented_together(*card.gpu, count)) continue;
      const Price price = card_price(card, count);
      if (price.known) nodes_.push_back({price, cards_.size(), count});
    }
    cards_.push_back(std::move(search));
  }

  /// Layouts depend on little of card and engine, so that most share a table.
  const UnitTable& table_of(const Gpu& gpu, const Engine& engine) {
    const auto key = std::make_tuple(most_tensor_ranks(gpu), joined_by_nvlink(gpu, gpus_per_server),
                                     engine.tensor_parallel);
    auto found = tables_.find(key);
    if (found == tables_.end()) {
      found =
          tables_.emplace(key, unit_table(*question_.model, shape_, gpu, engine, question_.max_gpus)).first;
    }
    return found->second;
  }

  double considered() const {
    double count = 0;
    for (const Node& node : nodes_) {
      for (const UnitTable* table : cards_[node.card].tables) {
        count += static_cast<double>(table->dividing[static_cast<std::size_t>(node.count)].size());
      }
    }
    return count;
  }

  void close_price_level() {
    cheapest_closed_ = found_.cheapest.has_value();
    safest_closed_ = found_.safest.has_value();
    if (!found_.front.empty()) level_best_ = found_.front.back().request_seconds;
  }

  void visit(const Node& node) {
    CardSearch& search = cards_[node.card];
    // Narrow formats and wide layouts first: they are the fastest and rule out most others.
    for (std::size_t f = search.formats.size(); f-- > 0;) {
      if (search.left[f] == 0) continue;
      const std::vector<int>& units = search.tables[f]->dividing[static_cast<std::size_t>(node.count)];
      for (std::size_t u = units.size(); u-- > 0;) {
        const auto at = static_cast<std::size_t>(units[u]);
        UnitState& state = search.states[f][at];
        if (state.out) continue;
        visit(node, search, f, at);
        if (state.out) --search.left[f];
      }
    }
  }

  /// Whether a configuration that answers no sooner than `seconds` can still be of use.
  bool may_matter(double seconds) const {
    return !cheapest_closed_ || (seconds < level_best_ && seconds <= found_.front.back().request_seconds);
  }

  /// Those of the unit without stages.
  const LeastTimes& least_of(CardSearch& search, std::size_t f, std::size_t unit) const {
    const std::size_t flat = search.tables[f]->flat[unit];
    LeastTimes& least = search.states[f][flat].least;
    if (least.request_seconds <= 0) {
      const ServingChoice choice{search.card, search.formats[f], search.tables[f]->units[flat], 1};
      least = least_times(question_, shape_, choice, calibration_);
    }
    return least;
  }

  /// Whether so many replicas may hold `users`. A unit that holds none is out.
  bool may_hold(double users, const ServingChoice& choice, int replicas, UnitState& state) const {
    if (state.most_users < 0) state.most_users = most_users_held(question_, shape_, choice);
    state.out = state.most_users == 0;
    return !state.out && users <= replicas * state.most_users;
  }

  /// Whether so many replicas may keep up with the arrival rate.
  bool may_keep_up(const ServingChoice& choice, int replicas, UnitState& state) const {
    constexpr double rounding = 1e-9;
    const double rate = question_.need.requests_per_second;
    if (rate <= 0) return true;
    if (state.most_rate < 0) {
      state.most_rate = most_rate(question_, shape_, choice, state.most_users, calibration_);
    }
    return rate * (1 - rounding) <= replicas * state.most_rate;
  }

  void visit(const Node& node, CardSearch& search, std::size_t f, std::size_t unit) {
    const UnitTable& table = *search.tables[f];
    UnitState& state = search.states[f][unit];
    ServingChoice choice{search.card, search.formats[f], table.units[unit], 1};
    const int replicas = node.count / choice.unit.gpus();
    const bool wanted_as_safe = choice.formats.published && !safest_closed_;
    TrialBounds bounds;
    const auto useless = [&](const UnitBound& bound) {
      return bound.seconds == no_limit || (!may_matter(bound.seconds) && !(wanted_as_safe && bound.safe));
    };

    // As long as every time matters, most units are out for lack of memory, which is quicker to see.
    if (!cheapest_closed_ && !may_hold(question_.need.concurrency, choice, replicas, state)) return;
    const LeastTimes& least = least_of(search, f, unit);
    // What does not matter any more will not matter at a higher price.
    state.out = !least.within_limits || (!may_matter(least.request_seconds) && !wanted_as_safe);
    if (state.out) return;
    bounds.least_seconds = least.request_seconds;
    if (cheapest_closed_ && !wanted_as_safe) bounds.useless_seconds = found_.front.back().request_seconds;
    const double in_flight = question_.need.requests_per_second * least.request_seconds;
    if (!may_hold(std::max(question_.need.concurrency, in_flight), choice, replicas, state)) return;
    if (!may_keep_up(choice, replicas, state)) return;
    const int most_replicas = question_.max_gpus / choice.unit.gpus();
    if (cheapest_closed_) state.out = useless(bound_of(choice, most_replicas, state, bounds));
    if (state.out) return;
    if (useless(bound_of(choice, replicas, state, bounds))) return;

    choice.replicas = replicas;
    ServingCandidate candidate = try_choice(question_, shape_, choice, calibration_, bounds);
    if (candidate.broken != ServingLimit::none) return;
    candidate.price = node.price;
    offer(candidate);
  }

  /// The same with `replicas` rounded up to a power of two: as fast or faster, and it meets what they meet.
  const UnitBound& bound_of(ServingChoice choice, int replicas, UnitState& state, const TrialBounds& bounds) {
    if (state.bounds == nullptr) state.bounds = &bounds_.emplace_back(doubling_of(question_.max_gpus) + 1);
    UnitBound& bound = (*state.bounds)[doubling_of(replicas)];
    if (!bound.tried) {
      choice.replicas = static_cast<int>(std::bit_ceil(static_cast<unsigned>(replicas)));
      const ServingCandidate best = try_choice(question_, shape_, choice, calibration_, bounds);
      bound.tried = true;
      bound.safe = best.safe;
      if (best.broken == ServingLimit::none) bound.seconds = best.request_seconds;
    }
    return bound;
  }

  void offer(const ServingCandidate& candidate) {
    if (!cheapest_closed_ &&
        (!found_.cheapest || preferred_at_its_price(question_, candidate, *found_.cheapest))) {
      found_.cheapest = candidate;
    }
    if (!safest_closed_ && candidate.safe &&
        (!found_.safest || preferred_on_front(candidate, *found_.safest))) {
      found_.safest = candidate;
    }
    if (candidate.request_seconds >= level_best_) return;
    const bool same_price =
        !found_.front.empty() && found_.front.back().price.usd_per_hour == candidate.price.usd_per_hour;
    if (!same_price) {
      found_.front.push_back(candidate);
    } else if (preferred_on_front(candidate, found_.front.back())) {
      found_.front.back() = candidate;
    }
  }

  const ServingPlanQuestion& question_;
  double budget_;
  const ModelShape& shape_;
  const ServingCalibration& calibration_;
  std::map<std::tuple<int, bool, bool>, UnitTable> tables_;
  std::vector<CardSearch> cards_;
  std::deque<UnitBounds> bounds_;  ///< they stay where they are when more come
  std::vector<Node> nodes_;
  ServingPlanSearch found_;
  bool cheapest_closed_ = false;  ///< no dearer configuration can be the cheapest
  bool safest_closed_ = false;
  double level_best_ = no_limit;  ///< shortest request at any lower price
};

}  // namespace

bool preferred_on_front(const ServingCandidate& a, const ServingCandidate& b) {
  if (a.price.usd_per_hour != b.price.usd_per_hour) return a.price.usd_per_hour < b.price.usd_per_hour;
  if (a.request_seconds != b.request_seconds) return a.request_seconds < b.request_seconds;
  return tie_rule(a) < tie_rule(b);
}

bool preferred_as_cheapest(const ServingCandidate& a, const ServingCandidate& b) {
  const auto widths = [](const ServingCandidate& c) {
    return std::make_tuple(c.price.usd_per_hour, -whole_bits(*c.serving.weights),
                           -whole_bits(*c.serving.kv_cache), c.request_seconds);
  };
  if (widths(a) != widths(b)) return widths(a) < widths(b);
  return tie_rule(a) < tie_rule(b);
}

bool preferred_at_its_price(const ServingPlanQuestion& question, const ServingCandidate& a,
                            const ServingCandidate& b) {
  return question.widest_formats ? preferred_as_cheapest(a, b) : preferred_on_front(a, b);
}

ServingPlanSearch search_serving_plans(const ServingPlanQuestion& question, const ModelShape& shape,
                                       const ServingCalibration& calibration) {
  return Search(question, question.max_usd_per_hour, shape, calibration).run();
}

std::optional<ServingCandidate> cheapest_service(const ServingPlanQuestion& question, const ModelShape& shape,
                                                 const ServingCalibration& calibration) {
  constexpr double nothing = -1;  // a budget that every price is beyond
  return Search(question, nothing, shape, calibration).run().beyond_budget;
}

}  // namespace whichgpu
