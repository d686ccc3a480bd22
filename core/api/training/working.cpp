#include "core/api/training/working.h"

#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"

namespace whichgpu::api {
namespace {

constexpr const char* training_calibrated = "data/training_calibration.json";

void memory_lines(Array& lines, const TrainingEstimate& e) {
  const Training& t = e.training;
  const TrainingFootprint& f = e.footprint;
  const StateBytes state = model_state(t, e.shape, tables::training_calibration());
  add(lines, "training_state_bytes",
      object_of({{"parameters", e.shape.parameters.total()},
                 {"trainable_parameters", trainable_parameters(t, e.shape)},
                 {"weights_bytes", state.weights},
                 {"gradients_bytes", state.gradients},
                 {"optimizer_bytes", state.optimizer}}),
      state.total(), "B", "arXiv:1910.02054");
  add(lines, "training_state_per_gpu_bytes",
      object_of({{"tensor", t.parallelism.tensor},
                 {"pipeline", t.parallelism.pipeline},
                 {"data", t.parallelism.data},
                 {"expert", t.parallelism.expert},
                 {"zero_stage", t.parallelism.zero_stage},
                 {"weights_bytes", f.state.weights},
                 {"gradients_bytes", f.state.gradients},
                 {"optimizer_bytes", f.state.optimizer}}),
      f.state.total(), "B", "arXiv:1910.02054");
  add(lines, "training_activations_bytes",
      object_of({{"layer_bytes_per_token", layer_activation_bytes(t, e.shape)},
                 {"layers", e.shape.layers},
                 {"micro_batch", t.micro_batch},
                 {"sequence_length", t.sequence_length},
                 {"micro_batches_in_flight", micro_batches_in_flight(t, f.stage)},
                 {"context", t.parallelism.context},
                 {"kept_token_bytes", f.activations.layer_token_bytes},
                 {"work_token_bytes", f.activations.work_token_bytes}}),
      f.activations_bytes, "B", "arXiv:2205.05198");
  add(lines, "training_logits_bytes",
      object_of({{"micro_batch", t.micro_batch},
                 {"sequence_length", t.sequence_length},
                 {"vocabulary", t.model->vocabulary},
                 {"context", t.parallelism.context},
                 {"tensor", t.parallelism.tensor},
                 {"bytes_per_logit", bytes_per_logit(t, f.stage, tables::training_calibration())}}),
      f.logits_bytes, "B", training_calibrated);
  add(lines, "training_needed_bytes",
      object_of({{"expected_bytes", f.expected_bytes}, {"margin_bytes", f.margin_bytes}}), f.needed_bytes,
      "B", training_calibrated);
}

void power_lines(Array& lines, const TrainingEstimate& e) {
  add_power_line(lines, *e.training.gpu, e.use, 0, *e.power);
  add(lines, "run_kwh", object_of({{"mean_power_w", e.power->watts}, {"gpu_hours", e.cost.gpu_hours}}),
      e.energy.board_kwh, "kWh", arithmetic);
  add_site_line(lines, e.energy, e.site.pue);
}

void speed_lines(Array& lines, const TrainingEstimate& e) {
  const Training& t = e.training;
  const TrainingSpeed& s = *e.speed;
  add(lines, "model_flops_per_token",
      object_of({{"active_parameters", e.shape.active_parameters},
                 {"sequence_length", t.sequence_length},
                 {"multiplied_parameters", s.model_flops.parameters},
                 {"passes", s.model_flops.passes},
                 {"attention_operations", s.model_flops.attention}}),
      s.model_flops_per_token, "FLOP", "arXiv:2205.05198");
  add(lines, "training_product_rate",
      object_of({{"dense_peak_flops", e.rate.peak_flops},
                 {"ceiling", e.rate.ceiling},
                 {"capped_clock", e.rate.capped_clock},
                 {"efficiency", e.rate.efficiency},
                 {"kernel_factor", e.rate.kernel_factor},
                 {"format_factor", e.rate.format_factor}}),
      e.rate.products, "FLOP/s", training_calibrated);
  add(lines, "bubble_seconds",
      object_of({{"pipeline", t.parallelism.pipeline},
                 {"interleave", t.parallelism.interleave},
                 {"micro_batches", t.micro_batches()},
                 {"stage_seconds", s.step.stage_seconds}}),
      s.step.bubble, "s", "arXiv:2104.04473");
  add(lines, "training_step_seconds",
      object_of({{"compute_seconds", s.step.compute()},
                 {"elementwise_seconds", s.step.elementwise},
                 {"communication_seconds", s.step.communication()},
                 {"bubble_seconds", s.step.bubble},
                 {"dequantize_seconds", s.step.dequantize},
                 {"launch_seconds", s.step.launches},
                 {"optimizer_seconds", s.step.optimizer}}),
      s.step.total(), "s", training_calibrated);
  add(lines, "training_hours",
      object_of(
          {{"steps", e.cost.steps}, {"step_seconds", s.step.total()}, {"goodput_factor", t.goodput_factor}}),
      e.cost.hours, "h", arithmetic);
  if (e.power) power_lines(lines, e);
  add_price_lines(lines, e.price, e.cost.hours, e.cost.usd_per_hour, e.cost.usd_total);
}

}  // namespace

void add_price_lines(Array& lines, const Price& price, double hours, double usd_per_hour, double usd_total) {
  if (!price.known) return;
  const std::string_view source = price.offer != nullptr ? price.offer->source : "request";
  add(lines, "usd_per_hour",
      object_of({{"usd_per_gpu_hour", price.usd_per_gpu_hour}, {"rented_gpus", price.rented_gpus}}),
      usd_per_hour, "USD/h", source);
  add(lines, "training_usd", object_of({{"usd_per_hour", usd_per_hour}, {"hours", hours}}), usd_total, "USD",
      arithmetic);
}

Fragment training_working(const TrainingEstimate& estimate) {
  Array lines;
  memory_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
