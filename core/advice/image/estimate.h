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

/// A question about images or clips.
struct ImageQuestion {
  ImageGeneration image;
  PriceChoice price;
  Site site;
};

/// What cards make of such a question.
struct ImageSpeed {
  ImageTime time;                ///< of one batch on one card
  NetworkWork step;              ///< one pass of the denoiser
  double tokens = 0;             ///< of it, for one image or clip
  double seconds_per_image = 0;  ///< or clip
  double images_per_hour = 0;    ///< or clips, of all cards
  double steps_per_second = 0;
  double flops_per_image = 0;     ///< or clip
  double attention_share = 0;     ///< of the time of the denoising
  double with_own_attention = 1;  ///< times as fast with attention written for the card, where PyTorch has it
  Bound bound = Bound::compute;
  Basis basis = Basis::extrapolated;
  ErrorBand band;
};

/// The answer to it.
struct ImageEstimate {
  ImageGeneration image;
  ImageFootprint footprint;
  std::optional<ImageSpeed> speed;  ///< absent if it does not fit
  Price price;
  CardUse use;                      ///< of a card
  std::optional<BoardPower> power;  ///< absent without speed, or where the card's power is not known
  Site site;
  Energy energy_per_1000_images;
  double usd_per_1000_images = 0;  ///< or clips; 0 if price or speed are unknown
  double apart_per_hour = 0;       ///< clips of cards that each make their own, if that is more
  Notes notes;
};

/// Memory, speed and cost of making images or clips. `calibration` is the catalogue's unless a fit tries
/// another.
ImageEstimate estimate_image(const ImageQuestion& question,
                             const ImageCalibration& calibration = tables::image_calibration());

}  // namespace whichgpu
