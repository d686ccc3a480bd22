#include "core/api/training/report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"
#include "core/api/training/working.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

/// What turns the request of `asked` into that of `changed`.
Object patch_of(const TrainingQuestion& asked, const TrainingQuestion& changed) {
  const Training& from = asked.training;
  const Training& to = changed.training;
  const bool other_card = to.gpu != from.gpu;
  const bool more_cards = to.gpu_count != from.gpu_count;
  Object patch;
  if (to.recompute != from.recompute) patch.add("recompute", name_of(to.recompute));
  if (to.offload != from.offload) patch.add("offload", name_of(to.offload));
  if (to.optimizer != from.optimizer) patch.add("optimizer", name_of(to.optimizer));
  if (to.method != from.method) patch.add("method", name_of(to.method));
  if (to.framework != from.framework) {
    patch.add("framework", to.framework->id);
    patch.add("logits", nullptr);
  }
  if (to.sequence_length != from.sequence_length) {
    patch.add("sequence_length", static_cast<int>(to.sequence_length));
  }
  if (more_cards) patch.add("gpu_count", to.gpu_count);
  if (other_card) patch.add("gpu", to.gpu->id);
  const bool other_update = to.optimizer_in_backward != from.optimizer_in_backward;
  if (other_update) patch.add("optimizer_in_backward", to.optimizer_in_backward);
  if (more_cards || other_card) {
    patch.add("parallelism", nullptr);
  } else if (to.parallelism.zero_stage != from.parallelism.zero_stage && !changed.open.zero_stage) {
    patch.add("parallelism", object_of({{"zero_stage", to.parallelism.zero_stage}}));
  }
  if (more_cards || other_card || other_update) patch.add("micro_batch_sequences", nullptr);
  if (more_cards || other_update) patch.add("global_batch_sequences", nullptr);
  if (other_card) patch.add("price", nullptr);
  return patch;
}

Fragment fit_report(const TrainingAnswer& answer) {
  const TrainingEstimate& e = answer.estimate;
  const TrainingFootprint& f = e.footprint;
  Object report = object_of({{"verdict", name_of(f.verdict)},
                             {"per_gpu", object_of({{"capacity_bytes", f.capacity_bytes},
                                                    {"usable_bytes", f.capacity_bytes},
                                                    {"weights_bytes", f.state.weights},
                                                    {"gradients_bytes", f.state.gradients},
                                                    {"optimizer_bytes", f.state.optimizer},
                                                    {"activations_bytes", f.activations_bytes},
                                                    {"logits_bytes", f.logits_bytes},
                                                    {"communication_bytes", f.communication_bytes},
                                                    {"runtime_bytes", f.runtime_bytes},
                                                    {"margin_bytes", f.margin_bytes},
                                                    {"needed_bytes", f.needed_bytes},
                                                    {"free_bytes", f.free_bytes}})},
                             {"model_state_bytes", answer.model_state.total()},
                             {"shortfall_bytes", f.shortfall_bytes},
                             {"max_sequence_length", e.longest_sequence}});
  add_fixes(report, answer.fixes, patch_of);
  return report;
}

Fragment step_report(const TrainingStep& step) {
  Array terms;
  const auto add = [&](const char* id, double seconds) {
    if (seconds > 0) terms.push(object_of({{"id", id}, {"seconds", seconds}}));
  };
  add("linear", step.linear);
  add("output_head", step.output_head);
  add("experts", step.experts);
  add("attention", step.attention);
  add("elementwise", step.elementwise);
  add("dequantize", step.dequantize);
  add("launches", step.launches);
  add("tensor_communication", step.tensor);
  add("context_communication", step.context);
  add("expert_communication", step.expert_ranks);
  add("stage_communication", step.stages);
  add("data_communication", step.data);
  add("bubble", step.bubble);
  add("optimizer", step.optimizer);
  return terms;
}

Fragment speed_report(const TrainingEstimate& e) {
  const TrainingSpeed& s = *e.speed;
  const double seconds = s.step.total();
  return object_of({{"step_seconds", seconds},
                    {"tokens_per_second", s.tokens_per_second},
                    {"tokens_per_second_per_gpu", s.tokens_per_second_per_gpu},
                    {"tflops_per_gpu", s.flops_per_gpu / tera},
                    {"mfu", s.mfu},
                    {"hours", e.cost.hours},
                    {"steps", e.cost.steps},
                    {"bound", name_of(s.bound)},
                    {"basis", name_of(s.basis)},
                    {"range", object_of({{"step_seconds", around_inverse(seconds, s.band)},
                                         {"tokens_per_second", around(s.tokens_per_second, s.band)},
                                         {"hours", around_inverse(e.cost.hours, s.band)}})},
                    {"step", step_report(s.step)}});
}

Fragment cost_report(const TrainingEstimate& e) {
  const TrainingCost& c = e.cost;
  return object_of({{"usd_per_hour", c.usd_per_hour},
                    {"usd_total", c.usd_total},
                    {"usd_per_billion_tokens", c.usd_per_billion_tokens},
                    {"gpu_hours", c.gpu_hours},
                    {"energy_kwh", e.energy.board_kwh},
                    {"usd_per_gpu_hour", e.price.usd_per_gpu_hour},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()},
                    {"range", object_of({{"usd_total", around_inverse(c.usd_total, e.speed->band)}})}});
}

Fragment power_report(const TrainingEstimate& e) {
  if (!e.power) return {};
  const ErrorBand board = together(e.power->band, inverse_of(e.speed->band));
  Object report = boards_report(*e.power, e.power->watts * e.training.gpu_count, e.site.pue);
  report.add("kwh", e.energy.board_kwh);
  report.add("site_kwh", e.energy.site_kwh);
  report.add("co2_g", e.energy.co2_g);
  report.add("range", object_of({{"mean_w_per_card", around(e.power->watts, e.power->band)},
                                 {"kwh", around(e.energy.board_kwh, board)},
                                 {"site_kwh", around(e.energy.site_kwh, wall_band(board))}}));
  return report;
}

Fragment server_report(const TrainingServer& s) {
  return object_of({{"gpus", s.gpus},
                    {"servers", s.servers},
                    {"host_memory_bytes", s.host_memory_bytes},
                    {"checkpoint_bytes", s.checkpoint_bytes},
                    {"weights_bytes", s.weights_bytes},
                    {"nvme_bytes", s.nvme_bytes},
                    {"network_gbit_s_needed", s.network_gbit_needed},
                    {"node_power_watts", s.power_watts}});
}

Fragment configuration_report(const TrainingAnswer& answer) {
  const TrainingEstimate& e = answer.estimate;
  const Training& t = e.training;
  Array decided;
  if (chooses_ranks(e.chosen)) decided.push("parallelism");
  if (e.chosen.micro_batch) decided.push("micro_batch_sequences");
  if (e.chosen.recompute) decided.push("recompute");
  return object_of({{"model", object_of({{"id", t.model->id},
                                         {"name", t.model->name},
                                         {"parameters", e.shape.parameters.total()},
                                         {"active_parameters", e.shape.active_parameters}})},
                    {"gpu", object_of({{"id", t.gpu->id}, {"name", t.gpu->name}})},
                    {"gpu_count", t.gpu_count},
                    {"method", name_of(t.method)},
                    {"parallelism", ranks_report(t.parallelism)},
                    {"sequence_parallel", t.sequence_parallel},
                    {"precision", name_of(t.precision)},
                    {"optimizer", name_of(t.optimizer)},
                    {"recompute", name_of(t.recompute)},
                    {"sequence_length", t.sequence_length},
                    {"global_batch_sequences", t.global_batch},
                    {"micro_batch_sequences", t.micro_batch},
                    {"micro_batches", t.micro_batches()},
                    {"dataset_tokens", t.dataset_tokens},
                    {"epochs", t.epochs},
                    {"trainable_parameters", answer.trainable_parameters},
                    {"lora_rank", t.adapters() ? t.lora_rank : 0},
                    {"lora_targets", name_of(t.lora_targets)},
                    {"train_embeddings", t.train_embeddings},
                    {"offload", name_of(t.offload)},
                    {"optimizer_in_backward", t.optimizer_in_backward},
                    {"logits", name_of(t.logits)},
                    {"framework", t.framework->id},
                    {"network_gbit_s_per_gpu", t.network_bytes_per_second / bytes_per_gigabit},
                    {"goodput_factor", t.goodput_factor},
                    {"decided", decided}});
}

}  // namespace

Fragment ranks_report(const TrainingParallelism& p) {
  return object_of({{"tensor", p.tensor},
                    {"pipeline", p.pipeline},
                    {"data", p.data},
                    {"context", p.context},
                    {"expert", p.expert},
                    {"zero_stage", p.zero_stage},
                    {"interleave", p.interleave}});
}

Fragment training_report(const TrainingAnswer& answer) {
  const TrainingEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(e) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"power", power_report(e)},
                    {"server", server_report(e.server)},
                    {"configuration", configuration_report(answer)},
                    {"notes", note_reports(e.notes)},
                    {"working", training_working(e)}});
}

Fragment write(const TrainingInput&, const TrainingAnswer& answer) { return training_report(answer); }

}  // namespace whichgpu::api
