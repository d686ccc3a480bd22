#include "core/api/serving/report.h"

#include "core/api/json/capacity_report.h"
#include "core/api/json/error.h"
#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"
#include "core/api/parts.h"
#include "core/api/serving/working.h"
#include "core/catalog/lookup.h"
#include "core/catalog/quality.h"
#include "core/catalog/units.h"
#include "core/memory/context_curve.h"

namespace whichgpu::api {
namespace {

/// Whether a request that names no engine gets that of `serving`.
bool is_usual_engine(const Serving& serving) {
  return serving.engine == &usual_engine(*serving.gpu, *serving.weights) &&
         serving.engine == &usual_engine(*serving.gpu, *checkpoint_format(*serving.model));
}

void add_settings(Object& patch, const VisionSettings& from, const VisionSettings& to) {
  Object vision;
  if (to.max_pixels != from.max_pixels) vision.add("max_pixels", static_cast<int>(to.max_pixels));
  if (to.soft_tokens != from.soft_tokens) vision.add("soft_tokens", to.soft_tokens);
  if (!vision.empty()) patch.add("vision", vision);
}

/// What turns the request of `asked` into that of `changed`.
Object patch_of(const ServingQuestion& asked, const ServingQuestion& changed) {
  const Serving& from = asked.serving;
  const Serving& to = changed.serving;
  Object patch;
  Object precision;
  if (to.weights != from.weights || asked.choose_weights) precision.add("weights", to.weights->id);
  if (to.kv_cache != from.kv_cache) precision.add("kv_cache", to.kv_cache->id);
  if (!precision.empty()) patch.add("precision", precision);
  if (to.gpu != from.gpu) patch.add("gpu", to.gpu->id);
  if (to.gpu != from.gpu && !is_usual_engine(to)) patch.add("engine", to.engine->id);
  if (to.gpu_count != from.gpu_count) patch.add("gpu_count", to.gpu_count);
  if (to.gpu != from.gpu || to.gpu_count != from.gpu_count) patch.add("parallelism", nullptr);
  if (to.gpu != from.gpu) patch.add("price", nullptr);
  if (to.concurrency != from.concurrency) patch.add("concurrency", static_cast<int>(to.concurrency));
  if (to.text_tokens() != from.text_tokens()) {
    patch.add("input_tokens", static_cast<int>(to.text_tokens()));
  }
  add_settings(patch, from.pictures.settings, to.pictures.settings);
  if (to.offload.allowed != from.offload.allowed) patch.add("offload", Object());
  return patch;
}

Object layout_report(const Parallelism& p) {
  return object_of({{"tensor", p.tensor},
                    {"pipeline", p.pipeline},
                    {"data", p.data},
                    {"attention_data", p.attention_data},
                    {"expert", p.expert}});
}

/// Adds the layout that holds a limit where that is not the one of the configuration.
void add_if_another(Object& report, const char* name, const Parallelism& layout, const ServingEstimate& e) {
  const Object own = layout_report(e.serving.parallelism);
  const Object other = layout_report(layout);
  if (other.text() != own.text()) report.add(name, other);
}

Fragment context_curve_report(const ServingEstimate& e) {
  Array curve;
  for (const ContextPoint& point : context_curve(e.serving, e.shape, e.bytes)) {
    curve.push(object_of({{"tokens", point.tokens},
                          {"needed_bytes", point.needed_bytes},
                          {"kv_cache_bytes", point.kv_cache_bytes}}));
  }
  return curve;
}

Fragment fit_report(const ServingAnswer& answer) {
  const ServingEstimate& e = answer.estimate;
  const ServingFootprint& f = e.footprint;
  Object per_gpu = object_of({{"capacity_bytes", f.capacity_bytes},
                              {"usable_bytes", f.usable_bytes},
                              {"weights_bytes", f.weights_bytes},
                              {"kv_cache_bytes", f.kv_cache_bytes},
                              {"activations_bytes", f.activations_bytes},
                              {"runtime_bytes", f.runtime_bytes},
                              {"needed_bytes", f.needed_bytes},
                              {"reserved_bytes", f.reserved_bytes},
                              {"free_bytes", f.free_bytes}});
  Array slices;
  for (const MigFit& slice : answer.mig_fits) {
    slices.push(object_of({{"gpu", slice.profile->id},
                           {"instances", slice.profile->instances},
                           {"memory_bytes", slice.profile->memory_bytes},
                           {"fits", slice.fits},
                           {"models", slice.models()}}));
  }
  Object report = object_of({{"verdict", name_of(f.verdict)},
                             {"per_gpu", per_gpu},
                             {"max_concurrency", answer.room.requests},
                             {"max_context_tokens", answer.room.tokens},
                             {"shortfall_bytes", f.shortfall_bytes},
                             {"mig_slices", slices},
                             {"copies_sharing", answer.copies_sharing}});
  add_if_another(report, "max_concurrency_layout", answer.room.requests_layout, e);
  add_if_another(report, "max_context_layout", answer.room.tokens_layout, e);
  add_fixes(report, answer.fixes, patch_of);
  if (answer.context_curve) report.add("context_curve", context_curve_report(e));
  if (e.serving.pictures.any()) report.add("vision", parts().pictures->encoder_report(e));
  if (f.host.any()) {
    Object host = object_of({{"gpu_layers", f.gpu_layers}, {"layers", e.shape.layers}});
    if (e.shape.mixture()) host.add("expert_layers_on_host", f.expert_layers_on_host);
    host.add("bytes", f.host_bytes);
    report.add("host", host);
  }
  return report;
}

Fragment step_report(const StepTime& step) {
  Array terms;
  const auto add = [&](const char* id, double seconds) {
    if (seconds > 0) terms.push(object_of({{"id", id}, {"seconds", seconds}}));
  };
  add("linear", step.linear);
  add("output_head", step.output_head);
  add("experts", step.experts);
  add("attention", step.attention);
  add("activations", step.activations);
  add("communication", step.communication);
  add("host", step.host);
  add("vision", step.vision);
  add("drafts", step.drafts);
  add("adapters", step.adapters);
  add("overhead", step.overhead);
  return terms;
}

Object speed_report(const ServingEstimate& e) {
  const ServingSpeed& s = *e.speed;
  Object range =
      object_of({{"ttft_ms", around(s.ttft_seconds * milliseconds_per_second, s.bands.ttft)},
                 {"tpot_ms", around(s.tpot_seconds * milliseconds_per_second, s.bands.tpot)},
                 {"output_tokens_per_second", around(s.output_tokens_per_second, s.bands.throughput)},
                 {"tokens_per_second_per_user", around_inverse(s.tokens_per_second_per_user, s.bands.tpot)}});
  Object report = object_of(
      {{"ttft_ms", s.ttft_seconds * milliseconds_per_second},
       {"tpot_ms", s.tpot_seconds * milliseconds_per_second},
       {"output_tokens_per_second", s.output_tokens_per_second},
       {"tokens_per_second_per_user", s.tokens_per_second_per_user},
       {"requests_per_second", s.requests_per_second},
       {"running_requests", s.running_requests},
       {"bound", name_of(s.bound)},
       {"limited_by", name_of(s.limited_by)},
       {"basis", name_of(s.basis)},
       {"range", range},
       {"step", object_of({{"prefill", step_report(s.prefill)}, {"decode", step_report(s.decode)}})}});
  if (e.serving.pictures.any()) report.add("vision", parts().pictures->speed_report(e));
  if (e.recalibration) {
    report.add("recalibrated", object_of({{"ttft_factor", e.recalibration->ttft_factor},
                                          {"tpot_factor", e.recalibration->tpot_factor}}));
  }
  return report;
}

/// Speculative decoding that was asked for.
Fragment drafts_report(const ServingEstimate& e) {
  const Speculation& s = e.serving.speculation;
  const bool off = s.draft_tokens == 0;
  Object report = object_of({{"method", name_of(s.method)}, {"draft_tokens", s.draft_tokens}});
  if (s.draft_model != nullptr) report.add("draft_model", s.draft_model->id);
  if (off || !e.drafts) return report;
  report.add("acceptance_length", s.accepted_tokens_per_step);
  report.add("source", name_of(s.acceptance.source));
  if (s.acceptance.source != AcceptanceSource::given) {
    report.add("task", name_of(s.task));
    report.add("range", array_of({s.acceptance.low, s.acceptance.high}));
  }
  report.add("speedup", e.drafts->speedup);
  report.add("hurts_above_batch", e.drafts->hurts_above_batch);
  report.add("memory_bytes", e.drafts->memory_bytes);
  return report;
}

/// What narrower weights cost, as published.
Fragment quality_report(const FormatQuality& q) {
  const auto known = [](double value) { return known_if(value > 0, value); };
  Fragment ratio;
  if (q.most_ppl_ratio > 0) ratio = array_of({q.least_ppl_ratio, q.most_ppl_ratio});
  return object_of({{"grade", name_of(q.loss)},
                    {"ppl_ratio", ratio},
                    {"same_token_share", known(q.same_token_share)},
                    {"note", q.note},
                    {"source", q.source}});
}

Fragment cost_range(const ServingCost& c, const ErrorBand& band) {
  return object_of({{"usd_per_million_output_tokens", around_inverse(c.usd_per_million_output_tokens, band)},
                    {"usd_per_million_tokens", around_inverse(c.usd_per_million_tokens, band)}});
}

/// Whether there is a price of what runs: of a model that writes no answers the cards' alone.
bool has_cost(const ServingEstimate& e) {
  const bool held = !generates(*e.serving.model) && e.footprint.verdict != Verdict::does_not_fit;
  return e.price.known && (e.speed || held);
}

Fragment cost_report(const ServingEstimate& e) {
  const ServingCost& c = e.cost;
  const bool timed = e.speed.has_value();
  return object_of({{"usd_per_hour", c.usd_per_hour},
                    {"usd_per_million_output_tokens", known_if(timed, c.usd_per_million_output_tokens)},
                    {"usd_per_million_tokens", known_if(timed, c.usd_per_million_tokens)},
                    {"usd_per_month", c.usd_per_month},
                    {"range", timed ? cost_range(c, e.speed->bands.throughput) : Fragment()},
                    {"usd_per_gpu_hour", e.price.usd_per_gpu_hour},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
}

Fragment power_report(const ServingEstimate& e) {
  if (!e.power) return {};
  const Energy& million = e.energy_per_million_tokens;
  const ErrorBand& power = e.power->board.band;
  const ErrorBand board = together(power, inverse_of(e.speed->bands.throughput));
  const double joules = million.board_kwh * joules_per_kwh / mega;
  Object report = boards_report(e.power->board, e.power->board_watts, e.site.pue);
  report.add("idle_share", e.power->idle_share);
  report.add("joules_per_token", joules);
  report.add("kwh_per_million_tokens", million.board_kwh);
  report.add("site_kwh_per_million_tokens", million.site_kwh);
  report.add("co2_g_per_million_tokens", million.co2_g);
  report.add("range",
             object_of({{"mean_w_per_card", around(e.power->board.watts, power)},
                        {"joules_per_token", around(joules, board)},
                        {"kwh_per_million_tokens", around(million.board_kwh, board)},
                        {"site_kwh_per_million_tokens", around(million.site_kwh, wall_band(board))}}));
  return report;
}

Fragment configuration_report(const ServingEstimate& e) {
  const Serving& s = e.serving;
  Array decided;
  if (e.chose_weights) decided.push("precision.weights");
  if (e.chose_parallelism) decided.push("parallelism");
  Object report =
      object_of({{"model", object_of({{"id", s.model->id},
                                      {"name", s.model->name},
                                      {"parameters", e.shape.parameters.total()},
                                      {"active_parameters", e.shape.active_parameters}})},
                 {"gpu", object_of({{"id", s.gpu->id}, {"name", s.gpu->name}})},
                 {"gpu_count", s.gpu_count},
                 {"parallelism", layout_report(s.parallelism)},
                 {"precision", object_of({{"weights", s.weights->id}, {"kv_cache", s.kv_cache->id}})},
                 {"engine", s.engine->id},
                 {"engine_version", s.engine->version},
                 {"tuning", name_of(s.tuning)},
                 {"input_tokens", s.text_tokens()},
                 {"output_tokens", s.output_tokens},
                 {"concurrency", s.concurrency},
                 {"cached_prefix_fraction", s.cached_prefix_fraction},
                 {"memory_utilization", s.memory_utilization},
                 {"max_num_seqs", s.max_num_seqs},
                 {"load", name_of(s.load)},
                 {"decided", decided}});
  if (s.pictures.any()) report.add("picture_tokens", s.pictures.tokens());
  return report;
}

}  // namespace

Fragment serving_report(const ServingAnswer& answer) {
  const ServingEstimate& e = answer.estimate;
  Object report = object_of({{"version", WHICHGPU_VERSION},
                             {"fit", fit_report(answer)},
                             {"speed", e.speed ? speed_report(e) : Fragment()},
                             {"cost", has_cost(e) ? cost_report(e) : Fragment()},
                             {"power", power_report(e)},
                             {"configuration", configuration_report(e)},
                             {"capacity", answer.capacity ? capacity_report(*answer.capacity) : Fragment()},
                             {"notes", note_reports(e.notes)},
                             {"working", working(e, answer.room)}});
  const FormatQuality* quality = quality_of(*e.serving.weights, *e.serving.model);
  if (quality != nullptr) report.add("quality", quality_report(*quality));
  if (e.drafts) report.add("speculative", drafts_report(e));
  if (parts().aside != nullptr) parts().aside->report(report, e);
  if (e.latency) report.add("latency", parts().arrivals->report(e));
  return report;
}

Fragment write(const ServingInput&, const ServingAnswer& answer) {
  if (parts().arrivals == nullptr && is_crowded_run(answer.estimate)) return error_report(elsewhere());
  return serving_report(answer);
}

}  // namespace whichgpu::api
