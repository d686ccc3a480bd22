#include "core/advice/serving/plan_need.h"

#include <algorithm>
#include <cmath>

#include "core/advice/serving/trial.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/model.h"
#include "core/catalog/tables.h"

namespace whichgpu {

ServingNeed with_headroom(ServingNeed asked, double headroom) {
  constexpr double rounding = 1e-9;  // 20 x 1.1 is 22.000000000000004 in binary; it does not take 23
  asked.concurrency = std::min(most_users_asked, std::ceil(asked.concurrency * headroom - rounding));
  asked.requests_per_second *= headroom;
  return asked;
}

LatencyLimits usable_limits(const ServingNeed& need) {
  const Judgement::Plans& judged = tables::judgement().plans;
  const double prompt = need.input_tokens * (1 - need.cached_prefix_fraction);
  return {std::max(judged.most_first_token_seconds, prompt / judged.least_prompt_tokens_per_second),
          1 / judged.least_tokens_per_second};
}

ServingPlanQuestion as_usual(ServingPlanQuestion asked) {
  LatencyLimits& limits = asked.need.limits;
  asked.given = limits;
  asked.usual = true;
  if (!generates(*asked.model)) return asked;
  const LatencyLimits usable = usable_limits(asked.need);
  if (limits.max_ttft_seconds == LatencyLimits::none) limits.max_ttft_seconds = usable.max_ttft_seconds;
  if (limits.max_tpot_seconds == LatencyLimits::none) limits.max_tpot_seconds = usable.max_tpot_seconds;
  return asked;
}

ServingPlanQuestion at_any_speed(ServingPlanQuestion asked) {
  if (asked.usual) asked.need.limits = asked.given;
  asked.usual = false;
  asked.widest_formats = false;
  return asked;
}

bool meant_for_fewer(const Engine& engine, const ServingPlanQuestion& question) {
  if (question.asked_concurrency > 0) return !engine_serves(engine, question.asked_concurrency);
  return !engine_serves(engine, no_limit);
}

}  // namespace whichgpu
