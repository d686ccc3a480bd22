#pragma once

#include <string>

#include "core/api/json/write.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// A dense grouped-query model as a request describes one inline, under a name of its own.
Fragment dense_model_report(const Model& model, const std::string& name);

}  // namespace whichgpu::api
