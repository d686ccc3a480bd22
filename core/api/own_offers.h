#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/api/reader.h"
#include "core/catalog/offer.h"

namespace whichgpu::api {

/// The visitor's price book, the list `offers` of a request; null if there is none. The texts refer into
/// the document. What is wrong with it is kept in `error`, which the reader shares.
std::shared_ptr<const std::vector<Offer>> read_own_offers(Reader& reader, std::optional<Error>& error);

}  // namespace whichgpu::api
