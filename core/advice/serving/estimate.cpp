#include "core/advice/serving/estimate.h"

#include "core/advice/serving/formats.h"
#include "core/advice/serving/notes.h"
#include "core/advice/serving/trial.h"
#include "core/catalog/units.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

/// How long a user waits for one request after the other; where more arrive than are served, as of endless
/// users.
double seconds_per_request(const ServingTrial& trial, double requests_per_second) {
  const double served = trial.speed->requests_per_second;
  return (sustains(served, requests_per_second) ? trial.users : most_users_asked) / served;
}

bool holds_all(const ServingTrial& trial) { return trial.speed && trial.footprint.shortfall_bytes <= 0; }

/// What is in memory: nothing that runs, some of the users at a time, all of them with something in host
/// memory, which fills the cards by design, all of them with ever more to spare.
int holds(const ServingTrial& trial) {
  if (!trial.speed) return 0;
  if (!holds_all(trial)) return 1;
  if (trial.footprint.host.any()) return 2;
  constexpr int most = 5;
  return most - static_cast<int>(trial.footprint.verdict);
}

/// Room for all users before room for some, and that before none, and a better verdict before a worse, so
/// that more memory is never to the worse; then the faster answer to a request; then the smaller shortfall. A
/// layout later in the list must win by a margin, so that near ties go to the simpler one.
bool better(const ServingTrial& candidate, const ServingTrial& best, double requests_per_second) {
  constexpr double margin = 0.99;
  if (holds(candidate) != holds(best)) return holds(candidate) > holds(best);
  if (candidate.speed) {
    return seconds_per_request(candidate, requests_per_second) <
           margin * seconds_per_request(best, requests_per_second);
  }
  return candidate.footprint.shortfall_bytes < margin * best.footprint.shortfall_bytes;
}

/// The best layout of `gpus` of the cards.
ServingTrial lay_out(Serving& serving, int gpus, const ModelShape& shape,
                     const ServingCalibration& calibration) {
  std::optional<ServingTrial> best;
  Serving candidate = serving;
  candidate.gpu_count = gpus;
  for (const Parallelism& layout : layouts(candidate, shape)) {
    candidate.parallelism = layout;
    settle_defaults(candidate);
    ServingTrial trial = try_configuration(candidate, shape, calibration);
    if (!best || better(trial, *best, serving.requests_per_second)) {
      best = trial;
      serving.parallelism = layout;
      settle_defaults(serving);
    }
  }
  return *best;
}

/// The best layout of all cards or, where it has no room for all users, of the most that have: 13 cards share
/// less evenly than 12. Half of them are enough to try: what fits on fewer fits twice on as many.
ServingTrial choose_layout(Serving& serving, const ModelShape& shape, const ServingCalibration& calibration) {
  const ServingTrial best = lay_out(serving, serving.gpu_count, shape, calibration);
  if (holds_all(best)) return best;
  const double weights = total_weight_bytes(shape, weight_bytes(*serving.weights, shape));
  const auto may_hold = [&](int gpus) { return gpus * serving.gpu->memory_bytes > weights; };
  for (int gpus = serving.gpu_count - 1; 2 * gpus > serving.gpu_count && may_hold(gpus); --gpus) {
    Serving fewer = serving;
    const ServingTrial trial = lay_out(fewer, gpus, shape, calibration);
    if (!holds_all(trial)) continue;
    serving = fewer;
    return trial;
  }
  return best;
}

ServingTrial settle(Serving& serving, const ModelShape& shape, const ServingCalibration& calibration,
                    bool choose_parallelism) {
  return choose_parallelism ? choose_layout(serving, shape, calibration)
                            : try_configuration(serving, shape, calibration);
}

/// The first format, from wide to narrow, that holds all users; else the first
/// that runs at all; else the narrowest.
ServingTrial choose_weights(Serving& serving, const ModelShape& shape, const ServingCalibration& calibration,
                            bool choose_parallelism) {
  std::optional<ServingTrial> runs;
  Serving runs_as = serving;
  std::optional<ServingTrial> last;
  Serving last_as = serving;
  for (const WeightPrecision* weights : weight_formats(*serving.engine, *serving.gpu, *serving.model)) {
    Serving candidate = serving;
    candidate.weights = weights;
    ServingTrial trial = settle(candidate, shape, calibration, choose_parallelism);
    if (holds_all(trial)) {
      serving = candidate;
      return trial;
    }
    if (trial.speed && !runs) {
      runs = trial;
      runs_as = candidate;
    }
    last = trial;
    last_as = candidate;
  }
  serving = runs ? runs_as : last_as;
  return runs ? *runs : *last;
}

/// Drafts that give the most tokens per second, of numbers that were measured; where none are allowed, too,
/// and none gain, none.
ServingQuestion with_best_drafts(const ServingQuestion& question, const ServingCalibration& calibration) {
  constexpr int most_drafts = 8;
  ServingQuestion best = question;
  double best_rate = -1;
  for (int tokens = question.drafts.whether ? 0 : 1; tokens <= most_drafts; ++tokens) {
    ServingQuestion candidate = question;
    candidate.drafts.tokens = false;
    set_drafts(candidate.serving, question.drafts, tokens);
    settle_defaults(candidate.serving);
    const ServingEstimate estimate = estimate_serving(candidate, calibration);
    const double rate = estimate.speed ? estimate.speed->output_tokens_per_second : 0;
    if (rate <= best_rate) continue;
    best_rate = rate;
    best = candidate;
  }
  return best;
}

/// What a measurement under another load says of this configuration: nothing if
/// the load does not fit it.
std::optional<Recalibration> recalibration(const Serving& serving, const ModelShape& shape,
                                           const ServingCalibration& calibration,
                                           const OwnMeasurement& measured) {
  Serving as_measured = serving;
  as_measured.input_tokens = measured.input_tokens;
  as_measured.output_tokens = measured.output_tokens;
  as_measured.concurrency = measured.concurrency;
  as_measured.requests_per_second = 0;
  const ServingTrial trial = try_configuration(as_measured, shape, calibration);
  if (!trial.speed) return std::nullopt;
  Recalibration factors;
  if (measured.ttft_seconds > 0) factors.ttft_factor = measured.ttft_seconds / trial.speed->ttft_seconds;
  if (measured.tpot_seconds > 0) factors.tpot_factor = measured.tpot_seconds / trial.speed->tpot_seconds;
  return factors;
}

/// What the cards draw at that speed, and what a million tokens of answers takes.
void add_power(const ServingQuestion& question, const ServingCalibration& calibration, ServingEstimate& e) {
  e.power.reset();
  e.site = question.site;
  if (!e.speed || e.serving.gpu->power_watts <= 0) return;
  const StepModel model = step_model(e.serving, e.shape, e.bytes, calibration, e.footprint.host);
  e.power = serving_power(model, *e.speed);
  e.energy_per_million_tokens =
      energy_of(e.power->board_watts, mega / e.speed->output_tokens_per_second, question.site);
}

/// What follows from the speed.
void sum_up(const ServingQuestion& question, const ServingCalibration& calibration, ServingEstimate& e) {
  add_power(question, calibration, e);
  e.cost = serving_cost(e.price, e.serving, e.speed ? &*e.speed : nullptr);
  e.notes = serving_notes(question, e);
}

}  // namespace

Serving laid_out(const ServingEstimate& estimate, const Parallelism& layout) {
  Serving serving = estimate.serving;
  if (serving.offload.allowed) {
    serving.offload.gpu_layers = estimate.footprint.gpu_layers;
    serving.offload.expert_layers_on_host = estimate.footprint.expert_layers_on_host;
  }
  serving.parallelism = layout;
  settle_defaults(serving);
  return serving;
}

Room room_of(const ServingEstimate& estimate) {
  const Serving answered = laid_out(estimate, estimate.serving.parallelism);
  return estimate.chose_parallelism ? most_room(answered, estimate.shape, estimate.bytes)
                                    : own_room(answered, estimate.shape, estimate.bytes);
}

ServingEstimate estimate_serving(const ServingQuestion& question, const ServingCalibration& calibration) {
  if (question.drafts.tokens) {
    return estimate_serving(with_best_drafts(question, calibration), calibration);
  }
  ServingEstimate estimate;
  estimate.serving = question.serving;
  estimate.shape = model_shape(*question.serving.model);
  estimate.chose_parallelism = question.choose_parallelism;
  estimate.chose_weights = question.choose_weights;

  const ServingTrial trial =
      question.choose_weights
          ? choose_weights(estimate.serving, estimate.shape, calibration, question.choose_parallelism)
          : settle(estimate.serving, estimate.shape, calibration, question.choose_parallelism);
  estimate.bytes = weight_bytes(*estimate.serving.weights, estimate.shape);
  estimate.footprint = trial.footprint;
  estimate.serving.concurrency = trial.users;
  if (generates(*question.serving.model)) estimate.speed = trial.speed;
  if (question.measured && estimate.speed) {
    estimate.recalibration = recalibration(estimate.serving, estimate.shape, calibration, *question.measured);
  }
  if (estimate.recalibration) {
    estimate.speed = rescaled(*estimate.speed, estimate.serving, estimate.recalibration->ttft_factor,
                              estimate.recalibration->tpot_factor, calibration.recalibrated);
  }
  const StepModel model = step_model(estimate.serving, estimate.shape, estimate.bytes, calibration);
  if (question.drafts.asked && estimate.speed) {
    const StepModel placed =
        step_model(estimate.serving, estimate.shape, estimate.bytes, calibration, estimate.footprint.host);
    estimate.drafts = draft_gain(placed, estimate.footprint, *estimate.speed);
  }
  estimate.linear_rate = model.linear_rate;
  estimate.expert_rate = model.expert_rate;
  estimate.price = price_of(question.price, *estimate.serving.gpu, estimate.serving.gpu_count);
  sum_up(question, calibration, estimate);
  return estimate;
}

bool is_crowded_run(const ServingEstimate& e) {
  return e.speed && e.speed->limited_by != ConcurrencyLimit::none && is_run_of_users(e.serving.load) &&
         e.serving.requests_per_second <= 0 && !e.recalibration;
}

void add_latency(const ServingQuestion& question, ServingEstimate& estimate) {
  if (!estimate.speed || question.served == nullptr) return;
  if (!question.arrivals && !is_crowded_run(estimate)) return;
  const Serving& s = estimate.serving;
  const StepModel model =
      step_model(s, estimate.shape, estimate.bytes, tables::serving_calibration(), estimate.footprint.host);
  const OneByOne& served = *question.served;
  if (!question.arrivals) {
    const double running = estimate.speed->running_requests;
    const auto seconds = served.seconds_waiting_for_room(model, estimate.footprint, running);
    if (seconds) estimate.speed = with_queue(*estimate.speed, s, *seconds);
    return sum_up(question, tables::serving_calibration(), estimate);
  }
  estimate.latency = served.latency(model, estimate.footprint, *question.arrivals, question.limits,
                                    estimate.recalibration.value_or(Recalibration{}).tpot_factor);
  if (!estimate.latency->sustained) {
    estimate.speed.reset();
  } else if (estimate.latency->percentiles) {
    estimate.speed = served.means(*estimate.latency, *estimate.speed);
  }
  sum_up(question, tables::serving_calibration(), estimate);
}

}  // namespace whichgpu
