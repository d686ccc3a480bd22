#pragma once

#include <optional>

#include "core/advice/common/note.h"
#include "core/catalog/tables.h"
#include "core/cost/price.h"
#include "core/memory/image_footprint.h"
#include "core/power/energy.h"
#include "core/power/image_power.h"
#include "core/time/basis.h"
#include "core/time/bound.h"
#include "core/time/image_time.h"

namespace whichgpu {

/// An image question.
struct ImageQuestion {
  ImageGeneration image;
  PriceChoice price;
  Site site;
};

/// What a card makes of an image question.
struct ImageSpeed {
  ImageTime time;  ///< of one batch on one card
  double seconds_per_image = 0;
  double images_per_hour = 0;  ///< all cards
  double steps_per_second = 0;
  double flops_per_image = 0;
  Bound bound = Bound::compute;
  Basis basis = Basis::extrapolated;
  ErrorBand band;
};

/// The answer to an image question.
struct ImageEstimate {
  ImageGeneration image;
  ImageFootprint footprint;
  std::optional<ImageSpeed> speed;  ///< absent if it does not fit
  Price price;
  CardUse use;                      ///< of a card
  std::optional<BoardPower> power;  ///< absent without speed, or where the card's power is not known
  Site site;
  Energy energy_per_1000_images;
  double usd_per_1000_images = 0;  ///< 0 if price or speed are unknown
  Notes notes;
};

/// Memory, speed and cost of making images. `calibration` is the catalogue's unless a fit tries another.
ImageEstimate estimate_image(const ImageQuestion& question,
                             const ImageCalibration& calibration = tables::image_calibration());

}  // namespace whichgpu
