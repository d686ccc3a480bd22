#pragma once

#include <optional>
#include <string>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Reads {"config": a Hugging Face config.json, "name": …} into a model. Covers decoders with multi-head,
/// grouped-query and multi-query attention, sliding windows, MLA (with the sparse index of
/// DeepSeek-V3.2), gated delta-net layers, and mixtures of experts with shared experts and dense first
/// layers. A config that describes anything else gets bad_config with the field that says so. Texts refer
/// into `object`. Norms are counted; they are the only parameters not derived from matrices.
std::optional<Error> read_hugging_face_model(const Json& object, const std::string& path, Model& model);

}  // namespace whichgpu::api
