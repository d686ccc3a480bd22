#include "core/advice/serving/estimate.h"

#include <array>

#include "core/advice/serving/layout.h"
#include "core/advice/serving/notes.h"
#include "core/catalog/lookup.h"

namespace whichgpu {
namespace {

/// Memory, and speed if it fits, of a complete configuration.
struct Trial {
  Footprint footprint;
  WeightBytes bytes;
  std::optional<ServingSpeed> speed;
  double request_seconds = 0;
};

Trial try_configuration(const Serving& serving, const ModelShape& shape, const Calibration& calibration) {
  Trial trial;
  trial.bytes = weight_bytes(*serving.weights, shape);
  trial.footprint = serving_footprint(serving, shape, trial.bytes, serving.concurrency);
  if (trial.footprint.verdict == Verdict::does_not_fit) return trial;
  const StepModel model = step_model(serving, shape, trial.bytes, calibration, trial.footprint.host_share);
  trial.speed = serving_speed(model, trial.footprint, serving.concurrency);
  trial.request_seconds = serving.concurrency / trial.speed->requests_per_second;
  return trial;
}

/// Fits before does not fit; then the faster answer to a request; then the
/// smaller shortfall. A layout later in the list must win by a margin, so that
/// near ties go to the simpler one.
bool better(const Trial& candidate, const Trial& best) {
  constexpr double margin = 0.99;
  if (candidate.speed.has_value() != best.speed.has_value()) return candidate.speed.has_value();
  if (candidate.speed) return candidate.request_seconds < margin * best.request_seconds;
  return candidate.footprint.shortfall_bytes < margin * best.footprint.shortfall_bytes;
}

Trial choose_layout(Serving& serving, const ModelShape& shape, const Calibration& calibration) {
  std::optional<Trial> best;
  Parallelism chosen;
  for (const Parallelism& layout : layouts(serving, shape)) {
    Serving candidate = serving;
    candidate.parallelism = layout;
    Trial trial = try_configuration(candidate, shape, calibration);
    if (!best || better(trial, *best)) {
      best = trial;
      chosen = layout;
    }
  }
  serving.parallelism = chosen;
  return *best;
}

Trial settle(Serving& serving, const ModelShape& shape, const Calibration& calibration,
             bool choose_parallelism) {
  return choose_parallelism ? choose_layout(serving, shape, calibration)
                            : try_configuration(serving, shape, calibration);
}

/// Formats to try from wide to narrow, starting with the checkpoint's own.
std::array<const WeightPrecision*, 4> candidate_weights(const Serving& serving) {
  const WeightPrecision* own = serving.weights;
  if (serving.engine->gguf_weights) {
    return {own, find_weight_precision("q8_0"), find_weight_precision("q6_k"),
            find_weight_precision("q4_k_m")};
  }
  const bool has_fp4 = serving.gpu->dense.fp4 > 0;
  return {own, find_weight_precision("fp8"), find_weight_precision(has_fp4 ? "nvfp4" : "int4"), nullptr};
}

/// The first format, from wide to narrow, that holds all users; else the first
/// that runs at all; else the narrowest.
Trial choose_weights(Serving& serving, const ModelShape& shape, const Calibration& calibration,
                     bool choose_parallelism) {
  std::optional<Trial> runs;
  Serving runs_as = serving;
  std::optional<Trial> last;
  Serving last_as = serving;
  const double widest = serving.weights->expert_bytes;
  for (const WeightPrecision* weights : candidate_weights(serving)) {
    if (weights == nullptr || weights->expert_bytes > widest) continue;
    Serving candidate = serving;
    candidate.weights = weights;
    Trial trial = settle(candidate, shape, calibration, choose_parallelism);
    if (trial.speed && trial.footprint.shortfall_bytes <= 0) {
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

/// What a measurement under another load says of this configuration: nothing if
/// the load does not fit it.
std::optional<Recalibration> recalibration(const Serving& serving, const ModelShape& shape,
                                           const Calibration& calibration, const OwnMeasurement& measured) {
  Serving as_measured = serving;
  as_measured.input_tokens = measured.input_tokens;
  as_measured.output_tokens = measured.output_tokens;
  as_measured.concurrency = measured.concurrency;
  const Trial trial = try_configuration(as_measured, shape, calibration);
  if (!trial.speed) return std::nullopt;
  Recalibration factors;
  if (measured.ttft_seconds > 0) factors.ttft_factor = measured.ttft_seconds / trial.speed->ttft_seconds;
  if (measured.tpot_seconds > 0) factors.tpot_factor = measured.tpot_seconds / trial.speed->tpot_seconds;
  return factors;
}

}  // namespace

ServingEstimate estimate_serving(const ServingQuestion& question, const Calibration& calibration) {
  ServingEstimate estimate;
  estimate.serving = question.serving;
  estimate.shape = model_shape(*question.serving.model);
  estimate.chose_parallelism = question.choose_parallelism;
  estimate.chose_weights = question.choose_weights;

  const Trial trial =
      question.choose_weights
          ? choose_weights(estimate.serving, estimate.shape, calibration, question.choose_parallelism)
          : settle(estimate.serving, estimate.shape, calibration, question.choose_parallelism);
  estimate.bytes = trial.bytes;
  estimate.footprint = trial.footprint;
  estimate.max_context_tokens = longest_request(estimate.serving, estimate.shape, trial.footprint);
  estimate.speed = trial.speed;
  if (question.measured && estimate.speed) {
    estimate.recalibration = recalibration(estimate.serving, estimate.shape, calibration, *question.measured);
  }
  if (estimate.recalibration) {
    estimate.speed = rescaled(*estimate.speed, estimate.serving, estimate.recalibration->ttft_factor,
                              estimate.recalibration->tpot_factor, calibration.recalibrated);
  }
  estimate.linear_rate =
      compute_rate(*estimate.serving.gpu, *estimate.serving.weights, trial.bytes.linear, calibration);
  estimate.expert_rate =
      compute_rate(*estimate.serving.gpu, *estimate.serving.weights, trial.bytes.expert, calibration);
  estimate.price = price_of(question.price, *estimate.serving.gpu, estimate.serving.gpu_count);
  estimate.cost = serving_cost(estimate.price, estimate.serving, estimate.speed ? &*estimate.speed : nullptr);
  estimate.notes = serving_notes(question, estimate);
  return estimate;
}

}  // namespace whichgpu
