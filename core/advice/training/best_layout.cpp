#include "core/advice/training/best_layout.h"

#include <optional>

namespace whichgpu {
namespace {

/// Comfortable and fitting are one rank, for both leave the margin; as is everything that lacks memory.
int rank_of(Verdict verdict) {
  if (verdict == Verdict::does_not_fit) return 2;
  return verdict == Verdict::tight ? 1 : 0;
}

/// One way to run, and what speaks for it.
struct Candidate {
  int rank = 0;
  double step_seconds = 0;
  double shortfall_bytes = 0;
};

/// Of equal ones the earlier stays, which is the simpler. No margin for it: a machine with faster links or
/// more cards could then be given a slower run.
bool better(const Candidate& candidate, const Candidate& best) {
  constexpr double margin = 1 - 1e-9;  // of the last digits
  if (candidate.rank != best.rank) return candidate.rank < best.rank;
  if (candidate.rank == rank_of(Verdict::does_not_fit))
    return candidate.shortfall_bytes < margin * best.shortfall_bytes;
  return candidate.step_seconds < margin * best.step_seconds;
}

}  // namespace

Training best_layout(const std::vector<Training>& layouts,
                     const std::function<LayoutMemory(const Training&)>& memory,
                     const std::function<double(const Training&)>& seconds) {
  std::optional<Candidate> best;
  const Training* chosen = &layouts.front();
  for (const Training& training : layouts) {
    const LayoutMemory needed = memory(training);
    Candidate candidate;
    candidate.rank = rank_of(needed.verdict);
    candidate.shortfall_bytes = needed.shortfall_bytes;
    if (best && candidate.rank > best->rank) continue;
    if (candidate.rank < rank_of(Verdict::does_not_fit)) candidate.step_seconds = seconds(training);
    if (!best || better(candidate, *best)) {
      best = candidate;
      chosen = &training;
    }
  }
  return *chosen;
}

}  // namespace whichgpu
