#pragma once

#include <optional>
#include <string_view>

#include "core/api/json/reader.h"
#include "core/api/json/write.h"
#include "core/cost/price.h"

namespace whichgpu::api {

/// The visitor's price book, the list `offers` of a request; null if there is none. The texts refer into
/// the document. What is wrong with it is kept in `error`, which the reader shares.
PriceBook read_own_offers(Reader& reader, std::optional<Error>& error);

/// The offer of the book with this id; nullptr if there is none.
const Offer* find_own_offer(const PriceBook& book, std::string_view id);

/// Adds to a request the fields that ask for this very price: `price`, and `offers` where it stands in the
/// book.
void add_price(Object& request, const Price& price, const PriceBook& book);

}  // namespace whichgpu::api
