#include "core/api/model/request.h"

#include "core/api/json/json.h"
#include "core/api/model/hugging_face_config.h"
#include "core/api/model/inline_model.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {

const Model* read_model(Reader& reader, Model& storage) {
  const Json* value = reader.value("model");
  if (value == nullptr) {
    reader.fail(missing("model", "a catalog id, {\"config\": …} or a model's shape"));
    return nullptr;
  }
  if (value->is_object()) {
    const bool config = value->contains("config");
    std::optional<Error> error = config ? read_hugging_face_model(*value, "model", storage)
                                        : read_inline_model(*value, "model", storage);
    if (error) reader.fail(*error);
    return error ? nullptr : &storage;
  }
  const std::string_view name = reader.text("model", {});
  const Model* model = find_model(name);
  if (model == nullptr) {
    reader.fail(unknown("unknown_model", "model", "model " + quote(name) + " in the catalog",
                        nearest_model_ids(name)));
  }
  return model;
}

}  // namespace whichgpu::api
