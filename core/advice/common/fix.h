#pragma once

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

/// Adds a fix, with its price, where it is known, as the argument `usd_name`.
template <typename Question>
void add(Fixes<Question>& fixes, Fix<Question> fix, std::string_view usd_name) {
  if (fix.usd > 0) fix.arguments.push_back(number(usd_name, fix.usd));
  fixes.found.push_back(std::move(fix));
  sort_stably(fixes.found, [](const Fix<Question>& a, const Fix<Question>& b) { return a.usd < b.usd; });
}

/// The cards other than `asked` of which `gpu_count` are rented out, cheapest first.
std::vector<const Gpu*> other_cards(const Gpu& asked, int gpu_count, const PriceBook& own_offers);

}  // namespace whichgpu
