#include "tests/accuracy/choices/choice.h"

#include <algorithm>
#include <functional>
#include <set>

namespace whichgpu::accuracy {
namespace {

using Value = std::function<double(const Candidate&)>;

constexpr double out_of_question = 1e12;

const Candidate& least(const std::vector<Candidate>& candidates, const Value& value) {
  return *std::min_element(candidates.begin(), candidates.end(),
                           [&](const Candidate& a, const Candidate& b) { return value(a) < value(b); });
}

bool meets(double seconds, double limit) { return limit <= 0 || seconds <= limit; }

/// What is estimated cheapest of those estimated to meet the limit, else the fastest.
const Candidate& picked(const std::vector<Candidate>& candidates, double limit) {
  const bool any = std::any_of(candidates.begin(), candidates.end(),
                               [&](const Candidate& c) { return meets(c.estimated_tpot_seconds, limit); });
  if (!any) return least(candidates, [](const Candidate& c) { return c.estimated_tpot_seconds; });
  return least(candidates, [&](const Candidate& c) {
    return meets(c.estimated_tpot_seconds, limit) ? c.estimated_cost() : out_of_question;
  });
}

/// What a layout was measured to cost within the limit, at best.
double realized_cost(const std::vector<Candidate>& candidates, const std::string& layout, double limit) {
  const auto cost = [&](const Candidate& c) {
    return c.layout == layout && meets(c.measured_tpot_seconds, limit) ? c.measured_cost() : out_of_question;
  };
  return cost(least(candidates, cost));
}

}  // namespace

std::vector<Regret> regrets(const std::vector<Candidate>& candidates, const std::vector<double>& limits) {
  constexpr std::size_t least_candidates = 3;
  constexpr std::size_t least_layouts = 2;
  std::set<std::string> layouts;
  for (const Candidate& c : candidates) layouts.insert(c.layout);
  if (candidates.size() < least_candidates || layouts.size() < least_layouts) return {};

  std::vector<Regret> found;
  for (const double limit : limits) {
    std::vector<Candidate> good;
    for (const Candidate& c : candidates) {
      if (meets(c.measured_tpot_seconds, limit)) good.push_back(c);
    }
    if (good.empty() || (limit > 0 && good.size() == candidates.size())) continue;
    const Candidate& best = least(good, [](const Candidate& c) { return c.measured_cost(); });
    const auto regret_of = [&](const Candidate& pick) {
      const double cost = realized_cost(candidates, pick.layout, limit);
      return cost >= out_of_question ? missed : cost / best.measured_cost() - 1;
    };
    const Candidate& pick = picked(candidates, limit);
    const Candidate& cheapest = least(candidates, [](const Candidate& c) { return c.usd_per_hour; });
    found.push_back({regret_of(pick), regret_of(cheapest), limit, pick, best});
  }
  return found;
}

}  // namespace whichgpu::accuracy
