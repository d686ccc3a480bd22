#include "core/api/serving/report.h"

#include <utility>

#include "core/advice/serving/fixes.h"
#include "core/advice/serving/mig_fit.h"
#include "core/api/json/capacity_report.h"
#include "core/api/json/error_band.h"
#include "core/api/json/names.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/serving/working.h"

namespace whichgpu::api {
namespace {

constexpr double milliseconds = 1e3;

const char* name(LimitedBy limit) {
  switch (limit) {
    case LimitedBy::none:
      return "none";
    case LimitedBy::kv_cache:
      return "kv_cache";
    case LimitedBy::max_num_seqs:
      return "max_num_seqs";
  }
  return "";
}

const char* name(Load load) {
  switch (load) {
    case Load::steady:
      return "steady";
    case Load::benchmark:
      return "benchmark";
    case Load::burst:
      return "burst";
    case Load::offline:
      return "offline";
    case Load::fixed:
      return "static";
  }
  return "";
}

Json fix_report(const Fix& fix) {
  Json arguments = Json::object();
  Json patch = Json::object();
  const char* id = "";
  switch (fix.change) {
    case Change::weights:
      id = "narrower_weights";
      arguments["format"] = fix.name;
      patch["precision"]["weights"] = fix.id;
      break;
    case Change::kv_cache:
      id = "narrower_kv_cache";
      arguments["format"] = fix.name;
      patch["precision"]["kv_cache"] = fix.id;
      break;
    case Change::gpu_count:
      id = "more_gpus";
      arguments["gpu_count"] = fix.value;
      patch["gpu_count"] = static_cast<int>(fix.value);
      patch["parallelism"] = nullptr;
      break;
    case Change::concurrency:
      id = "fewer_users";
      arguments["concurrency"] = fix.value;
      patch["concurrency"] = static_cast<int>(fix.value);
      break;
    case Change::input_tokens:
      id = "shorter_prompts";
      arguments["input_tokens"] = fix.value;
      patch["input_tokens"] = static_cast<int>(fix.value);
      break;
    case Change::gpu:
      id = "other_gpu";
      arguments["gpu"] = fix.name;
      patch["gpu"] = fix.id;
      patch["parallelism"] = nullptr;
      patch["price"] = nullptr;
      break;
    case Change::offload:
      id = "layers_on_host";
      arguments["gpu_layers"] = fix.value;
      patch["offload"] = Json::object();
      break;
  }
  if (fix.usd_per_hour > 0) arguments["usd_per_hour"] = fix.usd_per_hour;
  return object_of("id", id, "args", std::move(arguments), "patch", std::move(patch));
}

Json fit_report(const ServingQuestion& question, const ServingEstimate& e) {
  const Footprint& f = e.footprint;
  Json per_gpu =
      object_of("capacity_bytes", f.capacity_bytes, "usable_bytes", f.usable_bytes, "weights_bytes",
                f.weights_bytes, "kv_cache_bytes", f.kv_cache_bytes, "activations_bytes", f.activations_bytes,
                "runtime_bytes", f.runtime_bytes, "needed_bytes", f.needed_bytes, "reserved_bytes",
                f.reserved_bytes, "free_bytes", f.free_bytes);
  Json list = Json::array();
  const Fixes changes = fixes(question, e);
  for (const Fix& fix : changes.found) list.push_back(fix_report(fix));
  Json in_vain = Json::array();
  for (const Change change : changes.in_vain) {
    Fix fix;
    fix.change = change;
    in_vain.push_back(fix_report(fix)["id"]);
  }
  Json slices = Json::array();
  for (const MigFit& slice : mig_fits(e.serving)) {
    slices.push_back(object_of("gpu", slice.profile->id, "instances", slice.profile->instances,
                               "memory_bytes", slice.profile->memory_bytes, "fits", slice.fits, "models",
                               slice.models()));
  }
  Json report = object_of("verdict", name_of(f.verdict), "per_gpu", std::move(per_gpu), "max_concurrency",
                          f.max_concurrency, "max_context_tokens", e.max_context_tokens, "shortfall_bytes",
                          f.shortfall_bytes, "fixes", std::move(list), "in_vain", std::move(in_vain),
                          "mig_slices", std::move(slices), "copies_sharing", copies_sharing(e.serving));
  if (f.host_share > 0) {
    report["host"] = object_of("gpu_layers", f.gpu_layers, "layers", e.shape.layers, "bytes", f.host_bytes);
  }
  return report;
}

Json step_report(const StepTime& step) {
  Json terms = Json::array();
  const auto add = [&](const char* id, double seconds) {
    if (seconds > 0) terms.push_back(object_of("id", id, "seconds", seconds));
  };
  add("linear", step.linear);
  add("output_head", step.output_head);
  add("experts", step.experts);
  add("attention", step.attention);
  add("activations", step.activations);
  add("communication", step.communication);
  add("host", step.host);
  add("overhead", step.overhead);
  return terms;
}

Json speed_report(const ServingSpeed& s) {
  Json range = object_of("ttft_ms", around(s.ttft_seconds * milliseconds, s.bands.ttft), "tpot_ms",
                         around(s.tpot_seconds * milliseconds, s.bands.tpot), "output_tokens_per_second",
                         around(s.output_tokens_per_second, s.bands.throughput), "tokens_per_second_per_user",
                         around_inverse(s.tokens_per_second_per_user, s.bands.tpot));
  return object_of("ttft_ms", s.ttft_seconds * milliseconds, "tpot_ms", s.tpot_seconds * milliseconds,
                   "output_tokens_per_second", s.output_tokens_per_second, "tokens_per_second_per_user",
                   s.tokens_per_second_per_user, "requests_per_second", s.requests_per_second,
                   "running_requests", s.running_requests, "bound", name_of(s.bound), "limited_by",
                   name(s.limited_by), "basis", name_of(s.basis), "range", std::move(range), "step",
                   object_of("prefill", step_report(s.prefill), "decode", step_report(s.decode)));
}

Json cost_report(const ServingEstimate& e) {
  const ServingCost& c = e.cost;
  const ErrorBand& band = e.speed->bands.throughput;
  Json report = object_of(
      "usd_per_hour", c.usd_per_hour, "usd_per_million_output_tokens", c.usd_per_million_output_tokens,
      "usd_per_million_tokens", c.usd_per_million_tokens, "usd_per_month", c.usd_per_month, "range",
      object_of("usd_per_million_output_tokens", around_inverse(c.usd_per_million_output_tokens, band),
                "usd_per_million_tokens", around_inverse(c.usd_per_million_tokens, band)),
      "usd_per_gpu_hour", e.price.usd_per_gpu_hour, "offer", nullptr);
  if (e.price.offer != nullptr) report["offer"] = offer_report(*e.price.offer);
  return report;
}

Json configuration_report(const ServingEstimate& e) {
  const Serving& s = e.serving;
  const Parallelism& p = s.parallelism;
  Json decided = Json::array();
  if (e.chose_weights) decided.push_back("precision.weights");
  if (e.chose_parallelism) decided.push_back("parallelism");
  Json report = object_of(
      "model",
      object_of("id", s.model->id, "name", s.model->name, "parameters", e.shape.parameters.total(),
                "active_parameters", e.shape.active_parameters),
      "gpu", object_of("id", s.gpu->id, "name", s.gpu->name), "gpu_count", s.gpu_count, "parallelism",
      object_of("tensor", p.tensor, "pipeline", p.pipeline, "data", p.data, "attention_data",
                p.attention_data, "expert", p.expert),
      "precision", object_of("weights", s.weights->id, "kv_cache", s.kv_cache->id), "engine", s.engine->id,
      "input_tokens", s.input_tokens, "output_tokens", s.output_tokens, "concurrency", s.concurrency,
      "cached_prefix_fraction", s.cached_prefix_fraction, "memory_utilization", s.memory_utilization,
      "max_num_seqs", s.max_num_seqs, "load", name(s.load), "decided", std::move(decided));
  return report;
}

}  // namespace

Json serving_report(const ServingQuestion& question, const ServingEstimate& estimate) {
  Json speed = estimate.speed ? speed_report(*estimate.speed) : Json();
  if (estimate.speed && estimate.recalibration) {
    speed["recalibrated"] = object_of("ttft_factor", estimate.recalibration->ttft_factor, "tpot_factor",
                                      estimate.recalibration->tpot_factor);
  }
  const std::optional<Capacity> capacity = capacity_within_limits(question, estimate);
  return object_of("version", WHICHGPU_VERSION, "fit", fit_report(question, estimate), "speed",
                   std::move(speed), "cost",
                   estimate.speed && estimate.price.known ? cost_report(estimate) : Json(), "configuration",
                   configuration_report(estimate), "capacity", capacity ? capacity_report(*capacity) : Json(),
                   "notes", note_reports(estimate.notes), "working", working(estimate));
}

}  // namespace whichgpu::api
