#include "core/api/serving/pictures_report.h"

#include <algorithm>

#include "core/api/json/working_line.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"
#include "core/memory/vision_peak.h"
#include "core/time/vision_time.h"

namespace whichgpu::api {
namespace {

constexpr const char* judged = "data/judgement.json";

/// Of the encoder's peak, without scores.
double row_bytes(const Serving& s) {
  return patches_in_call(s) * tables::judgement().vision.activation_copies * s.model->vision.width *
         sixteen_bit_bytes;
}

VisionCost cost_of(const ServingEstimate& e) {
  return vision_cost(e.serving, sixteen_bit_rate(*e.serving.gpu, tables::serving_calibration()));
}

}  // namespace

Object pictures_report(const ServingEstimate& e) {
  const Pictures& pictures = e.serving.pictures;
  const ServingSpeed& speed = *e.speed;
  const double factor = e.recalibration ? e.recalibration->ttft_factor : 1;
  const double part = factor * (speed.prefill.vision + speed.parts.prepare_seconds);
  return object_of({{"tokens_per_image", pictures.tokens_each()},
                    {"patches", pictures.patches()},
                    {"encode_ms", speed.parts.encode_seconds * milliseconds_per_second},
                    {"preprocess_ms", speed.parts.prepare_seconds * milliseconds_per_second},
                    {"share_of_ttft", std::min(part / speed.ttft_seconds, 1.0)}});
}

Object encoder_report(const ServingEstimate& e) {
  const Pictures& pictures = e.serving.pictures;
  return object_of({{"tokens", pictures.tokens()},
                    {"weights_bytes", e.footprint.weights.vision},
                    {"peak_bytes", e.footprint.activations.vision}});
}

void add_picture_lines(Array& lines, const ServingEstimate& e) {
  const Serving& s = e.serving;
  const Pictures& pictures = s.pictures;
  const Judgement::Vision& known = tables::judgement().vision;
  const SeenPicture& seen = pictures.largest();
  const double each = pictures.sets.empty() ? 0 : pictures.tokens_each();
  add(lines, "picture_tokens",
      object_of({{"pictures", pictures.count()},
                 {"tokens_per_picture", each},
                 {"frame_sets", pictures.frame_sets},
                 {"tokens_per_frame_set", pictures.frames.in_prompt()},
                 {"seen_width", seen.size.width},
                 {"seen_height", seen.size.height}}),
      pictures.tokens(), "tokens", s.model->vision.family->source);
  Object peak = object_of({{"patches_in_call", patches_in_call(s)},
                           {"activation_copies", known.activation_copies},
                           {"tower_width", s.model->vision.width},
                           {"engine_bytes", s.engine->vision_bytes}});
  if (!s.flash_attention) peak.add("score_bytes", vision_peak_bytes(s) - row_bytes(s));
  add(lines, "vision_peak_bytes", peak, e.footprint.activations.vision, "B", judged);
  if (!e.speed) return;
  const VisionCost cost = cost_of(e);
  add(lines, "encode_seconds",
      object_of({{"encoder_flops", cost.flops},
                 {"encoder_flops_per_second", cost.flops_per_second},
                 {"launch", cost.call_seconds},
                 {"patches", pictures.patches()}}),
      cost.encode_seconds, "s", judged);
  add(lines, "prepare_seconds",
      object_of({{"megapixels", pictures.megapixels()},
                 {"preprocess", name_of(pictures.settings.preparation)},
                 {"seconds_per_megapixel", cost.seconds_per_megapixel},
                 {"cached_share", pictures.settings.cached_share}}),
      cost.prepare_seconds, "s", judged);
}

}  // namespace whichgpu::api
