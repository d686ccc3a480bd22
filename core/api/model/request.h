#pragma once

#include "core/api/json/reader.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Reads the field `model` of a request: a catalog id or alias, {"config": …} of Hugging Face, or a shape.
/// What is not of the catalog is put into `storage`, which must outlive the result. nullptr, with the
/// reader's error set, if there is no such model.
const Model* read_model(Reader& reader, Model& storage);

/// Reads a model from the object that describes it, {"config": …} or a shape; `path` is its field in the
/// request.
std::optional<Error> read_described_model(const Json& object, const std::string& path, Model& model);

}  // namespace whichgpu::api
