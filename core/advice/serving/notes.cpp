#include "core/advice/serving/notes.h"

#include <cmath>

#include "core/advice/common/notes.h"
#include "core/advice/serving/picture_notes.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/quality.h"
#include "core/catalog/units.h"
#include "core/workload/drafter.h"

namespace whichgpu {
namespace {

void layout_notes(const ServingEstimate& e, Notes& notes) {
  const int used = e.serving.parallelism.gpus();
  if (used < e.serving.gpu_count) {
    add(notes, "gpus_left_idle", {number("used", used), number("gpu_count", e.serving.gpu_count)});
  }
}

void memory_notes(const ServingEstimate& e, Notes& notes) {
  constexpr double most_of_memory = 0.8;
  const Serving& s = e.serving;
  const ServingFootprint& f = e.footprint;
  if (e.speed && e.speed->limited_by != ConcurrencyLimit::none) {
    add(notes, "requests_wait",
        {number("running", e.speed->running_requests), number("concurrency", s.concurrency)});
  }
  if (f.weights_bytes > most_of_memory * f.usable_bytes) {
    add(notes, "weights_fill_memory", {number("percent", 100 * f.weights_bytes / f.usable_bytes)});
  }
  const double tokens = s.input_tokens + (writes_answers(*s.model) ? s.output_tokens : 0);
  if (s.model->max_context_tokens > 0 && tokens > s.model->max_context_tokens) {
    add(notes, "context_beyond_model",
        {number("tokens", tokens), number("limit", s.model->max_context_tokens)});
  }
  if (e.shape.mla_layers > 0 && s.parallelism.tensor > 1) {
    add(notes, "latent_cache_repeated", {number("tensor", s.parallelism.tensor)});
  } else if (e.shape.kv_heads > 0 && s.parallelism.tensor > e.shape.kv_heads) {
    add(notes, "kv_heads_repeated",
        {number("kv_heads", e.shape.kv_heads), number("tensor", s.parallelism.tensor)});
  }
  if (s.engine->kv_allocation == KvAllocation::contiguous) {
    add(notes, "allocated_in_full", {text("engine", s.engine->name)});
  }
  if (!s.flash_attention) add(notes, "flash_attention_off", {text("engine", s.engine->name)});
  if (f.host.experts > f.host.layers) {
    add(notes, "experts_on_host",
        {number("expert_layers", std::round(f.host.experts * e.shape.moe_layers)),
         number("layers", e.shape.moe_layers), number("gigabytes", f.host_bytes / giga)});
  }
  if (f.host.layers > 0) {
    add(notes, "layers_on_host",
        {number("host_layers", e.shape.layers - f.gpu_layers), number("layers", e.shape.layers),
         number("gigabytes", f.host_bytes / giga)});
  }
}

void draft_notes(const ServingEstimate& e, Notes& notes) {
  constexpr double long_context = 32'768;
  constexpr double percent = 100;
  const Serving& s = e.serving;
  const Speculation& d = s.speculation;
  if (!e.drafts || d.draft_tokens == 0) return;
  const double running = e.speed->running_requests / s.parallelism.data;
  const DraftGain& gain = *e.drafts;
  if (gain.speedup < 1) {
    add(notes, "drafts_slow_down",
        {number("running", running), number("percent", percent * (1 - gain.speedup))});
  } else if (gain.hurts_above_batch) {
    add(notes, "drafts_pay_until", {number("batch", *gain.hurts_above_batch), number("running", running)});
  }
  if (d.acceptance.source == AcceptanceSource::usual) {
    add(notes, "acceptance_usual",
        {text("model", s.model->name), text("method", title_of(d.method)), number("low", d.acceptance.low),
         number("high", d.acceptance.high)});
  }
  if (d.method == DraftMethod::eagle3) add(notes, "drafts_need_head", {text("model", s.model->name)});
  const double tokens = s.input_tokens + s.output_tokens;
  if (has_drafter(s) && tokens >= long_context) {
    add(notes, "drafts_long_context", {number("tokens", tokens)});
  }
  if (s.parallelism.pipeline > 1 && !s.engine->gguf_weights) {
    add(notes, "drafts_in_stages", {text("engine", s.engine->name)});
  }
}

/// What the limits are about: means, or a percentile where requests were served one by one.
void limit_notes(const LatencyLimits& limits, const ServingEstimate& e, Notes& notes) {
  const auto note = [&](NoteId id, double seconds, double most) {
    if (seconds <= most) return;
    add(notes, id,
        {number("ms", seconds * milliseconds_per_second),
         number("limit_ms", most * milliseconds_per_second)});
  };
  if (!e.latency || !e.latency->percentiles) {
    note("ttft_missed", e.speed->ttft_seconds, limits.max_ttft_seconds);
    note("tpot_missed", e.speed->tpot_seconds, limits.max_tpot_seconds);
    return;
  }
  const LatencyPercentiles& p = *e.latency->percentiles;
  note("ttft_missed", percentile(p.ttft, limits.percentile), limits.max_ttft_seconds);
  note("tpot_missed", percentile(p.tpot, limits.percentile), limits.max_tpot_seconds);
  note("e2e_missed", percentile(p.e2e, limits.percentile), limits.max_e2e_seconds);
}

/// Formats of which it was not read that the engine's port starts with them.
void port_notes(const Serving& s, Notes& notes) {
  const auto unread = [&](std::string_view format) {
    add(notes, "port_format_unread",
        {text("engine", s.engine->name), text("gpu", s.gpu->name), text("format", format)});
  };
  if (!runs_by_port(*s.gpu)) return;
  if (!engine_proposes_weights(*s.engine, *s.weights, *s.gpu)) unread(s.weights->name);
  if (!engine_proposes_cache(*s.engine, *s.kv_cache, *s.gpu)) unread(s.kv_cache->name);
}

/// What weights cost that are narrower than those published.
void quality_notes(const Serving& s, Notes& notes) {
  constexpr double percent = 100;
  const FormatQuality* quality = quality_of(*s.weights, *s.model);
  if (quality == nullptr) return;
  const auto more = [](double ratio) { return ratio > 0 ? percent * (ratio - 1) : 0; };
  add(notes, "weights_lose",
      {text("format", s.weights->name), text("loss", name_of(quality->loss)),
       number("least", more(quality->least_ppl_ratio)), number("most", more(quality->most_ppl_ratio))});
}

void arithmetic_notes(const ServingEstimate& e, Notes& notes) {
  const Serving& s = e.serving;
  const bool widened = !e.linear_rate.native || (e.shape.mixture() && !e.expert_rate.native);
  if (widened) add(notes, "weights_widened", {text("weights", s.weights->name), text("gpu", s.gpu->name)});
  if (s.gpu->dense.bf16 <= 0) {
    add(notes, "bf16_runs_as",
        {text("math", s.gpu->dense.fp16 > 0 ? "FP16" : "FP32"), text("gpu", s.gpu->name)});
  }
  if (s.kv_cache->id == "fp8" && fp8_cache_is_e5m2(*s.engine, *s.gpu)) {
    add(notes, "fp8_cache_is_e5m2", {text("engine", s.engine->name), text("gpu", s.gpu->name)});
  }
  port_notes(s, notes);
  if (s.weights->gguf && !s.engine->gguf_weights) {
    add(notes, "gguf_outside_llama_cpp", {text("engine", s.engine->name)});
  }
  const int ranks = s.parallelism.expert_ranks();
  if (ranks > 1 && !joined_by_nvlink(*s.gpu, ranks)) {
    add(notes, ranks <= gpus_per_server ? NoteId("links_are_pcie") : NoteId("links_are_network"),
        {number("ranks", ranks), text("gpu", s.gpu->name)});
  }
}

void confidence_notes(const ServingEstimate& e, Notes& notes) {
  const Serving& s = e.serving;
  if (e.speed && e.speed->basis == Basis::transferred)
    add(notes, "gpu_not_measured", {text("gpu", s.gpu->name)});
  const bool unknown = e.speed && e.speed->basis == Basis::extrapolated && !s.model->approximate_shape;
  if (unknown && !e.speed->engine_measured) {
    add(notes, "engine_not_measured", {text("engine", s.engine->name)});
  } else if (unknown && !e.footprint.host.any()) {
    const NoteId id = runs_by_port(*s.gpu) ? NoteId("port_not_measured") : NoteId("generation_not_measured");
    add(notes, id, {text("engine", s.engine->name), text("gpu", s.gpu->name)});
  }
  if (e.recalibration) add(notes, "recalibrated", {});
  if (e.speed && s.load == Load::benchmark && !e.recalibration) add(notes, "sampling_left_out", {});
  if (!generates(*s.model)) add(notes, "not_a_generator", {text("model", s.model->name)});
}

}  // namespace

Notes serving_notes(const ServingQuestion& question, const ServingEstimate& estimate) {
  Notes notes;
  layout_notes(estimate, notes);
  memory_notes(estimate, notes);
  if (estimate.serving.pictures.any()) picture_notes(estimate, notes);
  draft_notes(estimate, notes);
  if (estimate.speed) limit_notes(question.limits, estimate, notes);
  if (estimate.latency) question.served->add_notes(*estimate.latency, notes);
  arithmetic_notes(estimate, notes);
  quality_notes(estimate.serving, notes);
  add_price_notes(estimate.price, *estimate.serving.gpu, estimate.serving.gpu_count, notes);
  add_power_notes(*estimate.serving.gpu, notes);
  if (estimate.power && is_all_at_once(estimate.serving.load)) add(notes, "power_near_limit", {});
  confidence_notes(estimate, notes);
  add_source_notes(*estimate.serving.gpu, notes);
  add_source_notes(*estimate.serving.model, notes);
  return notes;
}

}  // namespace whichgpu
