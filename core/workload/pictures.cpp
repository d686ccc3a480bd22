#include "core/workload/pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace whichgpu {
namespace {

constexpr double pixels_per_megapixel = 1e6;

/// To the nearest whole number, of two equally near ones the even one, as Python rounds.
double round_to_even(double x) {
  const double below = std::floor(x);
  const double above = x - below;
  if (above != 0.5) return std::floor(x + 0.5);
  return std::fmod(below, 2) == 0 ? below : below + 1;
}

double nearest_multiple(double pixels, double side) { return round_to_even(pixels / side) * side; }

double multiple_below(double pixels, double side) { return std::max(side, std::floor(pixels / side) * side); }

double multiple_above(double pixels, double side) { return std::ceil(pixels / side) * side; }

/// Pixels of `frames` frames, all of them within limits.
struct AreaLimits {
  double frames = 1;          ///< that are scaled
  double counted_frames = 1;  ///< that the limits are held to, whole sets of them
  double least = 0;
  double most = 0;
};

/// Sides to the nearest multiples; where that is beyond a limit, scaled to it and rounded to its inner side.
PixelSize nearest_within(const PixelSize& size, double side, const AreaLimits& limits) {
  const PixelSize nearest{nearest_multiple(size.width, side), nearest_multiple(size.height, side)};
  const double area = limits.counted_frames * nearest.area();
  if (area > limits.most) {
    const double shrink = std::sqrt(limits.frames * size.area() / limits.most);
    return {multiple_below(size.width / shrink, side), multiple_below(size.height / shrink, side)};
  }
  if (area < limits.least) {
    const double grow = std::sqrt(limits.least / (limits.frames * size.area()));
    return {multiple_above(size.width * grow, side), multiple_above(size.height * grow, side)};
  }
  return nearest;
}

SeenPicture of_size(const VisionFamily& family, const PixelSize& size) {
  SeenPicture seen;
  seen.size = size;
  seen.markers = family.markers + family.row_markers * size.height / family.side;
  seen.tokens = size.area() / (static_cast<double>(family.side) * family.side);
  seen.patches = seen.tokens * family.patches_per_token;
  seen.attended = seen.patches;
  return seen;
}

SeenPicture nearest(const VisionFamily& family, const PixelSize& size, double max_pixels) {
  const double most = max_pixels > 0 ? max_pixels : family.max_pixels;
  return of_size(family, nearest_within(size, family.side, {1, 1, family.min_pixels, most}));
}

SeenPicture padded(const VisionFamily& family, const PixelSize& size) {
  const double patch = family.side / std::sqrt(family.patches_per_token);
  const auto patches = [&](double pixels) { return std::max(1.0, std::floor(pixels / patch)); };
  const double longest = family.max_side_patches * patch;
  const double scale =
      std::min({1.0, std::sqrt(family.max_patches / (patches(size.width) * patches(size.height))),
                longest / size.width, longest / size.height});
  const auto side = [&](double pixels) {
    const double shrunk = std::clamp(std::floor(pixels * scale), 1.0, longest);
    return multiple_above(shrunk, family.side);
  };
  return of_size(family, {side(size.width), side(size.height)});
}

/// The whole budget of tokens is used, whatever the picture's own size; thin pictures get one row of them.
SeenPicture in_soft_tokens(const VisionFamily& family, const PixelSize& size, int soft_tokens) {
  const double side = family.side;
  const double budget = soft_tokens > 0 ? soft_tokens : family.soft_tokens;
  const double scale = std::sqrt(budget * side * side / size.area());
  PixelSize scaled{std::floor(size.width * scale / side) * side,
                   std::floor(size.height * scale / side) * side};
  const auto along = [&](double of, double over) { return std::min(std::floor(of / over), budget) * side; };
  if (scaled.height == 0) scaled = {along(size.width, size.height), side};
  if (scaled.width == 0) scaled = {side, along(size.height, size.width)};
  return of_size(family, scaled);
}

/// The grid that enlarges the picture least, else the one that shrinks it least; of several the smallest.
PixelSize best_grid(const VisionFamily& family, const PixelSize& size) {
  PixelSize best;
  double best_scale = 0;
  for (int rows = 1; rows <= family.max_tiles; ++rows) {
    for (int columns = 1; columns * rows <= family.max_tiles; ++columns) {
      const double scale = std::min(columns * family.side / size.width, rows * family.side / size.height);
      const bool enlarges = scale >= 1;
      const bool smaller = columns * rows < best.area();
      const bool better = (best_scale >= 1) != enlarges ? enlarges
                          : enlarges                    ? scale < best_scale
                                                        : scale > best_scale;
      if (better || (scale == best_scale && smaller)) {
        best = {static_cast<double>(columns), static_cast<double>(rows)};
        best_scale = scale;
      }
    }
  }
  return best;
}

SeenPicture in_tiles(const VisionFamily& family, const PixelSize& size) {
  const PixelSize grid = best_grid(family, size);
  const double tiles = grid.area();
  const double encoded = tiles > 1 ? tiles + 1 : 1;  // with the overview
  SeenPicture seen;
  seen.size = {grid.width * family.side, grid.height * family.side};
  seen.tokens = encoded * family.tokens_per_tile;
  seen.markers = family.markers + (tiles > 1 ? tiles : 0);
  seen.attended = static_cast<double>(family.tokens_per_tile) * family.patches_per_token;
  seen.patches = encoded * seen.attended;
  return seen;
}

SeenPicture in_square(const VisionFamily& family) {
  SeenPicture seen;
  seen.size = {static_cast<double>(family.side), static_cast<double>(family.side)};
  seen.tokens = family.tokens_per_tile;
  seen.markers = family.markers;
  seen.patches = seen.tokens * family.patches_per_token;
  seen.attended = seen.patches;
  return seen;
}

void prepare_video(Pictures& pictures, const VisionFamily& family) {
  const VideoRule& rule = family.video;
  const Video& video = *pictures.video;
  const double sampled =
      video.frames > 0 ? video.frames : std::floor(video.seconds * video.frames_per_second);
  pictures.frame_count = std::clamp<double>(sampled, rule.min_frames, rule.max_frames);
  const double per_set = rule.frames_per_token;
  const AreaLimits limits{pictures.frame_count, round_to_even(pictures.frame_count / per_set) * per_set,
                          rule.min_pixels, rule.max_pixels};
  pictures.frames = of_size(family, nearest_within(video.size, family.side, limits));
  pictures.frames.markers = rule.markers;
  pictures.frame_sets = std::ceil(pictures.frame_count / per_set);
}

}  // namespace

int Pictures::count() const {
  int total = 0;
  for (const PictureSet& set : sets) total += set.count;
  return total;
}

double Pictures::picture_tokens() const {
  double total = 0;
  for (const PictureSet& set : sets) total += set.tokens();
  return total;
}

double Pictures::tokens_each() const {
  return sets.empty() ? frames.in_prompt() : picture_tokens() / count();
}

double Pictures::patches() const {
  double total = frame_sets * frames.patches;
  for (const PictureSet& set : sets) total += set.count * set.seen.patches;
  return total;
}

double Pictures::megapixels() const {
  double pixels = video ? frame_count * video->size.area() : 0;
  for (const PictureSet& set : sets) pixels += set.count * set.size.area();
  return pixels / pixels_per_megapixel;
}

SeenPicture seen_picture(const VisionFamily& family, const PixelSize& size, const VisionSettings& settings) {
  switch (family.rule) {
    case PictureRule::nearest:
      return nearest(family, size, settings.max_pixels);
    case PictureRule::padded:
      return padded(family, size);
    case PictureRule::square:
      return in_square(family);
    case PictureRule::soft_tokens:
      return in_soft_tokens(family, size, settings.soft_tokens);
    case PictureRule::tiles:
      return in_tiles(family, size);
  }
  return {};
}

void prepare(Pictures& pictures, const VisionTower& tower) {
  const VisionFamily& family = *tower.family;
  for (PictureSet& set : pictures.sets) set.seen = seen_picture(family, set.size, pictures.settings);
  for (PictureSet* set = pictures.sets.begin(); set != pictures.sets.end(); ++set) {
    for (PictureSet* at = set; at != pictures.sets.begin() && at->seen.patches > at[-1].seen.patches; --at) {
      std::swap(*at, at[-1]);
    }
  }
  if (pictures.video) prepare_video(pictures, family);
}

}  // namespace whichgpu
