#pragma once

#include "core/api/json/reader.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Adds to `model.ignored_parts` the fields of a config.json that `reader` was not asked for and that may
/// bear on memory or speed: all but those that are switched off (null, false, zero, empty) and those known
/// to change neither (token ids, norms' epsilons, positions' scaling, what training alone looks at).
/// The names refer into the document.
void name_ignored_parts(const Reader& reader, Model& model);

}  // namespace whichgpu::api
