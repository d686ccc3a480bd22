#include "core/advice/serving/colocation.h"

#include <algorithm>
#include <cmath>

#include "core/advice/serving/estimate.h"
#include "core/advice/serving/trial.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

double rate_of(const Serving& serving, const ServingEstimate& e) {
  const ServingTrial trial = try_configuration(serving, e.shape, tables::serving_calibration());
  return trial.speed ? trial.speed->output_tokens_per_second : 0;
}

/// Copies beside each other: what the engine may take of the card is divided among all, and each further copy
/// costs what it takes beside its budget.
void share_memory(const ServingEstimate& e, SharedCard& shared) {
  const double copies = shared.asked.copies;
  const ServingFootprint& f = shared.copy = e.footprint;
  const double room = f.usable_bytes - shared.companion_bytes - (copies - 1) * f.runtime.unbudgeted;
  shared.left_bytes = room - copies * f.needed_bytes;
  const double cache = room / copies - (f.needed_bytes - f.kv_cache_bytes);
  shared.requests = f.sequence_bytes > 0 ? std::floor(std::max(cache, 0.0) / f.sequence_bytes) : 0;
}

/// Each copy in a slice of its own, which is a card of its own.
void share_slices(const ServingEstimate& e, SharedCard& shared) {
  const Gpu slice = mig_slice(*e.serving.gpu, *shared.slice);
  Serving alone = e.serving;
  alone.gpu = &slice;
  settle_defaults(alone);
  const ServingTrial trial = try_configuration(alone, e.shape, tables::serving_calibration());
  shared.copy = trial.footprint;
  shared.left_bytes = trial.footprint.usable_bytes - trial.footprint.needed_bytes;
  shared.requests = trial.footprint.pool_requests;
  if (!trial.speed || !e.speed) return;
  const double total =
      shared.asked.copies * trial.speed->output_tokens_per_second / e.speed->output_tokens_per_second;
  const ErrorBand& band = trial.speed->bands.throughput;
  shared.gain = {total, total * band.p10, total * band.p90};
}

void share_time(const ServingEstimate& e, SharedCard& shared) {
  if (!e.speed) return;
  double left = 1;
  for (const Companion& companion : shared.asked.companions) left -= companion.busy_share;
  shared.gain = shared_gain(shared.asked.mode, shared.asked.copies, shared.busy, left);
}

/// One engine on the whole card with the users of all copies.
void compare_with_one(const ServingEstimate& e, SharedCard& shared) {
  if (shared.asked.copies == 1 || !e.speed) return;
  Serving all = e.serving;
  all.concurrency *= shared.asked.copies;
  const double rate = rate_of(all, e);
  if (rate > 0) shared.one_engine_gain = rate / e.speed->output_tokens_per_second;
}

SharedVerdict verdict_of(const SharedCard& shared) {
  if (shared.left_bytes < 0 || !shared.gain) return SharedVerdict::no_room;
  if (shared.asked.copies == 1) return SharedVerdict::fits;
  const double least_gain = 1 + tables::judgement().disaggregation.least_gain;
  const bool more = shared.gain->total > least_gain * shared.one_engine_gain.value_or(1);
  return more ? SharedVerdict::copies : SharedVerdict::one_engine;
}

}  // namespace

const MigProfile* slice_for(const Gpu& gpu, int copies) {
  const MigProfile* largest = nullptr;
  for (const MigProfile& profile : tables::mig_profiles()) {
    if (profile.card != gpu.id || profile.instances < copies) continue;
    if (largest == nullptr || profile.memory_bytes > largest->memory_bytes) largest = &profile;
  }
  return largest;
}

void add_colocation(const ServingQuestion& question, ServingEstimate& e) {
  if (!question.colocation) return;
  SharedCard& shared = e.shared_card.emplace();
  shared.asked = *question.colocation;
  shared.companion_bytes = shared.asked.bytes_beside();
  if (e.speed) shared.busy = busy_share(*e.speed);
  if (shared.asked.mode == CardSharing::mig) {
    shared.slice = slice_for(*e.serving.gpu, shared.asked.copies);
    if (shared.slice == nullptr) return;
    share_slices(e, shared);
  } else {
    share_memory(e, shared);
    share_time(e, shared);
  }
  if (shared.left_bytes < 0) shared.gain.reset();
  if (shared.gain) compare_with_one(e, shared);
  shared.verdict = verdict_of(shared);
}

}  // namespace whichgpu
