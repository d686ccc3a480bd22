#include "core/advice/serving/picture_notes.h"

#include <cmath>

#include "core/catalog/units.h"
#include "core/time/vision_time.h"

namespace whichgpu {
namespace {

constexpr double percent = 100;

void size_notes(const Pictures& pictures, const VisionTower& tower, Notes& notes) {
  constexpr double much = 0.75;
  constexpr double megapixel = 1048576;
  if (pictures.sets.empty()) return;
  const auto& [count, size, seen] = pictures.sets[0];
  if (seen.size.area() < much * size.area()) {
    add(notes, "pictures_scaled_down",
        {number("width", seen.size.width), number("height", seen.size.height)});
  }
  VisionSettings settings = pictures.settings;
  settings.max_pixels = megapixel;
  const SeenPicture smaller = seen_picture(*tower.family, size, settings);
  if (smaller.tokens > much * seen.tokens) return;
  add(notes, "picture_pixels",
      {number("max_pixels", megapixel), number("token_factor", seen.tokens / smaller.tokens),
       number("encode_factor", encoder_flops(tower, seen) / encoder_flops(tower, smaller))});
}

void time_notes(const ServingEstimate& e, Notes& notes) {
  constexpr double notable = 0.2;
  const double prepared = e.speed->parts.prepare_seconds;
  const bool on_host = e.serving.pictures.settings.preparation == Preparation::host;
  // Of each replica, those that would be busy with nothing else.
  const double processes = std::ceil(e.speed->requests_per_second / e.serving.parallelism.data * prepared);
  if (on_host && (prepared > notable * e.speed->ttft_seconds || processes > 1)) {
    add(notes, "pictures_prepared_on_host",
        {number("ms", prepared * milliseconds_per_second),
         number("ttft_ms", e.speed->ttft_seconds * milliseconds_per_second), number("processes", processes)});
  }
  const VisionFamily& family = *e.serving.model->vision.family;
  add(notes, "picture_times",
      {number("low", percent * (1 - family.part_low)), number("high", percent * (family.part_high - 1))});
}

}  // namespace

void picture_notes(const ServingEstimate& e, Notes& notes) {
  const Pictures& pictures = e.serving.pictures;
  const int tensor = e.serving.parallelism.tensor;
  if (!pictures.sets.empty()) {
    add(notes, "pictures_in_prompt",
        {number("tokens", pictures.tokens_each()), number("count", pictures.count()),
         number("total", pictures.picture_tokens())});
  }
  if (pictures.video) {
    add(notes, "video_in_prompt",
        {number("frames", pictures.frame_count),
         number("tokens", pictures.frame_sets * pictures.frames.in_prompt())});
  }
  size_notes(pictures, e.serving.model->vision, notes);
  if (e.speed) time_notes(e, notes);
  if (tensor > 1) add(notes, "encoder_on_each_card", {number("tensor", tensor)});
}

}  // namespace whichgpu
