#include "core/api/plan/cards.h"

#include <algorithm>
#include <functional>

#include "core/api/json/json.h"
#include "core/api/read/gpu.h"
#include "core/catalog/lookup.h"
#include "core/catalog/sorting.h"
#include "core/catalog/tables.h"

namespace whichgpu::api {
namespace {

constexpr std::size_t most_entries = 100;
constexpr std::size_t most_kinds = 8;  // of cards that one has

/// The texts of a list; empty if it is absent.
std::vector<std::string> read_texts(Reader& reader, const char* name) {
  std::vector<std::string> texts;
  const Json* list = reader.array(name);
  if (list == nullptr) return texts;
  for (const Json& item : *list) {
    if (!item.is_text() || list->size() > most_entries) {
      reader.fail(bad_value(name, std::string(name) + " must be a list of at most 100 texts."));
      break;
    }
    texts.push_back(item.text());
  }
  return texts;
}

const Gpu* named_card(Reader& reader, const std::string& path, const std::string& name) {
  const Gpu* gpu = find_gpu(name);
  if (gpu == nullptr) {
    reader.fail(unknown_gpu(path, name, name));
  }
  return gpu;
}

/// Fails unless `text` is one of `known`; case does not matter.
void check_known(Reader& reader, const char* name, const std::vector<std::string>& texts,
                 const std::vector<std::string>& known) {
  for (const std::string& text : texts) {
    const bool found =
        std::any_of(known.begin(), known.end(), [&](const std::string& one) { return same_name(one, text); });
    if (!found) {
      reader.fail(bad_value(name, std::string(name) + " has no " + quote(text) + ".", known));
    }
  }
}

bool contains(const std::vector<std::string>& texts, std::string_view one) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return same_name(text, one); });
}

template <typename Entries, typename Text>
std::vector<std::string> distinct(const Entries& entries, Text text) {
  std::vector<std::string> all;
  for (const auto& entry : entries) all.emplace_back(text(entry));
  sort_stably(all, std::less<>());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// The objects of a list of at most so many; empty if it is absent or wrong.
std::vector<const Json*> read_objects(Reader& reader, const char* name, std::size_t most) {
  const Json* list = reader.array(name);
  if (list == nullptr) return {};
  const std::string called = name;
  if (list->size() > most) {
    const double limit = static_cast<double>(most);
    reader.fail(
        out_of_range(called, {0, limit}, called + " may have at most " + std::to_string(most) + " entries."));
    return {};
  }
  std::vector<const Json*> objects;
  for (const Json& item : *list) {
    const std::string path = called + "[" + std::to_string(objects.size()) + "]";
    objects.push_back(&item);
    if (item.is_object()) continue;
    reader.fail(bad_value(path, path + " must be an object."));
    return {};
  }
  return objects;
}

void read_own_prices(Reader& reader, std::vector<PricedCard>& cards, std::optional<Error>& error) {
  std::size_t index = 0;
  for (const Json* item : read_objects(reader, "prices", most_entries)) {
    const std::string path = "prices[" + std::to_string(index++) + "]";
    Reader price(*item, path, error);
    const Gpu* gpu = named_card(price, path + ".gpu", std::string(price.text("gpu", {})));
    const double usd = price.required_number("usd_per_gpu_hour", {0, 10'000});
    price.finish();
    for (PricedCard& card : cards) {
      if (card.gpu == gpu) card.own_usd_per_gpu_hour = usd;
    }
  }
}

}  // namespace

std::vector<PricedCard> read_priced_cards(Reader& reader, const PriceBook& own_offers,
                                          std::optional<Error>& error) {
  const std::vector<std::string> providers = read_texts(reader, "providers");
  std::vector<std::string> terms = read_texts(reader, "terms");
  std::vector<std::string> known_providers =
      distinct(tables::offers(), [](const Offer& o) { return o.provider; });
  for (const Offer& offer : offers_in(own_offers)) known_providers.emplace_back(offer.provider);
  check_known(reader, "providers", providers, known_providers);
  std::vector<std::string> known_terms;
  known_terms.reserve(names<OfferKind>.size());
  for (const Spelling<OfferKind>& kind : names<OfferKind>) known_terms.emplace_back(kind.name);
  check_known(reader, "terms", terms, known_terms);
  if (terms.empty()) terms = {std::string(name_of(OfferKind::on_demand))};
  std::vector<PricedCard> cards;
  for (const Gpu& gpu : tables::gpus()) {
    PricedCard card;
    card.gpu = &gpu;
    card.offers = current_offers(gpu.id, offers_in(own_offers));
    std::erase_if(card.offers, [&](const Offer* offer) {
      return !contains(terms, name_of(offer->kind)) ||
             (!providers.empty() && !contains(providers, offer->provider));
    });
    cards.push_back(card);
  }
  read_own_prices(reader, cards, error);
  return cards;
}

std::vector<PricedCard> read_allowed_cards(Reader& reader, std::vector<PricedCard> cards) {
  const std::vector<std::string> vendors = read_texts(reader, "vendors");
  const std::vector<std::string> gpus = read_texts(reader, "gpus");
  check_known(reader, "vendors", vendors, distinct(tables::gpus(), [](const Gpu& g) { return g.vendor; }));
  std::vector<const Gpu*> named;
  named.reserve(gpus.size());
  for (const std::string& gpu : gpus) named.push_back(named_card(reader, "gpus", gpu));
  std::erase_if(cards, [&](const PricedCard& card) {
    return (!vendors.empty() && !contains(vendors, card.gpu->vendor)) ||
           (!named.empty() && std::find(named.begin(), named.end(), card.gpu) == named.end());
  });
  for (PricedCard& card : cards) card.asked_for = !named.empty();
  return cards;
}

std::vector<ExistingCards> read_existing(Reader& reader, const std::vector<PricedCard>& cards,
                                         double most_gpus, std::optional<Error>& error) {
  std::vector<ExistingCards> existing;
  for (const Json* item : read_objects(reader, "existing", most_kinds)) {
    const std::string path = "existing[" + std::to_string(existing.size()) + "]";
    Reader entry(*item, path, error);
    const Gpu* gpu = named_card(entry, path + ".gpu", std::string(entry.text("gpu", {})));
    const int count = entry.required_integer("count", {1, most_gpus});
    entry.finish();
    if (error) return {};
    const auto is_it = [&](const PricedCard& card) { return card.gpu == gpu; };
    const auto again = [&](const ExistingCards& cards_of_it) { return is_it(cards_of_it.card); };
    if (std::any_of(existing.begin(), existing.end(), again)) {
      entry.fail(bad_value(path + ".gpu", path + ".gpu is in the list already."));
    }
    check_joined(entry, "count", count, *gpu);
    existing.push_back({*std::find_if(cards.begin(), cards.end(), is_it), count});
  }
  return existing;
}

}  // namespace whichgpu::api
