#pragma once

#include <span>

#include "core/advice/common/priced_card.h"
#include "core/cost/budget.h"
#include "core/workload/latency_limits.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Who is to be served. One of concurrency and requests_per_second is positive;
/// peak and headroom are already in it.
struct ServingNeed {
  double concurrency = 1;          ///< users at once
  double requests_per_second = 0;  ///< arrival rate
  double input_tokens = 1024;      ///< of the whole prompt: text and pictures
  Pictures pictures;               ///< of each prompt
  double output_tokens = 1024;
  double cached_prefix_fraction = 0;
  LatencyLimits limits;
};

/// The need with room to spare: `headroom` times the users, whole ones and as many as a question may name, or
/// times the rate.
ServingNeed with_headroom(ServingNeed asked, double headroom);

struct PercentilePlans;

/// Everything a serving plan depends on.
struct ServingPlanQuestion {
  const Model* model = nullptr;
  ServingNeed need;
  std::span<const PricedCard> cards;  ///< in the order that breaks ties; candidates refer to them
  double max_usd_per_hour = no_limit;
  int max_gpus = 64;
  int least_weight_bits = 4;  ///< narrowest weights, unless the checkpoint itself is narrower
  int least_kv_bits = 8;
  double headroom = 1;           ///< users to plan for over those asked for; the need has it already
  double asked_concurrency = 0;  ///< users before headroom; 0: a rate was given
  LatencyLimits given;           ///< those of the need that the visitor gave
  Tuning tuning = Tuning::as_started;
  bool usual = false;          ///< see as_usual()
  bool widest_formats = true;  ///< at one price: wide formats before short times
  bool whole_servers = true;   ///< cards are taken as they are rented together, see rented_together()
  const PercentilePlans* at_percentile = nullptr;  ///< limits hold at theirs; none: for means
};

/// The speed below which a service is hardly one: ten tokens a second for each user, and a first token within
/// ten seconds or, of a long prompt, what a thousand tokens a second take. See data/judgement.json.
LatencyLimits usable_limits(const ServingNeed& need);

/// The question with usable_limits() where none are given and a speed is estimated, and with the engines that
/// people serve so many users with.
ServingPlanQuestion as_usual(ServingPlanQuestion asked);

/// The question with the limits given only, any engine, and the quickest formats: what slow cards can do.
ServingPlanQuestion at_any_speed(ServingPlanQuestion asked);

/// Whether the engine is meant for fewer users than the question's; behind a rate stand any number.
bool meant_for_fewer(const Engine& engine, const ServingPlanQuestion& question);

}  // namespace whichgpu
