#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/memory/serving_footprint.h"
#include "core/time/arrivals/latency_curve.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

/// Latencies of a configuration under arrivals. Rates are those of all replicas, of requests, or of sessions
/// where those begin at a rate; everything else is that of one replica.
struct ServiceLatency {
  EngineRules rules;
  Arrivals arrivals;  ///< of one replica
  double replicas = 1;
  std::optional<double> saturation;  ///< beyond it the queue grows for ever; none: the load has no rate
  double load_share = 0;             ///< of saturation
  bool sustained = true;             ///< a steady state exists
  std::optional<LatencyPercentiles> percentiles;  ///< absent if it is not sustained, or would take too long
  std::optional<LatencyCurve> curve;
  double job_seconds = 0;  ///< of a job, until its last token
};

/// A load that is served request by request, of the whole configuration: its replicas get equal shares.
struct ArrivalsQuestion {
  Arrivals arrivals;
  bool curve = false;  ///< latencies over the rate are wanted too
};

/// What a load that is served request by request takes. It is reached from the question, so that a program
/// which reads no such load is made without it.
struct OneByOne {
  /// `slowdown`: by which the visitor's own measurement says that steps take longer than `model` does.
  ServiceLatency (*latency)(const StepModel& model, const ServingFootprint& footprint,
                            const ArrivalsQuestion& question, const LatencyLimits& limits, double slowdown);
  /// `speed` with the means of the same requests as the percentiles, which must be there.
  ServingSpeed (*means)(const ServiceLatency& latency, const ServingSpeed& speed);
  /// By how much later the users of a benchmark, `serving.concurrency` of them, see a first token than as
  /// many as memory and engine hold at once would (`running`), on average: in a run that ends few wait long.
  /// None if it would take too long. Without an end Little's law says it.
  std::optional<double> (*seconds_waiting_for_room)(const StepModel& model, const ServingFootprint& footprint,
                                                    double running);
  /// add_latency_notes().
  void (*add_notes)(const ServiceLatency& latency, Notes& notes);
};

extern const OneByOne one_by_one;

}  // namespace whichgpu
