#include "core/advice/training/notes.h"

#include <initializer_list>

#include "core/advice/common/notes.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"
#include "core/time/collectives.h"

namespace whichgpu {
namespace {

/// How much longer a step takes than in another program.
double slower_than(const TrainingFramework& framework, const TrainingEstimate& e,
                   const TrainingCalibration& calibration) {
  Training fast = e.training;
  fast.framework = &framework;
  const TrainingRate rate = training_rate(fast, calibration);
  return e.speed->step.total() / training_step(fast, e.shape, rate, calibration).total();
}

void memory_notes(const TrainingEstimate& e, Notes& notes) {
  const TrainingFootprint& f = e.footprint;
  add(notes, "memory_margin", {number("percent", percent_of_one * f.margin_bytes / f.expected_bytes)});
  if (f.verdict == Verdict::does_not_fit && f.state.total() < f.capacity_bytes) {
    add(notes, "state_alone_fits", {number("percent", percent_of_one * f.state.total() / f.capacity_bytes)});
  }
  const Training& t = e.training;
  if (t.model->max_context_tokens > 0 && t.sequence_length > t.model->max_context_tokens) {
    add(notes, "context_beyond_model",
        {number("tokens", t.sequence_length), number("limit", t.model->max_context_tokens)});
  }
}

void network_notes(const TrainingEstimate& e, Notes& notes) {
  constexpr double unusable = 2;
  constexpr double noticeable = 1.25;
  const double gbit = e.training.network_bytes_per_second / bytes_per_gigabit;
  const double slowdown = e.server.network_slowdown;
  if (slowdown >= unusable) {
    add(notes, "network_unusable", {number("factor", slowdown), number("gbit", gbit)});
  } else if (slowdown >= noticeable) {
    add(notes, "network_slows", {number("percent", percent_of_one * (slowdown - 1)), number("gbit", gbit)});
  }
  if (slowdown < unusable && e.server.ten_gigabit_slowdown >= unusable) {
    add(notes, "ten_gigabit_unusable", {number("factor", e.server.ten_gigabit_slowdown)});
  }
  constexpr int more_than_a_bridge = 3;
  const int together = std::min(e.training.gpu_count, gpus_per_server);
  if (together > 1 && !joined_by_nvlink(*e.training.gpu, std::min(together, more_than_a_bridge))) {
    add(notes, "links_are_pcie", {number("ranks", together), text("gpu", e.training.gpu->name)});
  }
}

void speed_notes(const TrainingEstimate& e, const TrainingCalibration& calibration, Notes& notes) {
  const Training& t = e.training;
  add(notes, "goodput", {number("factor", t.goodput_factor)});
  if (t.framework->kernels == TrainingKernels::eager) {
    add(notes, "eager_framework",
        {text("framework", t.framework->name),
         number("factor", slower_than(usual_framework(true), e, calibration))});
  }
  // Recipes that capture the whole step are of mixtures in block-scaled FP8.
  const bool could_be_captured = e.shape.mixture() && t.framework->kernels == TrainingKernels::fused &&
                                 t.precision == TrainingPrecision::mxfp8 && e.rate.native;
  const TrainingFramework* capturing = framework_with(TrainingKernels::captured);
  if (could_be_captured && capturing != nullptr) {
    add(notes, "graph_faster", {number("factor", slower_than(*capturing, e, calibration))});
  }
  if (e.speed->basis != Basis::calibrated) {
    add(notes, "training_not_measured", {text("framework", t.framework->name), text("gpu", t.gpu->name)});
  }
  if (e.shape.linear_layers > 0) add(notes, "linear_layers_of_one_model", {text("model", t.model->name)});
}

}  // namespace

Notes training_notes(const TrainingEstimate& estimate, const TrainingCalibration& calibration) {
  Notes notes;
  memory_notes(estimate, notes);
  if (!estimate.rate.native) {
    add(notes, "precision_not_native",
        {text("precision", title_of(estimate.training.precision)), text("gpu", estimate.training.gpu->name)});
  }
  network_notes(estimate, notes);
  if (estimate.speed) speed_notes(estimate, calibration, notes);
  add_price_notes(estimate.price, *estimate.training.gpu, estimate.training.gpu_count, notes);
  add_power_notes(*estimate.training.gpu, notes);
  add_source_notes(*estimate.training.gpu, notes);
  add_source_notes(*estimate.training.model, notes);
  return notes;
}

}  // namespace whichgpu
