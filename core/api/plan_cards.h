#pragma once

#include <vector>

#include "core/advice/plan_need.h"
#include "core/api/reader.h"

namespace whichgpu::api {

/// Cards that a plan request allows, with the offers it allows and the visitor's own prices: the fields
/// vendors, gpus, providers, terms and prices. `own_offers` join those of the catalog.
std::vector<PlanCard> read_plan_cards(Reader& reader, const PriceBook& own_offers,
                                      std::optional<Error>& error);

}  // namespace whichgpu::api
