#include "core/time/shared_card.h"

#include <algorithm>

#include "core/catalog/tables.h"

namespace whichgpu {

double busy_share(const ServingSpeed& speed) {
  const SpeedParts& p = speed.parts;
  const double prompts = p.other_prompts * p.other_prompt_seconds;
  const double read = prompts / speed.prefill.total();
  const double token = speed.decode.total() / p.tokens_per_step + prompts;
  const double memory = speed.decode.memory_bound / p.tokens_per_step + read * speed.prefill.memory_bound;
  const double compute = speed.decode.compute_bound / p.tokens_per_step + read * speed.prefill.compute_bound;
  constexpr double least = 0.001;  // nothing runs without the card
  return std::clamp(std::max(memory, compute) / token, least, 1.0);
}

SharedGain shared_gain(CardSharing mode, int copies, double busy, double left) {
  const Judgement::Sharing& known = tables::judgement().sharing;
  const double most = copies;
  if (most == 1 && left == 1) return {};  // alone
  if (mode == CardSharing::time) {
    return {left, known.time_low * left, std::min(most, known.time_high * left)};
  }
  const double total = std::min(most, left / busy);
  return {total, std::min(known.mps_low * left, total), total};
}

}  // namespace whichgpu
