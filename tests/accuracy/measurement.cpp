#include "tests/accuracy/measurement.h"

#include <algorithm>
#include <cmath>

#include "core/advice/arrivals/replica_rules.h"
#include "core/advice/serving/trial.h"

namespace whichgpu::accuracy {
namespace {

RunCorrection correction_of(const Prepared& prepared, const ServingCalibration& calibration) {
  const std::optional<Metrics> served = simulate(prepared, calibration);
  if (!served) return {};
  const Metrics closed_form = predict(prepared, calibration);
  return {served->ttft_seconds / closed_form.ttft_seconds, served->tpot_seconds / closed_form.tpot_seconds,
          served->output_tokens_per_second / closed_form.output_tokens_per_second};
}

}  // namespace

std::optional<Prepared> prepare(const Measurement& measurement, std::string& why_not,
                                const ServingCalibration& calibration) {
  if (!measurement.unanswerable.empty()) {
    why_not = measurement.unanswerable;
    return std::nullopt;
  }
  Prepared prepared;
  prepared.measurement = &measurement;
  prepared.input = std::make_unique<api::ServingInput>();
  prepared.request = std::make_unique<const api::Json>(test::as_read(measurement.request));
  if (const auto error = api::read(*prepared.request, *prepared.input)) {
    why_not = error->message;
    return std::nullopt;
  }
  prepared.estimate = estimate_serving(prepared.input->question);
  if (!prepared.estimate.speed) {
    why_not = "does not fit: " + measurement.model + " on " + measurement.gpu;
    return std::nullopt;
  }
  if (measurement.run) prepared.correction = correction_of(prepared, calibration);
  return prepared;
}

std::optional<Metrics> simulate(const Prepared& prepared, const ServingCalibration& calibration) {
  const ServingEstimate& e = prepared.estimate;
  const StepModel model = step_model(e.serving, e.shape, e.bytes, calibration, e.footprint.host);
  EngineRules rules = replica_rules(model, e.footprint);
  rules.lag_seconds = model.engine->first_token_seconds;
  const double replicas = e.serving.parallelism.data;
  ClosedRun run = *prepared.measurement->run;
  run.users = std::max(std::round(run.users / replicas), 1.0);
  run.requests = static_cast<int>(std::ceil(run.requests / replicas));
  run.requests_per_second /= replicas;
  const ClosedRunTimes times = closed_run_times(model.cost, rules, run);
  if (!times.complete) return std::nullopt;
  Metrics m;
  m.ttft_seconds = times.ttft_seconds;
  m.tpot_seconds = times.tpot_seconds;
  m.output_tokens_per_second = times.output_tokens_per_second * replicas;
  return m;
}

Metrics predict(const Prepared& prepared, const ServingCalibration& calibration) {
  const ServingEstimate& e = prepared.estimate;
  const Serving& s = e.serving;
  const StepModel model = step_model(s, e.shape, e.bytes, calibration, e.footprint.host);
  const double rate = prepared.measurement->requests_per_second / s.parallelism.data;
  const double users = rate > 0 ? users_at_rate(model, e.footprint, rate) : s.concurrency;
  const ServingSpeed speed = serving_speed(model, e.footprint, users);
  Metrics m;
  m.ttft_seconds = speed.ttft_seconds;
  m.tpot_seconds = speed.tpot_seconds;
  const double one_request = request_seconds(speed, s.output_tokens);
  const bool users_come_back = s.load == Load::steady || s.load == Load::benchmark || s.load == Load::burst;
  // A table's throughput is that of requests of nominal length.
  m.output_tokens_per_second =
      users_come_back ? users * s.output_tokens / one_request : speed.output_tokens_per_second;
  m.decode_tokens_per_second = 1 / speed.decode.total();
  m.generation_tokens_per_second = s.output_tokens / one_request;
  m.prefill_tokens_per_second = s.input_tokens / speed.prefill.total();
  m.crowded = speed.crowded;
  m.ttft_seconds *= prepared.correction.ttft;
  m.tpot_seconds *= prepared.correction.tpot;
  m.output_tokens_per_second *= prepared.correction.throughput;
  return m;
}

}  // namespace whichgpu::accuracy
