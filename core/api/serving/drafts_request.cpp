#include "core/api/serving/drafts_request.h"

#include <string>

#include "core/api/json/json.h"
#include "core/catalog/acceptance.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr Range draft_range{0, 16};

/// The smaller model that makes drafts, and how its weights are stored: as the engine holds its checkpoint,
/// or in the GGUF format of the model's own.
void read_draft_model(Reader& speculative, Serving& serving) {
  Speculation& s = serving.speculation;
  const std::string_view name = speculative.text("draft_model", {});
  if (s.method != DraftMethod::draft) {
    if (!name.empty())
      speculative.fail(bad_value("speculative.draft_model", "Only the method draft takes a model."));
    return;
  }
  if (name.empty()) return speculative.fail(missing("speculative.draft_model", "the smaller model"));
  s.draft_model = find_model(name);
  if (s.draft_model == nullptr || !generates(*s.draft_model)) {
    speculative.fail(unknown("unknown_model", "speculative.draft_model",
                             "model " + quote(name) + " that drafts", nearest_model_ids(name)));
    return;
  }
  s.draft_weights = serving.engine->gguf_weights && serving.weights->gguf
                        ? serving.weights
                        : loaded_format(*serving.engine, *s.draft_model);
}

/// The method: that of the request, or the one that suits the model.
void read_draft_method(Reader& speculative, ServingQuestion& question) {
  Serving& serving = question.serving;
  Speculation& s = serving.speculation;
  const DraftMethod named = speculative.choice("method", DraftMethod::automatic);
  s.method = named == DraftMethod::automatic ? usual_draft_method(*serving.model) : named;
  question.drafts.whether = named == DraftMethod::automatic;
  if (drafts_by(*serving.model, s.method)) return;
  speculative.fail(bad_value("speculative.method",
                             "The checkpoint of " + std::string(serving.model->name) +
                                 " holds no layers of multi-token prediction that are known of.",
                             {"eagle3", "ngram", "draft"}));
}

}  // namespace

void read_speculation(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("speculative");
  if (object == nullptr) return;
  Serving& serving = question.serving;
  Speculation& s = serving.speculation;
  DraftChoice& choice = question.drafts;
  Reader speculative(*object, "speculative", error);
  choice.asked = true;
  read_draft_method(speculative, question);
  read_draft_model(speculative, serving);
  s.task = speculative.choice("task", DraftTask::chat);
  const bool given = speculative.has("accepted_tokens_per_step");
  choice.accepted = !given;
  choice.tokens = s.method != DraftMethod::none && !speculative.has("draft_tokens");
  if (given && choice.tokens) {
    speculative.fail(missing("speculative.draft_tokens", "the drafts of which a step yields so many tokens"));
  }
  const int tokens = speculative.integer("draft_tokens", draft_range, 0);
  if (given) {
    s.accepted_tokens_per_step = speculative.number("accepted_tokens_per_step", {1, tokens + 1.0}, 1);
    s.acceptance.length = s.acceptance.low = s.acceptance.high = s.accepted_tokens_per_step;
  }
  speculative.finish();
  if (reader.failed()) return;
  if (choice.tokens) return;
  if (tokens == 0) s.method = DraftMethod::none;
  set_drafts(serving, choice, s.method == DraftMethod::none ? 0 : tokens);
}

}  // namespace whichgpu::api
