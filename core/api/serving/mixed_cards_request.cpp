#include "core/api/serving/mixed_cards_request.h"

#include <string>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/gpu.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr Range beside_range{1, 16};
constexpr Range layer_share_range{0.01, 1};

/// Why unequal cards are not estimated; nullptr: they are.
const char* mixing_refusal(const ServingQuestion& question) {
  const Serving& s = question.serving;
  if (s.load != Load::steady || question.arrivals) {
    return "Unequal cards are estimated for users who come back: leave load, arrivals and percentiles out.";
  }
  if (!question.choose_parallelism) return "Unequal cards are one replica: leave parallelism out.";
  if (question.choose_weights) return "Unequal cards are estimated of one format: name precision.weights.";
  if (question.drafts.asked || question.measured) {
    return "Unequal cards are estimated without drafts and measurements.";
  }
  if (s.offload.allowed) return "Unequal cards are estimated without layers in host memory.";
  if (!generates(*s.model)) return "The model writes no answers.";
  return nullptr;
}

/// A further kind of card, on which the engine starts with the same formats.
CardsOfKind read_kind(const Json& object, const std::string& path, const Serving& s,
                      std::optional<Error>& error) {
  Reader reader(object, path, error);
  CardsOfKind cards;
  const std::string name(reader.text("gpu", {}));
  cards.count = reader.integer("count", beside_range, 1);
  reader.finish();
  if (name.empty()) reader.fail(missing(reader.field("gpu"), "a GPU id"));
  if (reader.failed()) return cards;
  cards.gpu = find_gpu(name);
  if (cards.gpu == nullptr) {
    reader.fail(unknown_gpu(reader.field("gpu"), name, name));
  } else if (!engine_runs_on(*s.engine, *cards.gpu) || !engine_loads(*s.engine, *s.weights, *cards.gpu) ||
             !engine_caches(*s.engine, *s.kv_cache, *cards.gpu) || cards.gpu->vendor != s.gpu->vendor) {
    reader.fail(bad_value(reader.field("gpu"),
                          std::string(s.engine->name) + " does not start with these formats on " +
                              std::string(cards.gpu->name) + " beside " + std::string(s.gpu->name) + "."));
  }
  return cards;
}

void read_kinds(Reader& mixed, MixedCards& asked, const Serving& s, std::optional<Error>& error) {
  const Json* list = mixed.array("cards");
  if (list == nullptr || list->size() == 0) {
    return mixed.fail(missing("mixed.cards", "a list of the other cards"));
  }
  if (list->size() > 3) return mixed.fail(too_large("mixed.cards", 3, "At most 3 other kinds of cards."));
  for (const Json& one : *list) {
    const std::string path = "mixed.cards[" + std::to_string(asked.kinds.count - 1) + "]";
    if (!one.is_object()) return mixed.fail(bad_value(path, "Cards are an object with gpu and count."));
    asked.kinds.push(read_kind(one, path, s, error));
    if (error) return;
  }
}

/// Shares of the layers, one for each kind, the request's own cards first.
void read_shares(Reader& mixed, MixedCards& asked, std::optional<Error>& error) {
  const Json* list = mixed.array("shares");
  if (list == nullptr) return;
  if (asked.split == CardSplit::tensor || list->size() != asked.kinds.count) {
    return mixed.fail(bad_value("mixed.shares", "Shares are of split layer, one for each kind of card."));
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& one = (*list)[i];
    if (!one.is_number() || one.number() < layer_share_range.least || one.number() > layer_share_range.most) {
      const std::string field = "mixed.shares[" + std::to_string(i) + "]";
      error = out_of_range(field, layer_share_range, "shares must be from 0.01 to 1.");
      return;
    }
    asked.kinds.items[i].share = one.number();
  }
}

}  // namespace

void read_mixed_cards(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("mixed");
  if (object == nullptr || reader.failed()) return;
  if (const char* why = mixing_refusal(question)) return reader.fail(bad_value("mixed", why));
  const Serving& s = question.serving;
  const bool by_layers = newest_version(*s.engine).id == "llama.cpp";
  Reader mixed(*object, "mixed", error);
  MixedCards asked;
  asked.kinds.push({s.gpu, s.gpu_count, 0});
  read_kinds(mixed, asked, s, error);
  asked.split = mixed.choice("split", by_layers ? CardSplit::layer : CardSplit::tensor);
  read_shares(mixed, asked, error);
  mixed.finish();
  if (error) return;
  const bool by_layer = asked.split == CardSplit::layer;
  if (by_layer != by_layers) {
    return reader.fail(bad_value(
        "mixed.split",
        std::string(s.engine->name) +
            (by_layer ? " gives every stage as many layers." : " is estimated by layers on unequal cards."),
        {by_layer ? "tensor" : "layer"}));
  }
  const ModelShape shape = model_shape(*s.model);
  if (!by_layer && shape.heads % asked.count() != 0) {
    return reader.fail(bad_value("mixed.cards", "All cards together must divide the heads of attention."));
  }
  question.mixed = asked;
}

}  // namespace whichgpu::api
