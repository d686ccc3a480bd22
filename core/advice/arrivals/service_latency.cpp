#include "core/advice/arrivals/service_latency.h"

#include <algorithm>
#include <cmath>

#include "core/advice/arrivals/latency_notes.h"
#include "core/advice/arrivals/replica_rules.h"
#include "core/advice/arrivals/users_in_loop.h"

namespace whichgpu {
namespace {

constexpr int usual_requests = 2000;
constexpr int curve_requests = 1000;  // a point
constexpr int most_job_requests = 8000;

/// Fewer where each takes many steps, so that a question never takes much longer than another.
int requests_to_simulate(const EngineRules& rules, const Arrivals& a, int usual) {
  constexpr double most_steps = 60'000;
  constexpr double other_steps = 10;  // of a request, beside its prompt
  constexpr double least = 100;
  const double chunks = std::ceil(std::max(a.input.mean, a.sessions.first_input_tokens) /
                                  std::max(rules.max_num_batched_tokens, 1.0));
  return static_cast<int>(std::clamp(most_steps / (chunks + other_steps), least, static_cast<double>(usual)));
}

Arrivals share_of_replica(const Arrivals& arrivals, const EngineRules& rules, double replicas) {
  Arrivals a = arrivals;
  a.per_second /= replicas;
  a.users = std::max(std::ceil(a.users / replicas), 1.0);
  if (a.kind == ArrivalKind::job) {
    a.requests = static_cast<int>(std::ceil(a.requests / replicas));
  } else if (a.together) {
    const double most = std::max<double>(requests_to_simulate(rules, a, most_job_requests), 2 * a.users);
    a.requests = static_cast<int>(std::min(std::ceil(a.requests / replicas), most));
  } else {
    a.requests = requests_to_simulate(rules, a, usual_requests);
  }
  return a;
}

/// A long job's middle goes on at the rate that the middle of a shorter one had.
double job_seconds(const ServiceRun& run, int requests) {
  const double simulated = static_cast<double>(run.requests.size());
  if (requests <= simulated) return run.end_seconds;
  double half_ended = 0;
  const double half = run.end_seconds / 2;
  for (const TimedRequest& r : run.requests) {
    half_ended += r.end > half / 2 && r.end <= half + half / 2 ? 1 : 0;
  }
  return run.end_seconds + (requests - simulated) * half / std::max(half_ended, 1.0);
}

void serve_job(const StepCost& cost, ServiceLatency& latency, const LatencyLimits& limits) {
  const int requests = latency.arrivals.requests;
  Arrivals simulated = latency.arrivals;
  simulated.requests = std::min(requests, requests_to_simulate(latency.rules, simulated, most_job_requests));
  const ServiceRun run = run_service(cost, latency.rules, simulated);
  if (!run.complete) return;
  latency.percentiles = latency_percentiles(run, limits);
  latency.job_seconds = job_seconds(run, requests);
  latency.percentiles->per_second = requests / latency.job_seconds;
}

void serve_rate(const StepCost& cost, ServiceLatency& latency, const ArrivalsQuestion& question,
                const LatencyLimits& limits) {
  const Arrivals& a = latency.arrivals;
  if (question.curve) {
    Arrivals point = a;
    point.requests = std::min(point.requests, curve_requests);
    latency.curve = latency_curve(cost, latency.rules, point, limits);
    if (!latency.curve->complete) latency.curve.reset();
  }
  const double saturation =
      latency.curve ? latency.curve->saturation : saturation_per_second(cost, latency.rules, a);
  latency.saturation = saturation * latency.replicas;
  latency.load_share = a.per_second / saturation;
  latency.sustained = latency.load_share < 1;
}

ServiceLatency service_latency(const StepModel& model, const ServingFootprint& footprint,
                               const ArrivalsQuestion& question, const LatencyLimits& limits,
                               double slowdown) {
  ServiceLatency latency;
  latency.rules = replica_rules(model, footprint);
  latency.rules.slowdown = slowdown;
  latency.replicas = model.serving->parallelism.data;
  latency.arrivals = share_of_replica(question.arrivals, latency.rules, latency.replicas);
  const ArrivalKind kind = latency.arrivals.kind;
  if (kind == ArrivalKind::job) {
    serve_job(model.cost, latency, limits);
    return latency;
  }
  if (kind == ArrivalKind::open || kind == ArrivalKind::sessions) {
    serve_rate(model.cost, latency, question, limits);
  }
  if (!latency.sustained) return latency;
  latency.percentiles = latency_percentiles(model.cost, latency.rules, latency.arrivals, limits);
  if (!latency.percentiles->complete) {
    latency.percentiles.reset();
  } else if (kind == ArrivalKind::open) {
    latency.percentiles->per_second = latency.arrivals.per_second;
  } else if (kind == ArrivalKind::sessions) {
    latency.percentiles->per_second = latency.arrivals.per_second * latency.arrivals.sessions.turns;
  }
  return latency;
}

std::optional<double> seconds_waiting_for_room(const StepModel& model, const ServingFootprint& footprint,
                                               double running) {
  constexpr ScheduleBounds bounds{30'000};
  const Serving& s = *model.serving;
  const double replicas = s.parallelism.data;
  const EngineRules rules = replica_rules(model, footprint);
  bool complete = true;
  const auto of_whole = [&](double users) {
    Serving alone = s;
    alone.concurrency = users;
    const Arrivals a = share_of_replica(users_in_loop(alone, *model.calibration), rules, 1);
    const LatencyPercentiles p = latency_percentiles(model.cost, rules, a, {}, bounds);
    complete = complete && p.complete;
    return p.ttft.mean;
  };
  const auto first_token = [&](double users) {
    const double few = std::max(std::floor(users), 1.0);
    const double share = std::max(users - few, 0.0);
    const double seconds = of_whole(few);
    return share > 0 && complete ? seconds + share * (of_whole(few + 1) - seconds) : seconds;
  };
  const double of_all = first_token(s.concurrency / replicas);
  const double of_those_with_room = complete ? first_token(running / replicas) : 0;
  if (!complete) return std::nullopt;
  return std::max(of_all - of_those_with_room, 0.0);
}

ServingSpeed means_of(const ServiceLatency& latency, const ServingSpeed& speed) {
  const LatencyPercentiles& p = *latency.percentiles;
  ServingSpeed means = speed;
  means.ttft_seconds = p.ttft.mean;
  if (p.tpot.mean > 0) means.tpot_seconds = p.tpot.mean;
  means.tokens_per_second_per_user = 1 / means.tpot_seconds;
  means.requests_per_second = p.per_second * latency.replicas;
  means.output_tokens_per_second = means.requests_per_second * p.output_tokens;
  means.running_requests = p.running * latency.replicas;
  means.queue_seconds = p.queue_seconds;
  if (latency.arrivals.kind != ArrivalKind::closed) means.limited_by = ConcurrencyLimit::none;
  return means;
}

}  // namespace

const OneByOne one_by_one{&service_latency, &means_of, &seconds_waiting_for_room, &add_latency_notes};

}  // namespace whichgpu
