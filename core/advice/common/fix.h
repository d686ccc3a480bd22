#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advice/common/fix_ids.h"
#include "core/advice/common/note.h"
#include "core/catalog/sorting.h"
#include "core/cost/price.h"

namespace whichgpu {

/// One change after which what was asked for works.
template <typename Question>
struct Fix {
  FixId id;
  Question changed;
  NoteArguments arguments;  ///< what it comes to, for its sentence
  double usd = 0;           ///< by which the cheapest comes first; 0 if the price is unknown
};

/// What helps and what does not.
template <typename Question>
struct Fixes {
  Question asked;                    ///< as it was answered, which is what the fixes change
  std::vector<Fix<Question>> found;  ///< cheapest first
  std::vector<FixId> in_vain;        ///< changes that alone do not do it, however far they go
};

/// The first of `changes` for which `works` holds; it also fills in the price.
template <typename Question, typename Works>
std::optional<Fix<Question>> first_that_works(std::vector<Fix<Question>> changes, const Works& works) {
  for (Fix<Question>& fix : changes) {
    if (works(fix)) return std::move(fix);
  }
  return std::nullopt;
}

/// The same for the cheapest of all that work.
template <typename Question, typename Works>
std::optional<Fix<Question>> cheapest_that_works(std::vector<Fix<Question>> changes, const Works& works) {
  std::optional<Fix<Question>> cheapest;
  for (Fix<Question>& fix : changes) {
    if (works(fix) && (!cheapest || fix.usd < cheapest->usd)) cheapest = std::move(fix);
  }
  return cheapest;
}

/// Puts down what came of one kind of change.
template <typename Question>
void put_down(FixId id, std::optional<Fix<Question>> fix, Fixes<Question>& fixes) {
  if (!fix) {
    fixes.in_vain.push_back(id);
    return;
  }
  fix->id = id;
  fixes.found.push_back(std::move(*fix));
}

/// Puts down the first of `changes` that works; nothing if there is nothing of the kind to change.
template <typename Question, typename Works>
void try_changes(FixId id, std::vector<Fix<Question>> changes, const Works& works, Fixes<Question>& fixes) {
  if (!changes.empty()) put_down(id, first_that_works(std::move(changes), works), fixes);
}

/// Sorts by price, and gives the price as the argument `name` where it is known.
template <typename Question>
void sort_by_price(std::string_view name, Fixes<Question>& fixes) {
  for (Fix<Question>& fix : fixes.found) {
    if (fix.usd > 0) fix.arguments.push_back(number(name, fix.usd));
  }
  sort_stably(fixes.found, [](const Fix<Question>& a, const Fix<Question>& b) { return a.usd < b.usd; });
}

/// The cards other than `asked` of which `gpu_count` are rented out, cheapest first.
std::vector<const Gpu*> other_cards(const Gpu& asked, int gpu_count, const PriceBook& own_offers);

}  // namespace whichgpu
