#pragma once

#include "core/advice/serving/mixed_cards.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// `mixed`: unequal cards in one engine.
Object mixed_cards_report(const MixedAnswer& mixed);

}  // namespace whichgpu::api
