#include "core/catalog/quality.h"

#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"

namespace whichgpu {

const FormatQuality* find_quality(const WeightPrecision& weights) {
  for (const FormatQuality& quality : tables::format_qualities()) {
    if (quality.id == weights.id) return &quality;
  }
  return nullptr;
}

const FormatQuality* quality_of(const WeightPrecision& weights, const Model& model) {
  const bool published = weights.id == checkpoint_format(model)->id;
  return published ? nullptr : find_quality(weights);
}

}  // namespace whichgpu
