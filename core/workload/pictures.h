#pragma once

#include <optional>

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

/// A video of each prompt.
struct Video {
  double seconds = 0;
  double frames_per_second = 0;  ///< that are sampled
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
  int count = 0;
  PixelSize size;
  std::optional<Video> video;
  VisionSettings settings;
  SeenPicture picture;  ///< each of `count`
  SeenPicture frames;   ///< each set of frames of the video
  double frame_count = 0;
  double frame_sets = 0;

  bool any() const { return count > 0 || video; }
  /// Of the prompt, markers included.
  double tokens() const { return count * picture.in_prompt() + frame_sets * frames.in_prompt(); }
  double patches() const { return count * picture.patches + frame_sets * frames.patches; }
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
