#include "core/advice/serving/mig_fit.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/lookup.h"
#include "core/memory/memory_share.h"
#include "core/memory/serving_footprint.h"

namespace whichgpu {
namespace {

/// The same work on one `gpu`, all of it there.
Serving on_one(const Serving& serving, const Gpu& gpu) {
  Serving alone = serving;
  alone.gpu = &gpu;
  alone.gpu_count = 1;
  alone.parallelism = {};
  settle_defaults(alone);
  alone.offload.allowed = false;
  return alone;
}

}  // namespace

std::vector<MigFit> mig_fits(const Serving& serving, const ModelShape& shape) {
  const Gpu& gpu = *serving.gpu;
  const Gpu* card = find_gpu(gpu.mig != nullptr ? gpu.mig->card : gpu.id);
  std::vector<MigFit> fits;
  if (card == nullptr) return fits;
  const WeightBytes bytes = weight_bytes(*serving.weights, shape);
  for (const MigProfile& profile : tables::mig_profiles()) {
    if (profile.card != card->id) continue;
    const Gpu slice = mig_slice(*card, profile);
    const ServingFootprint footprint =
        serving_footprint(on_one(serving, slice), shape, bytes, serving.concurrency);
    fits.push_back({&profile, footprint.verdict != Verdict::does_not_fit && footprint.shortfall_bytes <= 0});
  }
  return fits;
}

double copies_sharing(const Serving& serving, const ModelShape& shape) {
  const Gpu* cut = serving.gpu->mig != nullptr ? find_gpu(serving.gpu->mig->card) : nullptr;
  const Serving alone = on_one(serving, cut != nullptr ? *cut : *serving.gpu);
  const ServingFootprint f =
      serving_footprint(alone, shape, weight_bytes(*serving.weights, shape), serving.concurrency);
  const double by_engine = f.usable_bytes / f.needed_bytes;
  const double by_card = f.capacity_bytes / (f.needed_bytes + f.runtime.unbudgeted);
  return std::floor(std::max(0.0, std::min(by_engine, by_card)));
}

}  // namespace whichgpu
