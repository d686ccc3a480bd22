#include "core/api/reinforcement/report.h"

#include <algorithm>

#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/training/report.h"
#include "core/catalog/units.h"
#include "core/memory/training_state.h"

namespace whichgpu::api {
namespace {

/// What turns the request of `asked` into that of `changed`.
Object patch_of(const ReinforcementQuestion& asked, const ReinforcementQuestion& changed) {
  const Reinforcement& from = asked.work;
  const Reinforcement& to = changed.work;
  const bool other_card = to.update.gpu != from.update.gpu;
  const bool other_count = to.gpu_count != from.gpu_count;
  Object patch;
  if (to.update.offload != from.update.offload) patch.add("offload", name_of(to.update.offload));
  if (to.reference != from.reference) patch.add("reference", name_of(to.reference));
  if (to.update.recompute != from.update.recompute) patch.add("recompute", name_of(to.update.recompute));
  if (to.update.method != from.update.method) patch.add("update", name_of(to.update.method));
  if (to.lengths.longest != from.lengths.longest) {
    patch.add("max_output_tokens", static_cast<int>(to.lengths.longest));
    patch.add("output_tokens", static_cast<int>(to.lengths.output));
  }
  if (other_count) {
    patch.add("gpu_count", to.gpu_count);
    if (to.generates() && !to.colocated()) patch.add("rollout_gpu_count", to.rollout.gpu_count);
    if (to.critic_gpus > 0) patch.add("critic_gpu_count", to.critic_gpus);
  }
  if (other_card) patch.add("gpu", to.update.gpu->id);
  if (other_card || other_count) {
    patch.add("parallelism", nullptr);
    patch.add("micro_batch_sequences", nullptr);
    if (to.generates()) patch.add("rollout_tensor", nullptr);
    if (to.generates() && to.colocated()) patch.add("state_leaves", nullptr);
  }
  if (other_card) patch.add("price", nullptr);
  return patch;
}

Fragment peak_report(const ReinforcementPeak& p) {
  Object per_gpu;
  per_gpu.add("capacity_bytes", p.capacity_bytes);
  add_parts(per_gpu, p);
  per_gpu.add("needed_bytes", p.needed_bytes);
  per_gpu.add("free_bytes", p.free_bytes);
  return object_of({{"phase", name_of(p.phase)},
                    {"gpu_count", p.gpu_count},
                    {"verdict", name_of(p.verdict)},
                    {"shortfall_bytes", p.shortfall_bytes},
                    {"per_gpu", per_gpu}});
}

Fragment fit_report(const ReinforcementAnswer& answer) {
  const ReinforcementEstimate& e = answer.estimate;
  const std::vector<ReinforcementPeak>& all = e.footprint.peaks;
  const auto worst = std::max_element(all.begin(), all.end(),
                                      [](const auto& a, const auto& b) { return a.verdict < b.verdict; });
  Array peaks;
  for (const ReinforcementPeak& peak : all) peaks.push(peak_report(peak));
  Object report = object_of({{"verdict", name_of(worst->verdict)},
                             {"shortfall_bytes", e.footprint.fullest().shortfall_bytes},
                             {"peaks", peaks},
                             {"host_memory_bytes", e.host_memory_bytes},
                             {"gpus_needed", e.gpus_needed > 0 ? Value(e.gpus_needed) : Value(nullptr)}});
  add_fixes(report, answer.fixes, patch_of);
  return report;
}

Fragment phases_report(const ReinforcementStep& step) {
  Array phases;
  const auto add = [&](const char* id, double seconds) {
    if (seconds > 0) phases.push(object_of({{"id", id}, {"seconds", seconds}}));
  };
  add("rollout", step.rollout);
  add("old_log_probabilities", step.old_scores);
  add("reference", step.reference);
  add("reward", step.reward);
  add("values", step.values);
  add("update", step.update);
  add("critic_update", step.critic_update);
  add("sync", step.sync);
  return phases;
}

Fragment rollout_report(const ReinforcementEstimate& e) {
  if (!e.work.generates()) return {};
  const Rollout& r = e.speed->rollout;
  const double longest = std::min(1.0, r.longest_seconds / r.seconds);
  return object_of({{"replicas", r.replicas},
                    {"answers_started", r.started},
                    {"answers_running", r.running},
                    {"prompt_seconds", r.prompt_seconds},
                    {"longest_answer_seconds", r.longest_seconds},
                    {"longest_answer_share", longest},
                    {"output_tokens_per_second", e.work.samples * e.work.lengths.output / r.seconds},
                    {"decode_step_ms", r.full.total() * milliseconds_per_second},
                    {"decode_step_alone_ms", r.alone.total() * milliseconds_per_second}});
}

Fragment other_report(const ReinforcementEstimate& e) {
  if (!e.speed->other) return {};
  return object_of({{"placement", name_of(e.work.colocated() ? Pools::split : Pools::colocated)},
                    {"gpu_count", e.speed->other->gpu_count},
                    {"times_faster", e.speed->other->times_faster}});
}

Fragment speed_report(const ReinforcementEstimate& e) {
  const ReinforcementSpeed& s = *e.speed;
  const double seconds = s.step.total;
  const bool split = s.balanced_rollout_gpus > 0;
  return object_of({{"step_seconds", seconds},
                    {"tokens_per_second", s.tokens_per_second},
                    {"tokens_per_second_per_gpu", s.tokens_per_second / e.work.gpu_count},
                    {"steps", e.work.steps},
                    {"hours", e.cost.hours},
                    {"phases", phases_report(s.step)},
                    {"rollout", rollout_report(e)},
                    {"balanced_rollout_gpus", split ? Value(s.balanced_rollout_gpus) : Value(nullptr)},
                    {"other_placement", other_report(e)},
                    {"basis", name_of(s.basis)},
                    {"range", object_of({{"step_seconds", around(seconds, s.band)},
                                         {"tokens_per_second", around_inverse(s.tokens_per_second, s.band)},
                                         {"hours", around(e.cost.hours, s.band)}})}});
}

Fragment cost_report(const ReinforcementEstimate& e) {
  const ReinforcementCost& c = e.cost;
  return object_of({{"usd_per_hour", c.usd_per_hour},
                    {"usd_total", c.usd_total},
                    {"usd_per_step", c.usd_per_step},
                    {"gpu_hours", c.gpu_hours},
                    {"usd_per_gpu_hour", e.price.usd_per_gpu_hour},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()},
                    {"range", object_of({{"usd_total", around(c.usd_total, e.speed->band)}})}});
}

Fragment engine_report(const Reinforcement& work) {
  if (!work.generates()) return {};
  const Serving& s = work.rollout;
  return object_of({{"gpu_count", s.gpu_count},
                    {"engine", s.engine->id},
                    {"tensor", s.parallelism.tensor},
                    {"replicas", s.parallelism.data},
                    {"weights", s.weights->id},
                    {"kv_cache", s.kv_cache->id},
                    {"memory_utilization", s.memory_utilization},
                    {"max_num_seqs", s.max_num_seqs},
                    {"state_leaves", work.state_leaves}});
}

Fragment configuration_report(const ReinforcementEstimate& e) {
  const Reinforcement& work = e.work;
  const Training& t = work.update;
  Array decided;
  if (chooses_ranks(e.chosen.open)) decided.push("parallelism");
  if (e.chosen.open.micro_batch) decided.push("micro_batch_sequences");
  if (e.chosen.open.recompute) decided.push("recompute");
  if (work.generates() && e.chosen.choose_tensor) decided.push("rollout_tensor");
  if (work.generates() && work.colocated() && e.chosen.choose_state_leaves) decided.push("state_leaves");
  return object_of({{"model", object_of({{"id", t.model->id},
                                         {"name", t.model->name},
                                         {"parameters", e.shape.parameters.total()},
                                         {"active_parameters", e.shape.active_parameters}})},
                    {"gpu", object_of({{"id", t.gpu->id}, {"name", t.gpu->name}})},
                    {"gpu_count", work.gpu_count},
                    {"training_gpu_count", t.gpu_count},
                    {"critic_gpu_count", work.critic_gpus},
                    {"method", name_of(work.method)},
                    {"placement", name_of(work.pools)},
                    {"update", name_of(t.method)},
                    {"trainable_parameters", trainable_parameters(t, e.shape)},
                    {"reference", name_of(work.reference)},
                    {"reward", name_of(work.reward)},
                    {"rollout", engine_report(work)},
                    {"parallelism", ranks_report(t.parallelism)},
                    {"precision", name_of(t.precision)},
                    {"optimizer", name_of(t.optimizer)},
                    {"offload", name_of(t.offload)},
                    {"recompute", name_of(t.recompute)},
                    {"logits", name_of(t.logits)},
                    {"framework", t.framework->id},
                    {"micro_batch_sequences", t.micro_batch},
                    {"mini_batch_samples", work.mini_batch},
                    {"updates", work.updates()},
                    {"samples", work.samples},
                    {"samples_per_prompt", work.samples_per_prompt},
                    {"input_tokens", work.lengths.input},
                    {"output_tokens", work.lengths.output},
                    {"max_output_tokens", work.lengths.longest},
                    {"staleness", work.staleness},
                    {"packing", work.packed},
                    {"old_log_probabilities", work.scores_again},
                    {"steps", work.steps},
                    {"network_gbit_s_per_gpu", t.network_bytes_per_second / bytes_per_gigabit},
                    {"goodput_factor", t.goodput_factor},
                    {"decided", decided}});
}

}  // namespace

void add_parts(Object& object, const ReinforcementPeak& p) {
  object.add("actor_bytes", p.actor_bytes);
  object.add("critic_bytes", p.critic_bytes);
  object.add("reference_bytes", p.reference_bytes);
  object.add("reward_bytes", p.reward_bytes);
  object.add("engine_bytes", p.engine_bytes);
  object.add("activations_bytes", p.activations_bytes);
  object.add("logits_bytes", p.logits_bytes);
  object.add("communication_bytes", p.communication_bytes);
  object.add("runtime_bytes", p.runtime_bytes);
  object.add("margin_bytes", p.margin_bytes);
}

Fragment write(const ReinforcementInput&, const ReinforcementAnswer& answer) {
  const ReinforcementEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(e) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"configuration", configuration_report(e)},
                    {"notes", note_reports(e.notes)},
                    {"working", reinforcement_working(e)}});
}

}  // namespace whichgpu::api
