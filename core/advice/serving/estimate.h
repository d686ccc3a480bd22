#pragma once

#include <optional>

#include "core/advice/arrivals/service_latency.h"
#include "core/advice/common/note.h"
#include "core/advice/serving/colocation.h"
#include "core/advice/serving/disaggregation.h"
#include "core/advice/serving/drafts.h"
#include "core/advice/serving/layout.h"
#include "core/advice/serving/mixed_cards.h"
#include "core/catalog/tables.h"
#include "core/cost/serving_cost.h"
#include "core/memory/serving_footprint.h"
#include "core/power/energy.h"
#include "core/power/serving_power.h"
#include "core/time/adapter_rate.h"
#include "core/time/cold_start_time.h"
#include "core/time/serving_speed.h"
#include "core/workload/adapters.h"
#include "core/workload/cold_start.h"
#include "core/workload/latency_limits.h"

namespace whichgpu {

/// What the visitor measured on this configuration, under a load of its own. A
/// time of 0: not measured.
struct OwnMeasurement {
  double ttft_seconds = 0;
  double tpot_seconds = 0;
  double input_tokens = 0;
  double output_tokens = 0;
  double concurrency = 0;
};

/// Measured over estimated at the visitor's own load: what the estimate is
/// multiplied by.
struct Recalibration {
  double ttft_factor = 1;
  double tpot_factor = 1;
};

/// Adapters that are served, and what they come to.
struct ServedAdapters {
  Adapters asked;
  AdapterRate rate;
  double one_bytes = 0;          ///< one adapter, at its own rank
  double reserved_bytes = 0;     ///< that the engine keeps for all on the fullest card
  double at_own_rank_bytes = 0;  ///< … were it started for their own rank
};

struct ServingEstimate;

/// A serving question in which some choices are left to the core.
struct ServingQuestion {
  Serving serving;
  bool choose_parallelism = true;
  bool choose_weights = false;
  DraftChoice drafts;
  PriceChoice price;
  Site site;
  std::optional<OwnMeasurement> measured;
  LatencyLimits limits;
  std::optional<ColdStart> cold_start;           ///< wanted: how the engine is started
  std::optional<Disaggregation> disaggregation;  ///< wanted: two pools
  std::optional<Colocation> colocation;          ///< wanted: several processes on the card
  std::optional<MixedCards> mixed;               ///< wanted: unequal cards in one engine
  std::optional<Adapters> adapters;              ///< served: see take_adapters()
  std::optional<ArrivalsQuestion> arrivals;      ///< percentiles are wanted: how requests come
  bool context_curve = false;                    ///< memory against the length of requests is wanted
  /// What answers cold_start, disaggregation, colocation, mixed and adapters; none: the program is made
  /// without.
  void (*aside)(const ServingQuestion&, ServingEstimate&) = nullptr;
  const OneByOne* served = nullptr;  ///< see add_latency(); none: the program is made without
};

/// The answer, with everything that was decided and every intermediate result.
struct ServingEstimate {
  Serving serving;  ///< complete: open choices filled in
  ModelShape shape;
  WeightBytes bytes;
  ServingFootprint footprint;
  std::optional<ServingSpeed> speed;           ///< absent if it does not fit
  std::optional<Recalibration> recalibration;  ///< applied to `speed`
  std::optional<ServiceLatency> latency;       ///< see add_latency()
  std::optional<DraftGain> drafts;             ///< of those that were asked for
  std::optional<StartTime> cold_start;         ///< see add_cold_start()
  std::optional<TwoPools> pools;               ///< of a question about pools
  std::optional<SharedCard> shared_card;       ///< of a question about colocation
  std::optional<MixedAnswer> mixed;            ///< of a question about unequal cards
  std::optional<ServedAdapters> adapters;      ///< see add_adapters()
  Price price;
  ServingCost cost;
  std::optional<ServingPower> power;  ///< absent without speed, or where the card's power is not known
  Site site;
  Energy energy_per_million_tokens;  ///< of answers
  ComputeRate linear_rate;
  ComputeRate expert_rate;
  Notes notes;
  bool chose_parallelism = false;
  bool chose_weights = false;
};

/// What was estimated, laid out as `layout`; layers that are in host memory stay there.
Serving laid_out(const ServingEstimate& estimate, const Parallelism& layout);

/// The room of what was estimated; with the layout left open, that of the layout that has the most.
Room room_of(const ServingEstimate& estimate);

/// Memory, speed and cost of one serving configuration. Open choices are made
/// as follows: weights, the widest format that holds all users; parallelism,
/// the layout that holds all users with the most memory to spare, by its verdict, and answers a request
/// soonest; drafts, as many as give the most tokens per second. `calibration` is the catalogue's unless a fit
/// tries another.
ServingEstimate estimate_serving(const ServingQuestion& question,
                                 const ServingCalibration& calibration = tables::serving_calibration());

/// Whether users begin together, stop after some requests, and find no room for all of them.
bool is_crowded_run(const ServingEstimate& estimate);

/// Serves the arrivals of `question` request by request, if it has some and the configuration fits:
/// percentiles, and the means of `estimate.speed` from the same requests. Without a steady state there is no
/// speed. How long the users of a crowded run wait for room is found in the same way.
void add_latency(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
