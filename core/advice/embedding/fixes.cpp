#include "core/advice/embedding/fixes.h"

#include <cmath>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

/// Adds the change if it is one after which everything fits.
bool try_change(FixId id, const EmbeddingQuestion& changed, const NoteArguments& arguments,
                EmbeddingFixes& fixes) {
  const EmbeddingEstimate estimate = estimate_embedding(changed);
  if (estimate.speed) add(fixes, {id, changed, arguments, estimate.price.usd_per_hour}, "usd_per_hour");
  return estimate.speed.has_value();
}

/// Half as many documents again and again.
void try_fewer(EmbeddingFixes& fixes) {
  EmbeddingQuestion changed = fixes.asked;
  if (changed.work.batch <= 1) return;
  while (changed.work.batch > 1) {
    set_batch(changed.work, std::floor(changed.work.batch / 2));
    if (try_change("fewer_at_once", changed, {number("batch", changed.work.batch)}, fixes)) return;
  }
  fixes.in_vain.push_back("fewer_at_once");
}

/// Twice as many cards again and again, up to a server of them.
void try_more_cards(EmbeddingFixes& fixes) {
  constexpr int most = 8;
  EmbeddingQuestion changed = fixes.asked;
  int& count = changed.work.serving.gpu_count;
  while (can_be_joined(*changed.work.serving.gpu) && count * 2 <= most) {
    count *= 2;
    if (try_change("more_gpus", changed, {number("gpu_count", count)}, fixes)) return;
  }
  fixes.in_vain.push_back("more_gpus");
}

void try_other_card(EmbeddingFixes& fixes) {
  const Serving& asked = fixes.asked.work.serving;
  EmbeddingQuestion changed = fixes.asked;
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, changed.price.own_offers)) {
    if (gpu->memory_bytes <= asked.gpu->memory_bytes || !engine_runs_on(*asked.engine, *gpu) ||
        !engine_loads(*asked.engine, *asked.weights, *gpu)) {
      continue;
    }
    changed.work.serving.gpu = gpu;
    if (try_change("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

}  // namespace

EmbeddingFixes fixes(const EmbeddingQuestion& question, const EmbeddingEstimate& estimate) {
  EmbeddingFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_fewer(fixes);
  try_more_cards(fixes);
  try_other_card(fixes);
  return fixes;
}

}  // namespace whichgpu
