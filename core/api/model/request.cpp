#include "core/api/model/request.h"

#include "core/api/json/json.h"
#include "core/api/parts.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {

std::optional<Error> read_described_model(const Json& object, const std::string& path, Model& model) {
  return parts().read_model != nullptr ? parts().read_model(object, path, model) : elsewhere();
}

const Model* read_model(Reader& reader, Model& storage) {
  const Json* value = reader.value("model");
  if (value == nullptr) {
    reader.fail(missing("model", "a catalog id, {\"config\": …} or a model's shape"));
    return nullptr;
  }
  if (value->is_object()) {
    std::optional<Error> error = read_described_model(*value, "model", storage);
    if (error) reader.fail(*error);
    return error ? nullptr : &storage;
  }
  const std::string_view name = reader.text("model", {});
  const Model* model = find_model(name);
  if (model == nullptr) {
    if (const Unread* known = find_unread(name, true)) {
      reader.fail({"unknown_model",
                   "model",
                   quote(name) + " is known, but " + std::string(known->missing) +
                       ". The file itself, or the model's shape typed in, settles it.",
                   {}});
      return nullptr;
    }
    reader.fail(unknown("unknown_model", "model", "model " + quote(name) + " in the catalog",
                        nearest_model_ids(name)));
  }
  return model;
}

}  // namespace whichgpu::api
