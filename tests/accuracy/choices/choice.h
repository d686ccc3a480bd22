#pragma once

#include <map>
#include <string>
#include <vector>

namespace whichgpu::accuracy {

/// One configuration that somebody measured: what it costs, and what it was measured and is estimated to do.
struct Candidate {
  std::string layout;  ///< card, count and how they share the work: two differ if anything of it does
  double usd_per_hour = 0;
  double measured_tpot_seconds = 0;  ///< 0: not measured
  double measured_tokens_per_second = 0;
  double estimated_tpot_seconds = 0;
  double estimated_tokens_per_second = 0;

  double measured_cost() const { return usd_per_hour / measured_tokens_per_second; }
  double estimated_cost() const { return usd_per_hour / estimated_tokens_per_second; }
};

/// What a choice between layouts came to: measured cost of the layout that is picked, at the best of its
/// measured runs within the limit (how many users it is given is seen where it runs), over the cheapest
/// measured run that meets the limit, less one. A layout of which no measured run meets it has the regret
/// `missed`.
struct Regret {
  double of_estimates = 0;      ///< of picking what is estimated cheapest within the limit
  double of_cheapest_card = 0;  ///< of picking the least money an hour, whatever it does
  double limit = 0;             ///< seconds per token; 0: none
  Candidate picked;             ///< by the estimates
  Candidate best;               ///< of what was measured
};
inline constexpr double missed = 1e9;

/// Regrets of choices between at least three candidates with at least two layouts, one for each limit on the
/// time per token (seconds; 0: none) that some candidate meets and some does not, or for no limit. Where no
/// candidate is estimated to meet it, the fastest is picked.
std::vector<Regret> regrets(const std::vector<Candidate>& candidates, const std::vector<double>& limits);

}  // namespace whichgpu::accuracy
