#include "core/advice/speech/fixes.h"

#include <cmath>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

/// Adds the change if it is one after which everything fits.
bool try_clips(FixId id, const SpeechQuestion& changed, const NoteArguments& arguments, SpeechFixes& fixes) {
  const SpeechEstimate estimate = estimate_speech(changed);
  if (estimate.speed) add(fixes, {id, changed, arguments, estimate.price.usd_per_hour}, "usd_per_hour");
  return estimate.speed.has_value();
}

/// Half as many clips again and again.
void try_fewer_clips(SpeechFixes& fixes) {
  SpeechQuestion changed = fixes.asked;
  if (changed.work.batch <= 1) return;
  while (changed.work.batch > 1) {
    set_clips(changed.work, std::floor(changed.work.batch / 2));
    if (try_clips("fewer_at_once", changed, {number("batch", changed.work.batch)}, fixes)) return;
  }
  fixes.in_vain.push_back("fewer_at_once");
}

void try_larger_card(SpeechFixes& fixes) {
  const Serving& asked = fixes.asked.work.serving;
  SpeechQuestion changed = fixes.asked;
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, changed.price.own_offers)) {
    if (gpu->memory_bytes <= asked.gpu->memory_bytes || !engine_runs_on(*asked.engine, *gpu) ||
        !engine_loads(*asked.engine, *asked.weights, *gpu)) {
      continue;
    }
    changed.work.serving.gpu = gpu;
    if (try_clips("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

}  // namespace

SpeechFixes fixes(const SpeechQuestion& question, const SpeechEstimate& estimate) {
  SpeechFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_fewer_clips(fixes);
  try_larger_card(fixes);
  return fixes;
}

}  // namespace whichgpu
