#include "core/advice/serving/fixes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/advice/serving/capacity.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu {
namespace {

bool works(const ServingQuestion& question, const ServingEstimate& estimate) {
  return estimate.speed.has_value() && estimate.footprint.shortfall_bytes <= 0 &&
         question.limits.hold(estimate.speed->ttft_seconds, estimate.speed->tpot_seconds);
}

std::optional<ServingEstimate> working(const ServingQuestion& question) {
  ServingEstimate estimate = estimate_serving(question);
  if (!works(question, estimate)) return std::nullopt;
  return estimate;
}

void try_weights(const ServingQuestion& question, Fixes& fixes) {
  const Serving& s = question.serving;
  const bool gguf = s.engine->gguf_weights;
  const std::string_view four_bit = s.gpu->dense.fp4 > 0 ? "nvfp4" : "int4";
  bool tried = false;
  for (const std::string_view id :
       {gguf ? std::string_view("q8_0") : "fp8", gguf ? std::string_view("q4_k_m") : four_bit}) {
    const WeightPrecision* weights = find_weight_precision(id);
    if (weights == nullptr || weights->expert_bytes >= s.weights->expert_bytes) continue;
    tried = true;
    ServingQuestion changed = question;
    changed.choose_weights = false;
    changed.serving.weights = weights;
    if (const auto estimate = working(changed)) {
      fixes.found.push_back({Change::weights, weights->id, weights->name, 0, estimate->cost.usd_per_hour});
      return;
    }
  }
  if (tried) fixes.in_vain.push_back(Change::weights);
}

void try_kv_cache(const ServingQuestion& question, Fixes& fixes) {
  const KvPrecision* narrow = find_kv_precision(question.serving.engine->gguf_weights ? "q8_0" : "fp8");
  if (narrow == nullptr || narrow->element_bytes >= question.serving.kv_cache->element_bytes) return;
  ServingQuestion changed = question;
  changed.serving.kv_cache = narrow;
  if (const auto estimate = working(changed)) {
    fixes.found.push_back({Change::kv_cache, narrow->id, narrow->name, 0, estimate->cost.usd_per_hour});
  } else {
    fixes.in_vain.push_back(Change::kv_cache);
  }
}

void try_more_gpus(const ServingQuestion& question, Fixes& fixes) {
  constexpr int most = 64;
  if (!can_be_joined(*question.serving.gpu) || question.serving.gpu_count >= most) return;
  int count = 1;
  while (count <= question.serving.gpu_count) count *= 2;
  for (; count <= most; count *= 2) {
    ServingQuestion changed = question;
    changed.choose_parallelism = true;
    changed.serving.gpu_count = count;
    if (const auto estimate = working(changed)) {
      const double gpus = count;
      fixes.found.push_back({Change::gpu_count, {}, {}, gpus, estimate->cost.usd_per_hour});
      return;
    }
  }
  fixes.in_vain.push_back(Change::gpu_count);
}

/// The cheapest other card of which as many do it.
void try_other_gpu(const ServingQuestion& question, Fixes& fixes) {
  const Serving& s = question.serving;
  std::vector<std::pair<double, const Gpu*>> cards;
  for (const Gpu& gpu : tables::gpus()) {
    const Price price = price_of({.own_offers = question.price.own_offers}, gpu, s.gpu_count);
    const bool runs = engine_runs_on(*s.engine, gpu) && (s.gpu_count == 1 || can_be_joined(gpu));
    if (gpu.id != s.gpu->id && runs && price.known) cards.emplace_back(price.usd_per_hour, &gpu);
  }
  std::stable_sort(cards.begin(), cards.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [usd_per_hour, gpu] : cards) {
    ServingQuestion changed = question;
    changed.serving.gpu = gpu;
    changed.choose_parallelism = true;
    changed.price = {.own_offers = question.price.own_offers};
    if (!working(changed)) continue;
    fixes.found.push_back({Change::gpu, gpu->id, gpu->name, 0, usd_per_hour});
    return;
  }
  fixes.in_vain.push_back(Change::gpu);
}

void try_fewer_users(const ServingQuestion& question, const ServingEstimate& estimate, Fixes& fixes) {
  if (question.serving.concurrency <= 1) return;
  const std::optional<Capacity> capacity = capacity_within_limits(question, estimate);
  const double users = capacity ? capacity->concurrency : std::floor(estimate.footprint.max_concurrency);
  ServingQuestion changed = question;
  changed.serving.concurrency = users;
  const bool fewer = users >= 1 && users < question.serving.concurrency;
  const auto with_fewer = fewer ? working(changed) : std::nullopt;
  if (with_fewer) {
    fixes.found.push_back({Change::concurrency, {}, {}, users, with_fewer->cost.usd_per_hour});
  } else {
    fixes.in_vain.push_back(Change::concurrency);
  }
}

void try_shorter_prompts(const ServingQuestion& question, Fixes& fixes) {
  constexpr double shortest = 256;
  double tokens = question.serving.input_tokens;
  if (tokens / 2 < shortest) return;
  while (tokens / 2 >= shortest) {
    tokens = std::floor(tokens / 2);
    ServingQuestion changed = question;
    changed.serving.input_tokens = tokens;
    if (const auto estimate = working(changed)) {
      fixes.found.push_back({Change::input_tokens, {}, {}, tokens, estimate->cost.usd_per_hour});
      return;
    }
  }
  fixes.in_vain.push_back(Change::input_tokens);
}

void try_offload(const ServingQuestion& question, Fixes& fixes) {
  const Serving& s = question.serving;
  if (s.offload.allowed || !can_offload(*s.engine, *s.gpu)) return;
  ServingQuestion changed = question;
  changed.serving.offload.allowed = true;
  if (const auto estimate = working(changed)) {
    const double layers = estimate->footprint.gpu_layers;
    fixes.found.push_back({Change::offload, {}, {}, layers, estimate->cost.usd_per_hour});
  } else {
    fixes.in_vain.push_back(Change::offload);
  }
}

}  // namespace

Fixes fixes(const ServingQuestion& question, const ServingEstimate& estimate) {
  Fixes fixes;
  if (works(question, estimate)) return fixes;
  // The question as it was answered: what the core chose for it stays, unless a
  // fix is about it.
  ServingQuestion settled = question;
  settled.choose_weights = false;
  settled.serving.weights = estimate.serving.weights;
  try_weights(settled, fixes);
  try_kv_cache(settled, fixes);
  try_more_gpus(settled, fixes);
  try_other_gpu(settled, fixes);
  try_fewer_users(settled, estimate, fixes);
  try_shorter_prompts(settled, fixes);
  try_offload(settled, fixes);
  std::stable_sort(fixes.found.begin(), fixes.found.end(),
                   [](const Fix& a, const Fix& b) { return a.usd_per_hour < b.usd_per_hour; });
  return fixes;
}

}  // namespace whichgpu
