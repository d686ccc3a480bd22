#pragma once

#include <optional>

#include "core/api/json/reader.h"
#include "core/catalog/model.h"
#include "core/workload/pictures.h"

namespace whichgpu::api {

/// Whether a request says something of pictures or videos.
bool has_pictures(Reader& reader);

/// The fields `images`, `video` and `vision` of a request for `model`, prepared. A model without a vision
/// tower, or whose family's rule was not read, is refused with the name of the field.
Pictures read_pictures(Reader& reader, const Model& model, std::optional<Error>& error);

/// The same fields as they were written, for a request that asks the same.
void add_pictures(Object& request, const Json& asked);

}  // namespace whichgpu::api
