#include "core/advice/serving/fixes.h"

#include <cmath>

#include "core/advice/serving/capacity.h"
#include "core/advice/serving/formats.h"
#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

using Changes = std::vector<Fix<ServingQuestion>>;

bool holds_all_users(const ServingEstimate& estimate) {
  return estimate.speed.has_value() && estimate.footprint.shortfall_bytes <= 0;
}

bool works(const ServingQuestion& question, const ServingEstimate& estimate) {
  return holds_all_users(estimate) &&
         question.limits.hold(estimate.speed->ttft_seconds, estimate.speed->tpot_seconds);
}

bool try_fix(Fix<ServingQuestion>& fix) {
  const ServingEstimate estimate = estimate_serving(fix.changed);
  fix.usd = estimate.cost.usd_per_hour;
  return works(fix.changed, estimate);
}

/// Formats narrower than that of the question, the widest first.
Changes narrower_weights(const ServingQuestion& question) {
  const Serving& s = question.serving;
  Changes changes;
  for (const WeightPrecision* weights : weight_formats(*s.engine, *s.gpu, *s.model)) {
    if (whole_bits(*weights) >= whole_bits(*s.weights)) continue;
    Fix<ServingQuestion>& fix = changes.emplace_back();
    fix.changed = question;
    fix.changed.serving.weights = weights;
    fix.arguments.push_back(text("format", weights->name));
  }
  return changes;
}

Changes narrower_kv_cache(const ServingQuestion& question) {
  const Serving& s = question.serving;
  const KvPrecision* narrow = cache_formats(*s.engine, *s.model).back();
  if (whole_bits(*narrow) >= whole_bits(*s.kv_cache)) return {};
  Fix<ServingQuestion> fix{{}, question, {}, 0};
  fix.changed.serving.kv_cache = narrow;
  fix.arguments.push_back(text("format", narrow->name));
  return {fix};
}

/// One card more, and so on. More cards never have less room, so that halving finds the first with enough;
/// where none has, the last stays and is tried in vain.
Changes on_more_cards(const ServingQuestion& question) {
  constexpr int most = 64;
  Changes changes;
  if (!can_be_joined(*question.serving.gpu)) return changes;
  for (int count = question.serving.gpu_count + 1; count <= most; ++count) {
    Fix<ServingQuestion>& fix = changes.emplace_back();
    fix.changed = question;
    fix.changed.choose_parallelism = true;
    fix.changed.serving.gpu_count = count;
    fix.arguments.push_back(number("gpu_count", count));
  }
  if (changes.empty()) return changes;
  const auto too_few = [](const Fix<ServingQuestion>& fix) {
    return !holds_all_users(estimate_serving(fix.changed));
  };
  changes.erase(changes.begin(), std::partition_point(changes.begin(), changes.end() - 1, too_few));
  return changes;
}

Changes on_other_cards(const ServingQuestion& question) {
  const Serving& s = question.serving;
  Changes changes;
  for (const Gpu* gpu : other_cards(*s.gpu, s.gpu_count, question.price.own_offers)) {
    if (!engine_runs_on(*s.engine, *gpu) || (s.gpu_count > 1 && !can_be_joined(*gpu))) continue;
    Fix<ServingQuestion>& fix = changes.emplace_back();
    fix.changed = question;
    fix.changed.serving.gpu = gpu;
    fix.changed.choose_parallelism = true;
    fix.changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = question.price.own_offers};
    fix.arguments.push_back(text("gpu", gpu->name));
  }
  return changes;
}

/// As many users as memory and limits allow.
Changes fewer_users(const ServingQuestion& question, const ServingEstimate& estimate) {
  const std::optional<Capacity> capacity = capacity_within_limits(question, estimate);
  const double users = capacity ? capacity->concurrency : std::floor(estimate.footprint.max_concurrency);
  if (users < 1 || users >= question.serving.concurrency) return {};
  Fix<ServingQuestion> fix{{}, question, {}, 0};
  fix.changed.serving.concurrency = users;
  fix.arguments.push_back(number("concurrency", users));
  return {fix};
}

/// Halved again and again.
Changes shorter_prompts(const ServingQuestion& question) {
  constexpr double shortest = 256;
  Changes changes;
  double tokens = question.serving.input_tokens;
  while (tokens / 2 >= shortest) {
    tokens = std::floor(tokens / 2);
    Fix<ServingQuestion>& fix = changes.emplace_back();
    fix.changed = question;
    fix.changed.serving.input_tokens = tokens;
    fix.arguments.push_back(number("input_tokens", tokens));
  }
  return changes;
}

std::optional<Fix<ServingQuestion>> with_layers_on_host(const ServingQuestion& question) {
  Fix<ServingQuestion> fix{{}, question, {}, 0};
  fix.changed.serving.offload.allowed = true;
  const ServingEstimate estimate = estimate_serving(fix.changed);
  if (!works(fix.changed, estimate)) return std::nullopt;
  fix.arguments.push_back(number("gpu_layers", estimate.footprint.gpu_layers));
  fix.usd = estimate.cost.usd_per_hour;
  return fix;
}

}  // namespace

ServingFixes fixes(const ServingQuestion& question, const ServingEstimate& estimate) {
  // The question as it was answered: what the core chose for it stays, unless a fix is about it.
  ServingQuestion asked = question;
  asked.choose_weights = false;
  asked.serving.weights = estimate.serving.weights;
  ServingFixes fixes{asked, {}, {}};
  if (works(question, estimate)) return fixes;
  try_changes("narrower_weights", narrower_weights(asked), try_fix, fixes);
  try_changes("narrower_kv_cache", narrower_kv_cache(asked), try_fix, fixes);
  try_changes("more_gpus", on_more_cards(asked), try_fix, fixes);
  put_down("other_gpu", first_that_works(on_other_cards(asked), try_fix), fixes);
  if (asked.serving.concurrency > 1) {
    put_down("fewer_users", first_that_works(fewer_users(asked, estimate), try_fix), fixes);
  }
  try_changes("shorter_prompts", shorter_prompts(asked), try_fix, fixes);
  if (!asked.serving.offload.allowed && can_offload(*asked.serving.engine, *asked.serving.gpu)) {
    put_down("layers_on_host", with_layers_on_host(asked), fixes);
  }
  sort_by_price("usd_per_hour", fixes);
  return fixes;
}

}  // namespace whichgpu
