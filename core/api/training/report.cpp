#include "core/api/training/report.h"

#include "core/advice/training/fixes.h"
#include "core/api/json/error_band.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/training/working.h"

namespace whichgpu::api {
namespace {

constexpr double tera = 1e12;
constexpr double gigabits = 8e-9;

/// What a fix says and changes, in the contract's words.
struct FixParts {
  Object arguments;
  Object patch;
};

FixParts parts_of(const TrainingFix& fix) {
  FixParts parts;
  switch (fix.change) {
    case TrainingChange::recompute:
      parts.patch.add("recompute", "full");
      break;
    case TrainingChange::offload:
      parts.patch.add("offload", "optimizer");
      break;
    case TrainingChange::optimizer:
      parts.patch.add("optimizer", "adamw_8bit");
      break;
    case TrainingChange::method:
      parts.patch.add("method", "qlora");
      break;
    case TrainingChange::sequence_length:
      parts.arguments.add("sequence_length", fix.value);
      parts.patch.add("sequence_length", static_cast<int>(fix.value));
      break;
    case TrainingChange::gpu_count:
      parts.arguments.add("gpu_count", fix.value);
      parts.patch.add("gpu_count", static_cast<int>(fix.value));
      parts.patch.add("parallelism", nullptr);
      parts.patch.add("micro_batch_sequences", nullptr);
      parts.patch.add("global_batch_sequences", nullptr);
      break;
    case TrainingChange::gpu:
      if (fix.gpu != nullptr) {
        parts.arguments.add("gpu", fix.gpu->name);
        parts.patch.add("gpu", fix.gpu->id);
      }
      parts.patch.add("parallelism", nullptr);
      parts.patch.add("micro_batch_sequences", nullptr);
      parts.patch.add("price", nullptr);
      break;
  }
  if (fix.usd_total > 0) parts.arguments.add("usd_total", fix.usd_total);
  return parts;
}

Object fix_report(const TrainingFix& fix) {
  const FixParts parts = parts_of(fix);
  return object_of({{"id", name_of(fix.change)}, {"args", parts.arguments}, {"patch", parts.patch}});
}

Fragment fit_report(const TrainingQuestion& question, const TrainingEstimate& e) {
  const TrainingFootprint& f = e.footprint;
  const StateBytes state = model_state(e.training, e.shape, tables::training_calibration());
  Array list;
  const TrainingFixes changes = training_fixes(question, e);
  for (const TrainingFix& fix : changes.found) list.push(fix_report(fix));
  Array in_vain;
  for (const TrainingChange change : changes.in_vain) in_vain.push(name_of(change));
  return object_of({{"verdict", name_of(f.verdict)},
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
                    {"model_state_bytes", state.total()},
                    {"shortfall_bytes", f.shortfall_bytes},
                    {"max_sequence_length", e.longest_sequence},
                    {"fixes", list},
                    {"in_vain", in_vain}});
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
                    {"tokens_per_second_per_gpu", s.tokens_per_second / e.training.gpu_count},
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
                    {"energy_kwh", c.energy_kwh},
                    {"usd_per_gpu_hour", e.price.usd_per_gpu_hour},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()},
                    {"range", object_of({{"usd_total", around_inverse(c.usd_total, e.speed->band)}})}});
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

Fragment configuration_report(const TrainingEstimate& e) {
  const Training& t = e.training;
  const TrainingParallelism& p = t.parallelism;
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
                    {"parallelism", object_of({{"tensor", p.tensor},
                                               {"pipeline", p.pipeline},
                                               {"data", p.data},
                                               {"context", p.context},
                                               {"expert", p.expert},
                                               {"zero_stage", p.zero_stage},
                                               {"interleave", p.interleave}})},
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
                    {"trainable_parameters", trainable_parameters(t, e.shape)},
                    {"lora_rank", t.adapters() ? t.lora_rank : 0},
                    {"lora_targets", name_of(t.lora_targets)},
                    {"train_embeddings", t.train_embeddings},
                    {"offload", name_of(t.offload)},
                    {"framework", t.framework->id},
                    {"network_gbit_s_per_gpu", t.network_bytes_per_second * gigabits},
                    {"goodput_factor", t.goodput_factor},
                    {"decided", decided}});
}

}  // namespace

Fragment training_report(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(question, estimate)},
                    {"speed", estimate.speed ? speed_report(estimate) : Fragment()},
                    {"cost", estimate.speed && estimate.price.known ? cost_report(estimate) : Fragment()},
                    {"server", server_report(estimate.server)},
                    {"configuration", configuration_report(estimate)},
                    {"notes", note_reports(estimate.notes)},
                    {"working", training_working(estimate)}});
}

}  // namespace whichgpu::api
