#include "core/advice/mig_fit.h"

#include "core/catalog/lookup.h"
#include "core/memory/footprint.h"

namespace whichgpu {

std::vector<MigFit> mig_fits(const Serving& serving) {
  const Gpu& gpu = *serving.gpu;
  const Gpu* card = find_gpu(gpu.mig != nullptr ? gpu.mig->card : gpu.id);
  std::vector<MigFit> fits;
  if (card == nullptr) return fits;
  const ModelShape shape = model_shape(*serving.model);
  const WeightBytes bytes = weight_bytes(*serving.weights, shape);
  for (const MigProfile& profile : tables::mig_profiles()) {
    if (profile.card != card->id) continue;
    const Gpu slice = mig_slice(*card, profile);
    Serving alone = serving;
    alone.gpu = &slice;
    alone.gpu_count = 1;
    alone.parallelism = {};
    const Footprint footprint = serving_footprint(alone, shape, bytes);
    fits.push_back({&profile, footprint.verdict != Verdict::does_not_fit && footprint.shortfall_bytes <= 0});
  }
  return fits;
}

}  // namespace whichgpu
