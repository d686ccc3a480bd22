#include "core/api/serving/colocation_request.h"

#include <string>

#include "core/advice/serving/colocation.h"
#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"
#include "core/memory/weights.h"

namespace whichgpu::api {
namespace {

constexpr Range copies_range{1, 16};
constexpr Range companion_range{0.01, 1000};  // GB
constexpr Range others_range{0, 1000};        // GB
constexpr Range busy_range{0, 0.99};

/// Why sharing a card is not estimated; nullptr: it is.
const char* sharing_refusal(const ServingQuestion& question) {
  const Serving& s = question.serving;
  if (s.gpu_count > 1) return "Sharing is estimated of one card: gpu_count is more.";
  if (s.load != Load::steady || question.arrivals) {
    return "Sharing is estimated for users who come back: leave load, arrivals and percentiles out.";
  }
  if (s.offload.allowed) return "Sharing is estimated without layers in host memory: leave offload out.";
  if (!writes_answers(*s.model)) return "The model writes no answers: give it as a companion.";
  return nullptr;
}

/// Weights of a model of the catalog as published, and what a process costs beside them: of one that writes
/// no answers, as others keep a cache as large as their engine is told.
double model_bytes(Reader& reader, std::string_view name) {
  const Model* model = find_model(name);
  if (model == nullptr) {
    reader.fail(unknown("unknown_model", reader.field("model"), "model " + quote(name) + " in the catalog",
                        nearest_model_ids(name)));
    return 0;
  }
  if (writes_answers(*model)) {
    reader.fail(
        bad_value(reader.field("model"),
                  "What a model that writes answers keeps beside its weights is for its own engine to "
                  "say: give memory_gb."));
    return 0;
  }
  const ModelShape shape = model_shape(*model);
  return total_weight_bytes(shape, weight_bytes(*checkpoint_format(*model), shape)) +
         tables::judgement().sharing.context_bytes;
}

Companion read_companion(const Json& object, const std::string& path, std::optional<Error>& error) {
  Reader reader(object, path, error);
  Companion companion;
  const std::string_view model = reader.text("model", {});
  if (model.empty() == !reader.has("memory_gb")) {
    reader.fail(bad_value(path, "A companion has either model or memory_gb."));
  } else if (model.empty()) {
    companion.bytes = reader.required_number("memory_gb", companion_range) * giga;
  } else {
    companion.bytes = model_bytes(reader, model);
  }
  companion.busy_share = reader.number("busy_share", busy_range, 0);
  reader.finish();
  return companion;
}

void read_companions(Reader& reader, Colocation& asked, std::optional<Error>& error) {
  const Json* list = reader.array("companions");
  if (list == nullptr) return;
  double busy = 0;
  for (const Json& one : *list) {
    const std::string path = "colocation.companions[" + std::to_string(asked.companions.count) + "]";
    if (!one.is_object()) return reader.fail(bad_value(path, "A companion is an object."));
    if (!asked.companions.push(read_companion(one, path, error))) {
      return reader.fail(too_large("colocation.companions", most_companions, "At most 8 companions."));
    }
    busy += asked.companions[asked.companions.count - 1].busy_share;
  }
  if (busy >= 1) {
    reader.fail(bad_value("colocation.companions", "Companions keep the card busy all the time."));
  }
}

}  // namespace

void read_colocation(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("colocation");
  if (object == nullptr || reader.failed()) return;
  if (const char* why = sharing_refusal(question)) return reader.fail(bad_value("colocation", why));
  Reader sharing(*object, "colocation", error);
  Colocation asked;
  read_companions(sharing, asked, error);
  asked.other_bytes = sharing.number("others_gb", others_range, 0) * giga;
  asked.copies = sharing.integer("copies", copies_range, asked.bytes_beside() > 0 ? 1 : 2);
  asked.mode = sharing.choice("mode", CardSharing::mps);
  sharing.finish();
  if (reader.failed()) return;
  if (asked.mode == CardSharing::mig && asked.bytes_beside() > 0) {
    return reader.fail(
        bad_value("colocation.mode", "Others have slices of their own with mig: ask of each alone."));
  }
  if (asked.mode == CardSharing::mig && slice_for(*question.serving.gpu, asked.copies) == nullptr) {
    return reader.fail(bad_value(
        "colocation.mode", std::string(question.serving.gpu->name) + " is not cut into so many slices (MIG).",
        {"mps", "time"}));
  }
  question.colocation = asked;
}

}  // namespace whichgpu::api
