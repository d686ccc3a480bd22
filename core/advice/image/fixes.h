#pragma once

#include <vector>

#include "core/advice/image/estimate.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// What a fix changes in an image question.
enum class ImageChange { precision, batch, size, gpu_count, gpu };

template <>
inline constexpr auto names<ImageChange> = spelled<ImageChange>({{ImageChange::precision, "narrower_weights"},
                                                                 {ImageChange::batch, "smaller_batch"},
                                                                 {ImageChange::size, "smaller_images"},
                                                                 {ImageChange::gpu_count, "more_gpus"},
                                                                 {ImageChange::gpu, "other_gpu"}});

/// One change after which model and batch fit.
struct ImageFix {
  ImageChange change = ImageChange::precision;
  ImageGeneration image;    ///< the question as changed
  double usd_per_hour = 0;  ///< 0 if the price is unknown
};

/// What helps and what does not.
struct ImageFixes {
  std::vector<ImageFix> found;
  std::vector<ImageChange> in_vain;  ///< changes that alone do not do it, however far they go
};

/// The nearest changes that make an image question fit, for an estimate that does not: a narrower format,
/// fewer images at once, smaller ones, as many of the cheapest other card that does; cheapest first, in that
/// order where the price is the same. More cards are in vain: each makes images of its own, with all of the
/// model. Empty if nothing is lacking. `price` is what was asked.
ImageFixes image_fixes(const ImageEstimate& estimate, const PriceChoice& price);

}  // namespace whichgpu
