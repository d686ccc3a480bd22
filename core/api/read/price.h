#pragma once

#include "core/api/json/reader.h"
#include "core/cost/price.h"

namespace whichgpu::api {

/// Reads the field `price` of a request, the visitor's own rate or an offer of the catalog; and `offers`,
/// the visitor's price book. Without `price`: the cheapest offer, as PriceChoice starts.
void read_price(Reader& reader, PriceChoice& price, std::optional<Error>& error);

}  // namespace whichgpu::api
