#include "core/time/vision_time.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/tables.h"
#include "core/memory/vision_peak.h"

namespace whichgpu {

double encoder_flops(const VisionTower& tower, const SeenPicture& seen) {
  const double width = tower.width;
  const double block = 4 * width * width + tower.matrices * width * tower.intermediate;
  const double products =
      2 * (seen.patches * tower.layers * block + seen.tokens * tower.projector_parameters);
  const double windowed = tower.windowed_layers * std::min<double>(tower.window_patches, seen.attended);
  const double attended = (tower.layers - tower.windowed_layers) * seen.attended + windowed;
  return products + 4 * seen.patches * width * attended;
}

VisionCost vision_cost(const Serving& serving, const ComputeRate& sixteen_bit) {
  const Pictures& pictures = serving.pictures;
  if (!pictures.any()) return {};
  const Judgement::Vision& known = tables::judgement().vision;
  const VisionTower& tower = serving.model->vision;
  const bool gddr = serving.gpu->memory_class == MemoryClass::gddr;
  const double encoded = 1 - pictures.settings.cached_share;
  VisionCost cost;
  double flops = pictures.frame_sets * encoder_flops(tower, pictures.frames);
  for (const PictureSet& set : pictures.sets) flops += set.count * encoder_flops(tower, set.seen);
  cost.flops = encoded * flops;
  cost.flops_per_second = sixteen_bit.peak_flops * (gddr ? known.gddr_encoder_share : known.encoder_share);
  const double calls = std::ceil(encoded * pictures.patches() / patches_in_call(serving));
  cost.call_seconds = gddr ? calls * known.gddr_call_seconds : 0;
  cost.encode_seconds = cost.flops / cost.flops_per_second + cost.call_seconds;
  const double own = tower.family->host_seconds_per_megapixel;
  const double on_host = own > 0 ? own : known.host_seconds_per_megapixel;
  const bool host = pictures.settings.preparation == Preparation::host;
  cost.seconds_per_megapixel = host ? on_host : known.device_seconds_per_megapixel;
  cost.prepare_seconds = encoded * pictures.megapixels() * cost.seconds_per_megapixel;
  return cost;
}

}  // namespace whichgpu
