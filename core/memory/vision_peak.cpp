#include "core/memory/vision_peak.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Of as many pictures as `tokens` have room for, the largest first; one at least.
double patches_within(const Pictures& pictures, double tokens) {
  double patches = 0;
  for (const PictureSet& set : pictures.sets) {
    const double least = patches > 0 ? 0 : 1;
    const double taken = std::clamp<double>(std::floor(tokens / set.seen.in_prompt()), least, set.count);
    patches += taken * set.seen.patches;
    tokens = std::max(0.0, tokens - taken * set.seen.in_prompt());
  }
  return patches;
}

}  // namespace

double patches_in_call(const Serving& serving) {
  const Pictures& pictures = serving.pictures;
  if (!pictures.any()) return 0;
  // A video is one input, however many frames it has.
  const double video = pictures.frame_sets * pictures.frames.patches;
  switch (serving.engine->encodes) {
    case EncoderCall::request:
      return pictures.patches();
    case EncoderCall::step:
      return std::max(video, patches_within(pictures, serving.max_num_batched_tokens));
    case EncoderCall::picture:
      return std::max(video, pictures.sets.empty() ? 0 : pictures.largest().patches);
  }
  return 0;
}

double vision_peak_bytes(const Serving& serving) {
  const double patches = patches_in_call(serving);
  if (patches <= 0) return 0;
  const Judgement::Vision& alive = tables::judgement().vision;
  const VisionTower& tower = serving.model->vision;
  const double rows = patches * alive.activation_copies * tower.width * sixteen_bit_bytes;
  if (serving.flash_attention) return rows;
  const double attended = std::max(serving.pictures.largest().attended, serving.pictures.frames.attended);
  return rows + patches * attended * tower.heads * alive.score_bytes;
}

}  // namespace whichgpu
