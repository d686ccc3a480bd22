#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// How a family's processor makes tokens of a picture.
enum class PictureRule {
  nearest,      ///< sides to the nearest multiple of `side`, area within limits of pixels
  padded,       ///< shrunk to limits of patches, then padded to multiples of `side`
  square,       ///< always one square of `side`
  soft_tokens,  ///< scaled to a budget of tokens, sides rounded down to multiples of `side`
  tiles,        ///< the best grid of squares of `side`, and an overview where there are several
};

template <>
inline constexpr auto names<PictureRule> = spelled<PictureRule>({{PictureRule::nearest, "nearest"},
                                                                 {PictureRule::padded, "padded"},
                                                                 {PictureRule::square, "square"},
                                                                 {PictureRule::soft_tokens, "soft_tokens"},
                                                                 {PictureRule::tiles, "tiles"}});

/// Frames of a video: sampled, and scaled so that all of them stay within one limit.
struct VideoRule {
  double frames_per_second = 0;  ///< sampled where nothing is said; 0: the rule was not read
  int min_frames = 0;
  int max_frames = 0;
  int frames_per_token = 2;  ///< frames that share one set of tokens
  double min_pixels = 0;     ///< of all frames together
  double max_pixels = 0;
  int markers = 0;  ///< tokens around those of each set
};

/// How a family of models prepares pictures: data/vision_families.json.
struct VisionFamily {
  std::string_view id;
  std::string_view name;
  std::string_view config_types;  ///< values of model_type, between bars: "|qwen3_vl|qwen3_vl_moe|"
  PictureRule rule = PictureRule::nearest;
  int side = 0;             ///< pixels along one token; along the square or a tile
  int tokens_per_tile = 0;  ///< square, tiles
  int patches_per_token = 1;
  double min_pixels = 0;  ///< nearest
  double max_pixels = 0;
  int max_patches = 0;  ///< padded
  int max_side_patches = 0;
  int soft_tokens = 0;  ///< where nothing is said
  BoundedList<int, 6> soft_token_choices;
  int max_tiles = 0;
  int markers = 0;      ///< tokens around those of a picture
  int row_markers = 0;  ///< … and after each of its rows
  VideoRule video;
  double host_seconds_per_megapixel = 0;  ///< preparation on the host; 0: as usual, see Judgement::Vision
  double part_low = 1;                    ///< encoder and preparation, measured over estimated: the least
  double part_high = 1;                   ///< … and the most
  std::string_view source;
  std::string_view as_of;
};

/// The encoder of a model that sees: a transformer over patches, and a projector over what they are merged
/// to.
struct VisionTower {
  const VisionFamily* family = nullptr;  ///< nullptr: no rule was read
  int width = 0;
  int layers = 0;
  int intermediate = 0;
  int matrices = 2;  ///< of a block: 3 with a gate
  int heads = 0;
  double projector_parameters = 0;  ///< all mergers; each token meets each of them once
  int window_patches = 0;           ///< that a patch sees in …
  int windowed_layers = 0;          ///< … so many layers; in the others all of its picture
};

}  // namespace whichgpu
