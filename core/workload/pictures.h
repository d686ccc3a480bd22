#pragma once

#include <optional>

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"
#include "core/catalog/vision.h"

namespace whichgpu {

/// Where pictures are decoded, resized and normalised.
enum class Preparation { host, gpu };

template <>
inline constexpr auto names<Preparation> = spelled<Preparation>({{Preparation::host, "host"},
                                                                 {Preparation::gpu, "gpu"}});

/// Width and height, pixels.
struct PixelSize {
  double width = 0;
  double height = 0;

  double area() const { return width * height; }
};

/// What a tower sees of a picture, or of the frames of a video that share one set of tokens.
struct SeenPicture {
  PixelSize size;       ///< after resizing, padding included; of a tiled picture its grid
  double tokens = 0;    ///< in the prompt, without markers
  double markers = 0;   ///< around them
  double patches = 0;   ///< that the tower works on
  double attended = 0;  ///< patches that one sees at most

  double in_prompt() const { return tokens + markers; }
};

/// Pictures of one size in each prompt.
struct PictureSet {
  int count = 0;
  PixelSize size;
  SeenPicture seen;  ///< each of them

  double tokens() const { return count * seen.in_prompt(); }
};

/// A video of each prompt: frames that are sampled from it, or that were already.
struct Video {
  double seconds = 0;
  double frames_per_second = 0;
  double frames = 0;  ///< 0: sampled
  PixelSize size;
};

/// How pictures are prepared where it is not the family's own way; 0: as the family does.
struct VisionSettings {
  double max_pixels = 0;  ///< of a picture
  int soft_tokens = 0;
  Preparation preparation = Preparation::host;
  double cached_share = 0;  ///< of the pictures, encoded before: the same again
};

/// Pictures of each prompt: what was asked, and what prepare() makes of it.
struct Pictures {
  BoundedList<PictureSet, 8> sets;  ///< once prepared those of most patches first
  std::optional<Video> video;
  VisionSettings settings;
  SeenPicture frames;  ///< each set of frames of the video
  double frame_count = 0;
  double frame_sets = 0;

  bool any() const { return !sets.empty() || video; }
  int count() const;
  /// Of the prompt, markers included.
  double tokens() const { return picture_tokens() + frame_sets * frames.in_prompt(); }
  double picture_tokens() const;
  /// Of a picture, the mean where sizes differ; without pictures of a set of frames.
  double tokens_each() const;
  /// What the tower sees of the largest picture; without pictures of a set of frames.
  const SeenPicture& largest() const { return sets.empty() ? frames : sets[0].seen; }
  double patches() const;
  /// As they come, before any resizing.
  double megapixels() const;
};

/// A picture of `size` as the family's processor prepares it. Exact where the rule is; formulas from the
/// processors that data/vision_families.json cites. `size` has sides of at least 10 pixels, the longer at
/// most 200 times the shorter.
SeenPicture seen_picture(const VisionFamily& family, const PixelSize& size, const VisionSettings& settings);

/// Fills what follows from what was asked. A video needs VisionFamily::video.
void prepare(Pictures& pictures, const VisionTower& tower);

}  // namespace whichgpu
