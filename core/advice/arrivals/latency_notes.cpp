#include "core/advice/arrivals/latency_notes.h"

#include "core/catalog/units.h"

namespace whichgpu {
namespace {

constexpr double near_saturation = 0.9;
constexpr double many_sent_back = 0.05;
constexpr double few_hits = 0.5;  // of what a cache without end would give
constexpr double long_tail = 4;   // P99 over median of the first token

/// Of a session's prompts what an endless cache would hold: everything but what is new.
double possible_hits(const Arrivals& a) {
  const double later = a.sessions.turns - 1;
  const double fresh = a.sessions.first_input_tokens + a.input.mean * later;
  const double all =
      a.sessions.turns * (a.sessions.first_input_tokens + (a.input.mean + a.output.mean) * later / 2);
  return 1 - fresh / all;
}

}  // namespace

void add_latency_notes(const ServiceLatency& latency, Notes& notes) {
  const Arrivals& a = latency.arrivals;
  const double turns = a.kind == ArrivalKind::sessions ? a.sessions.turns : 1;
  if (!latency.sustained) {
    add(notes, "load_not_sustained",
        {number("requests_per_second", a.per_second * latency.replicas * turns),
         number("saturation", *latency.saturation * turns)});
  } else if (latency.load_share > near_saturation) {
    add(notes, "near_saturation", {number("percent", percent_of_one * latency.load_share)});
  }
  if (!latency.percentiles) return;
  const LatencyPercentiles& p = *latency.percentiles;
  if (p.sent_back_share > many_sent_back) {
    add(notes, "preemptions", {number("percent", percent_of_one * p.sent_back_share)});
  }
  if (a.kind == ArrivalKind::sessions && p.prefix_hit_share < few_hits * possible_hits(a)) {
    add(notes, "prefix_cache_too_small",
        {number("percent", percent_of_one * p.prefix_hit_share),
         number("possible", percent_of_one * possible_hits(a))});
  }
  const bool varied = a.input.law == LengthLaw::lognormal;
  if (varied && p.ttft.p99 > long_tail * p.ttft.p50) add(notes, "tail_of_long_prompts", {});
}

}  // namespace whichgpu
