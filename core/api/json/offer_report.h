#pragma once

#include "core/api/json/write.h"
#include "core/catalog/offer.h"

namespace whichgpu::api {

/// An offer as the catalog and cost reports show it.
Fragment offer_report(const Offer& offer);

}  // namespace whichgpu::api
