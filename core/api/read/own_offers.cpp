#include "core/api/read/own_offers.h"

#include <string>
#include <utility>
#include <vector>

#include "core/api/json/json.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr std::size_t most_offers = 500;
constexpr Range price_range{0, 10'000};
constexpr Range gpu_count_range{1, 512};

Offer read_offer(const Json& object, const std::string& path, std::optional<Error>& error) {
  Reader reader(object, path, error);
  Offer offer;
  offer.id = reader.text("id", "own");
  offer.provider = reader.text("provider", "");
  offer.gpu = reader.text("gpu", "");
  if (offer.gpu.empty()) {
    reader.fail(missing(reader.field("gpu"), "a GPU id"));
  }
  if (const Gpu* known = find_gpu(offer.gpu)) offer.gpu = known->id;
  offer.kind = reader.choice("kind", OfferKind::on_demand);
  offer.gpu_count = reader.integer("gpu_count", gpu_count_range, 1);
  offer.usd_per_gpu_hour = reader.required_number("usd_per_gpu_hour", price_range);
  offer.as_of = reader.text("as_of", "");
  offer.current = reader.flag("current", true);
  offer.source = "request";
  reader.finish();
  return offer;
}

}  // namespace

PriceBook read_own_offers(Reader& reader, std::optional<Error>& error) {
  const Json* list = reader.array("offers");
  if (list == nullptr) return nullptr;
  if (list->size() > most_offers) {
    reader.fail(too_large("offers", most_offers, "offers may hold at most 500 prices."));
    return nullptr;
  }
  std::vector<Offer> offers;
  offers.reserve(list->size());
  for (const Json& item : *list) {
    const std::string path = "offers[" + std::to_string(offers.size()) + "]";
    if (!item.is_object()) {
      reader.fail(bad_value(path, path + " must be an object."));
    } else {
      offers.push_back(read_offer(item, path, error));
    }
    if (reader.failed()) return nullptr;
  }
  return std::make_shared<const std::vector<Offer>>(std::move(offers));
}

const Offer* find_own_offer(const PriceBook& book, std::string_view id) {
  for (const Offer& offer : offers_in(book)) {
    if (same_name(offer.id, id)) return &offer;
  }
  return nullptr;
}

void add_price(Object& request, const Price& price, const PriceBook& book) {
  if (!price.known) return;
  const Offer* offer = price.offer;
  request.add("price", offer != nullptr ? object_of({{"offer", offer->id}})
                                        : object_of({{"usd_per_gpu_hour", Exact{price.usd_per_gpu_hour}}}));
  if (offer == nullptr || find_own_offer(book, offer->id) == nullptr) return;
  request.add("offers", array_of({object_of({{"id", offer->id},
                                             {"provider", offer->provider},
                                             {"gpu", offer->gpu},
                                             {"kind", name_of(offer->kind)},
                                             {"gpu_count", offer->gpu_count},
                                             {"usd_per_gpu_hour", Exact{offer->usd_per_gpu_hour}},
                                             {"as_of", offer->as_of},
                                             {"current", offer->current}})}));
}

}  // namespace whichgpu::api
