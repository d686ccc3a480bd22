#include "core/advice/fixes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu {
namespace {

bool all_fit(const ServingEstimate& estimate) {
  return estimate.speed.has_value() && estimate.footprint.shortfall_bytes <= 0;
}

std::optional<ServingEstimate> fitting(const ServingQuestion& question) {
  ServingEstimate estimate = estimate_serving(question);
  if (!all_fit(estimate)) return std::nullopt;
  return estimate;
}

void try_weights(const ServingQuestion& question, std::vector<Fix>& found) {
  const Serving& s = question.serving;
  const bool gguf = s.engine->gguf_weights;
  const std::string_view four_bit = s.gpu->dense.fp4 > 0 ? "nvfp4" : "int4";
  for (const std::string_view id :
       {gguf ? std::string_view("q8_0") : "fp8", gguf ? std::string_view("q4_k_m") : four_bit}) {
    const WeightPrecision* weights = find_weight_precision(id);
    if (weights == nullptr || weights->expert_bytes >= s.weights->expert_bytes) continue;
    ServingQuestion changed = question;
    changed.choose_weights = false;
    changed.serving.weights = weights;
    if (const auto estimate = fitting(changed)) {
      found.push_back({Change::weights, weights->id, weights->name, 0, estimate->cost.usd_per_hour});
      return;
    }
  }
}

void try_kv_cache(const ServingQuestion& question, std::vector<Fix>& found) {
  const KvPrecision* narrow = find_kv_precision(question.serving.engine->gguf_weights ? "q8_0" : "fp8");
  if (narrow == nullptr || narrow->element_bytes >= question.serving.kv_cache->element_bytes) return;
  ServingQuestion changed = question;
  changed.serving.kv_cache = narrow;
  if (const auto estimate = fitting(changed)) {
    found.push_back({Change::kv_cache, narrow->id, narrow->name, 0, estimate->cost.usd_per_hour});
  }
}

void try_more_gpus(const ServingQuestion& question, std::vector<Fix>& found) {
  constexpr int most = 64;
  if (!can_be_joined(*question.serving.gpu)) return;
  int count = 1;
  while (count <= question.serving.gpu_count) count *= 2;
  for (; count <= most; count *= 2) {
    ServingQuestion changed = question;
    changed.choose_parallelism = true;
    changed.serving.gpu_count = count;
    if (const auto estimate = fitting(changed)) {
      found.push_back({Change::gpu_count, {}, {}, static_cast<double>(count), estimate->cost.usd_per_hour});
      return;
    }
  }
}

void try_fewer_users(const ServingQuestion& question, const ServingEstimate& estimate,
                     std::vector<Fix>& found) {
  const double users = std::floor(estimate.footprint.max_concurrency);
  if (users < 1 || users >= question.serving.concurrency) return;
  ServingQuestion changed = question;
  changed.serving.concurrency = users;
  if (const auto fewer = fitting(changed)) {
    found.push_back({Change::concurrency, {}, {}, users, fewer->cost.usd_per_hour});
  }
}

void try_shorter_prompts(const ServingQuestion& question, std::vector<Fix>& found) {
  constexpr double shortest = 256;
  double tokens = question.serving.input_tokens;
  while (tokens / 2 >= shortest) {
    tokens = std::floor(tokens / 2);
    ServingQuestion changed = question;
    changed.serving.input_tokens = tokens;
    if (const auto estimate = fitting(changed)) {
      found.push_back({Change::input_tokens, {}, {}, tokens, estimate->cost.usd_per_hour});
      return;
    }
  }
}

void try_offload(const ServingQuestion& question, std::vector<Fix>& found) {
  const Serving& s = question.serving;
  if (s.offload.allowed || !can_offload(*s.engine, *s.gpu)) return;
  ServingQuestion changed = question;
  changed.serving.offload.allowed = true;
  if (const auto estimate = fitting(changed)) {
    found.push_back({Change::offload,
                     {},
                     {},
                     static_cast<double>(estimate->footprint.gpu_layers),
                     estimate->cost.usd_per_hour});
  }
}

}  // namespace

std::vector<Fix> fixes(const ServingQuestion& question, const ServingEstimate& estimate) {
  std::vector<Fix> found;
  if (all_fit(estimate)) return found;
  // The question as it was answered: what the core chose for it stays, unless a fix is about it.
  ServingQuestion settled = question;
  settled.choose_weights = false;
  settled.serving.weights = estimate.serving.weights;
  try_weights(settled, found);
  try_kv_cache(settled, found);
  try_more_gpus(settled, found);
  try_fewer_users(settled, estimate, found);
  try_shorter_prompts(settled, found);
  try_offload(settled, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Fix& a, const Fix& b) { return a.usd_per_hour < b.usd_per_hour; });
  return found;
}

}  // namespace whichgpu
