#include "core/advice/serving/fixes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/advice/serving/capacity.h"
#include "core/advice/serving/formats.h"
#include "core/advice/serving/trial.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/quality.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

bool holds_all_users(const ServingEstimate& estimate) {
  const ServingFootprint& footprint = estimate.footprint;
  return footprint.verdict != Verdict::does_not_fit && footprint.shortfall_bytes <= 0;
}

bool works(const ServingQuestion& question, const ServingEstimate& estimate) {
  if (!holds_all_users(estimate)) return false;
  if (!estimate.speed) return true;  // its memory is all that is estimated
  if (!sustains(estimate.speed->requests_per_second, estimate.serving.requests_per_second)) return false;
  if (question.limits.percentile > 0) return true;  // not known of a change before it is asked
  return question.limits.hold(estimate.speed->ttft_seconds, estimate.speed->tpot_seconds);
}

/// What the changes start from: weights that the core chose stay, unless a change is about them.
ServingQuestion answered(const ServingFixes& fixes) {
  ServingQuestion question = fixes.asked;
  question.choose_weights = false;
  return question;
}

/// Adds the change if it is one after which everything works.
bool try_change(FixId id, const ServingQuestion& changed, const NoteArguments& arguments,
                ServingFixes& fixes) {
  const ServingEstimate estimate = estimate_serving(changed);
  if (!works(changed, estimate)) return false;
  add(fixes, {id, changed, arguments, estimate.cost.usd_per_hour}, "usd_per_hour");
  return true;
}

void try_weights(ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  const Serving& s = fixes.asked.serving;
  bool tried = false;
  for (const WeightPrecision* weights : weight_formats(*s.engine, *s.gpu, *s.model)) {
    if (whole_bits(*weights) >= whole_bits(*s.weights)) continue;
    tried = true;
    changed.serving.weights = weights;
    NoteArguments arguments{text("format", weights->name)};
    if (const FormatQuality* quality = quality_of(*weights, *s.model))
      arguments.push_back(text("loss", name_of(quality->loss)));
    if (try_change("narrower_weights", changed, arguments, fixes)) return;
  }
  if (tried) fixes.in_vain.push_back("narrower_weights");
}

void try_kv_cache(ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  const Serving& s = fixes.asked.serving;
  const KvPrecision* narrow = cache_formats(*s.engine, *s.gpu, *s.model).back();
  if (whole_bits(*narrow) >= whole_bits(*s.kv_cache)) return;
  changed.serving.kv_cache = narrow;
  if (try_change("narrower_kv_cache", changed, {text("format", narrow->name)}, fixes)) return;
  fixes.in_vain.push_back("narrower_kv_cache");
}

/// The fewest cards that do it: more never have less room, so that memory tells where to begin.
void try_more_gpus(ServingFixes& fixes) {
  const int most = std::min(64, most_joined(*fixes.asked.serving.gpu));
  ServingQuestion changed = answered(fixes);
  const int asked = fixes.asked.serving.gpu_count;
  if (asked >= most) return;
  changed.choose_parallelism = true;
  std::vector<int> counts(static_cast<std::size_t>(most - asked));
  std::iota(counts.begin(), counts.end(), asked + 1);
  const auto too_few = [&](int count) {
    changed.serving.gpu_count = count;
    return !holds_all_users(estimate_serving(changed));
  };
  for (auto at = std::partition_point(counts.begin(), counts.end(), too_few); at != counts.end(); ++at) {
    changed.serving.gpu_count = *at;
    if (try_change("more_gpus", changed, {number("gpu_count", *at)}, fixes)) return;
  }
  fixes.in_vain.push_back("more_gpus");
}

/// The cheapest other card of which as many do it.
void try_other_gpu(ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  const Serving& s = fixes.asked.serving;
  changed.choose_parallelism = true;
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  for (const Gpu* gpu : other_cards(*s.gpu, s.gpu_count, changed.price.own_offers)) {
    const bool starts = engine_runs_on(*s.engine, *gpu) && engine_loads(*s.engine, *s.weights, *gpu) &&
                        engine_caches(*s.engine, *s.kv_cache, *gpu);
    if (!starts || (s.gpu_count > 1 && !can_be_joined(*gpu))) continue;
    changed.serving.gpu = gpu;
    settle_defaults(changed.serving);
    if (try_change("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

/// As many users as memory and limits allow.
void try_fewer_users(const ServingEstimate& estimate, ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  const double asked = fixes.asked.serving.concurrency;
  if (asked <= 1) return;
  const std::optional<Capacity> capacity = capacity_within_limits(fixes.asked, estimate);
  const double users = capacity ? capacity->concurrency : room_of(estimate).requests;
  changed.serving.concurrency = users;
  const bool fewer = users >= 1 && users < asked;
  if (fewer && try_change("fewer_users", changed, {number("concurrency", users)}, fixes)) return;
  fixes.in_vain.push_back("fewer_users");
}

/// Prompts halved again and again; of those with pictures their text.
void try_shorter_prompts(ServingFixes& fixes) {
  constexpr double shortest = 256;
  ServingQuestion changed = answered(fixes);
  const double pictures = changed.serving.pictures.tokens();
  double tokens = changed.serving.text_tokens();
  if (tokens / 2 < shortest) return;
  while (tokens / 2 >= shortest) {
    tokens = std::floor(tokens / 2);
    changed.serving.input_tokens = tokens + pictures;
    if (try_change("shorter_prompts", changed, {number("input_tokens", tokens)}, fixes)) return;
  }
  fixes.in_vain.push_back("shorter_prompts");
}

/// Pictures of half as many pixels again and again, where the family has a limit of them.
void try_smaller_pictures(ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  Serving& s = changed.serving;
  if (s.pictures.sets.empty()) return;
  const VisionTower& tower = s.model->vision;
  const double text = s.text_tokens();
  double pixels = std::floor(s.pictures.largest().size.area() / 2);
  if (tower.family->max_pixels <= 0 || pixels < tower.family->min_pixels) return;
  for (; pixels >= tower.family->min_pixels; pixels = std::floor(pixels / 2)) {
    s.pictures.settings.max_pixels = pixels;
    prepare(s.pictures, tower);
    s.input_tokens = text + s.pictures.tokens();
    if (try_change("smaller_pictures", changed, {number("max_pixels", pixels)}, fixes)) return;
  }
  fixes.in_vain.push_back("smaller_pictures");
}

void try_layers_on_host(ServingFixes& fixes) {
  ServingQuestion changed = answered(fixes);
  Serving& s = changed.serving;
  if (s.offload.allowed || !can_offload(*s.engine, *s.gpu)) return;
  s.offload.allowed = true;
  const ServingEstimate e = estimate_serving(changed);
  const ServingFootprint& f = e.footprint;
  const int with_experts = f.expert_layers_on_host - e.shape.dense_layers;
  const bool by_experts = f.host.experts > 0 && f.host.layers <= 0;
  if (by_experts ? try_change("experts_on_host", changed, {number("expert_layers", with_experts)}, fixes)
                 : try_change("layers_on_host", changed, {number("gpu_layers", f.gpu_layers)}, fixes)) {
    return;
  }
  fixes.in_vain.push_back("layers_on_host");
}

}  // namespace

ServingFixes fixes(const ServingQuestion& question, const ServingEstimate& estimate) {
  ServingFixes fixes{question, {}, {}};
  fixes.asked.serving.weights = estimate.serving.weights;
  fixes.asked.serving.speculation = estimate.serving.speculation;
  fixes.asked.drafts.tokens = false;
  if (works(question, estimate)) return fixes;
  try_weights(fixes);
  try_kv_cache(fixes);
  try_more_gpus(fixes);
  try_other_gpu(fixes);
  if (!question.arrivals) {
    try_fewer_users(estimate, fixes);
    try_shorter_prompts(fixes);
    try_smaller_pictures(fixes);
  }
  try_layers_on_host(fixes);
  return fixes;
}

}  // namespace whichgpu
