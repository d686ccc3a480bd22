#pragma once

#include <vector>

#include "core/advice/common/existing_cards.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// Every card of the catalog with the offers that a plan request allows and the visitor's own prices: the
/// fields providers, terms and prices. `own_offers` join those of the catalog.
std::vector<PricedCard> read_priced_cards(Reader& reader, const PriceBook& own_offers,
                                          std::optional<Error>& error);

/// Those of `cards` that a plan may take: the fields vendors and gpus.
std::vector<PricedCard> read_allowed_cards(Reader& reader, std::vector<PricedCard> cards);

/// The cards that the visitor has: the list existing, at most `most_gpus` of each kind. `cards` are those of
/// read_priced_cards().
std::vector<ExistingCards> read_existing(Reader& reader, const std::vector<PricedCard>& cards,
                                         double most_gpus, std::optional<Error>& error);

}  // namespace whichgpu::api
