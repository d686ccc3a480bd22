#pragma once

#include <string_view>

#include "core/catalog/model.h"
#include "core/catalog/names.h"
#include "core/catalog/precision.h"

namespace whichgpu {

/// What a narrower format of weights costs, in words.
enum class QualityLoss { none, small, visible, last_resort };

template <>
inline constexpr auto names<QualityLoss> = spelled<QualityLoss>({{QualityLoss::none, "none"},
                                                                 {QualityLoss::small, "small"},
                                                                 {QualityLoss::visible, "visible"},
                                                                 {QualityLoss::last_resort, "last_resort"}});

/// Published losses of a format, from data/quality.json. 0: not read.
struct FormatQuality {
  std::string_view id;  ///< of the weight format
  QualityLoss loss = QualityLoss::none;
  double least_ppl_ratio = 0;  ///< perplexity over that of 16 bit, of the models that lose least …
  double most_ppl_ratio = 0;   ///< … and most
  double same_token_share = 0;
  std::string_view note;
  std::string_view source;
};

/// What was published of a format; nullptr of 16 bit and wider.
const FormatQuality* find_quality(const WeightPrecision& weights);

/// The same where `model` was published wider, or otherwise narrow; nullptr where it was published so.
const FormatQuality* quality_of(const WeightPrecision& weights, const Model& model);

}  // namespace whichgpu
