#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/existing_cards.h"
#include "core/advice/serving/existing_group.h"
#include "core/advice/serving/plan.h"
#include "core/advice/serving/service.h"

namespace whichgpu {

/// One kind of the visitor's cards and a serving need.
struct ServingGroup : ExistingGroup<Service> {
  std::optional<ServingOnGroup> today;  ///< what `work` can do; empty: no engine runs there
  bool usual = true;                    ///< `work` keeps usable_limits() where none were given

  bool meets() const { return today && today->meets; }
};

/// The visitor's cards at work as they are: the cheapest group that meets the need alone, else all that carry
/// someone. Capacity adds up, speed does not.
struct ServingToday {
  std::vector<std::size_t> groups;
  bool meets = false;
  double users = 0;                ///< capacity
  double requests_per_second = 0;  ///< at capacity
  double request_seconds = 0;      ///< of the quickest group; 0: nobody is carried
  double usd_per_month = 0;        ///< of running them
};

/// What moving the whole need to other cards gives.
struct ServingMove : Move<Service> {
  Capacity capacity;
  std::optional<double> times_users;  ///< over today; empty: nobody is carried today
};

struct ServingOnExisting {
  std::vector<ServingGroup> groups;  ///< in the order of the existing cards
  ServingToday today;
  std::optional<Service> rest;     ///< cheapest of all cards for what the existing ones do not carry
  std::vector<ServingMove> moves;  ///< other cards than the existing ones, rising price
};

/// What existing cards do for the need, and what would come of adding to them or of moving to the cards that
/// `plans` found for the same question. Money is no limit here but in `plans`. `running` is what the existing
/// cards are reckoned with.
ServingOnExisting serve_on_existing(const ServingPlanQuestion& question, const ModelShape& shape,
                                    const std::vector<ExistingCards>& existing, const ServingPlans& plans,
                                    const OwnershipDefaults& running, const ServingCalibration& calibration);

}  // namespace whichgpu
