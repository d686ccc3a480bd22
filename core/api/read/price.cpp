#include "core/api/read/price.h"

#include "core/api/json/json.h"
#include "core/api/read/own_offers.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {

void read_price(Reader& reader, PriceChoice& choice, std::optional<Error>& error) {
  constexpr Range price_range{0, 10'000};
  choice.own_offers = read_own_offers(reader, error);
  const Json* object = reader.object("price");
  if (object == nullptr) return;
  Reader price(*object, "price", error);
  const bool own = price.has("usd_per_gpu_hour");
  const bool named = price.has("offer");
  if (own == named) {
    price.fail(bad_value("price", "price needs either usd_per_gpu_hour or offer."));
  } else if (own) {
    choice.own_usd_per_gpu_hour = price.required_number("usd_per_gpu_hour", price_range);
  } else {
    const std::string_view id = price.text("offer", {});
    choice.offer = find_own_offer(choice.own_offers, id);
    if (choice.offer == nullptr) choice.offer = find_offer(id);
    if (choice.offer == nullptr) {
      price.fail(
          unknown("unknown_offer", "price.offer", "offer " + quote(id) + " in the catalog or in offers", {}));
    }
  }
  price.finish();
}

}  // namespace whichgpu::api
