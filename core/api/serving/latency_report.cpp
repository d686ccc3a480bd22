#include "core/api/serving/latency_report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/working_line.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

Object milliseconds(const Distribution& d) {
  return object_of({{"mean", d.mean * milliseconds_per_second},
                    {"p50", d.p50 * milliseconds_per_second},
                    {"p90", d.p90 * milliseconds_per_second},
                    {"p95", d.p95 * milliseconds_per_second},
                    {"p99", d.p99 * milliseconds_per_second}});
}

/// Requests per second of all replicas in `per_second` of one; sessions have several.
double requests_of(const ServiceLatency& l, double per_second) {
  const double turns = l.arrivals.kind == ArrivalKind::sessions ? l.arrivals.sessions.turns : 1;
  return per_second * l.replicas * turns;
}

Fragment curve_report(const ServiceLatency& l) {
  Array points;
  for (const CurvePoint& point : l.curve->points) {
    points.push(object_of({{"requests_per_second", requests_of(l, point.per_second)},
                           {"ttft_ms", milliseconds(point.latency.ttft)},
                           {"tpot_ms", milliseconds(point.latency.tpot)},
                           {"e2e_ms", milliseconds(point.latency.e2e)}}));
  }
  return points;
}

Fragment range_report(const LatencyPercentiles& p, const SpeedBands& bands) {
  const Judgement::Arrivals& tail = tables::judgement().arrivals;
  const auto ms = [](double seconds, const ErrorBand& band) {
    return around(seconds * milliseconds_per_second, band);
  };
  const ErrorBand ttft_tail{tail.ttft_tail_p10, tail.ttft_tail_p90};
  const ErrorBand e2e_tail{tail.e2e_tail_p10, tail.e2e_tail_p90};
  return object_of({{"ttft_ms", ms(p.ttft.mean, bands.ttft)},
                    {"tpot_ms", ms(p.tpot.mean, bands.tpot)},
                    {"e2e_ms", ms(p.e2e.mean, bands.tpot)},
                    {"ttft_p99_ms", ms(p.ttft.p99, ttft_tail)},
                    {"e2e_p99_ms", ms(p.e2e.p99, e2e_tail)}});
}

void add_percentiles(Object& report, const ServingEstimate& e) {
  const ServiceLatency& l = *e.latency;
  const LatencyPercentiles& p = *l.percentiles;
  report.append(object_of({{"ttft_ms", milliseconds(p.ttft)},
                           {"itl_ms", milliseconds(p.itl)},
                           {"tpot_ms", milliseconds(p.tpot)},
                           {"e2e_ms", milliseconds(p.e2e)},
                           {"goodput_share", p.good_share},
                           {"goodput_requests_per_second", p.good_share * p.per_second * l.replicas},
                           {"mean_running", p.running * l.replicas},
                           {"mean_waiting", p.waiting * l.replicas},
                           {"preempted_share", p.sent_back_share},
                           {"prefix_hit_share", p.prefix_hit_share},
                           {"range", range_report(p, e.speed->bands)}}));
}

}  // namespace

Fragment latency_report(const ServingEstimate& e) {
  if (!e.latency) return {};
  const ServiceLatency& l = *e.latency;
  if (l.sustained && !l.percentiles) return {};
  Object report = object_of({{"sustained", l.sustained}});
  if (l.saturation) {
    const double saturation = requests_of(l, *l.saturation / l.replicas);
    report.append(
        object_of({{"saturation_requests_per_second", saturation},
                   {"load_share", l.load_share},
                   {"queue_growth_per_second", l.sustained ? 0 : saturation * (l.load_share - 1)}}));
  }
  if (l.percentiles) add_percentiles(report, e);
  if (l.arrivals.kind == ArrivalKind::job) report.add("job_seconds", l.job_seconds);
  if (l.curve) {
    report.append(object_of({{"largest_requests_per_second", requests_of(l, l.curve->largest_per_second)},
                             {"binding", name_of(l.curve->binding)},
                             {"curve", curve_report(l)}}));
  }
  return report;
}

void add_latency_lines(Array& lines, const ServingEstimate& e) {
  const ServiceLatency& l = *e.latency;
  add(lines, "pool_tokens",
      object_of({{"kv_pool_bytes", e.footprint.kv_pool_bytes},
                 {"held_requests", l.rules.pool_tokens / (e.serving.input_tokens + e.serving.output_tokens)},
                 {"input_tokens", e.serving.input_tokens},
                 {"output_tokens", e.serving.output_tokens}}),
      l.rules.pool_tokens, "tokens", arithmetic);
  if (l.saturation) {
    add(lines, "saturation_requests_per_second",
        object_of({{"replica_requests_per_second", requests_of(l, *l.saturation / l.replicas) / l.replicas},
                   {"replicas", l.replicas}}),
        requests_of(l, *l.saturation / l.replicas), "requests/s", calibrated);
  }
  if (!l.percentiles) return;
  const LatencyPercentiles& p = *l.percentiles;
  add(lines, "in_flight_requests",
      object_of({{"requests_per_second", p.per_second * l.replicas}, {"e2e_seconds", p.e2e.mean}}),
      p.per_second * l.replicas * p.e2e.mean, "requests", arithmetic);
  add(lines, "lag_seconds",
      object_of({{"lag_steps", l.rules.lag_steps},
                 {"step_seconds", p.tpot.p50 * l.rules.accepted_per_step},
                 {"client_seconds", l.rules.lag_seconds}}),
      l.rules.lag_seconds + l.rules.lag_steps * p.tpot.p50 * l.rules.accepted_per_step, "s", calibrated);
}

}  // namespace whichgpu::api
