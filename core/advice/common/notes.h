#pragma once

#include "core/advice/common/note.h"
#include "core/catalog/model.h"
#include "core/cost/price.h"

namespace whichgpu {

/// What a careful reader should know about the price of `gpu_count` of a card. Ids and arguments:
/// - price_unknown {gpu}
/// - mig_price_shared {instances}: a slice pays its share of a card all of whose instances are in use
/// - more_gpus_rented {rented, used}
/// - offer_of_other_card {offered, gpu}: the offer that was chosen is not for this card, and does not count
/// - price_undated {provider}
void add_price_notes(const Price& price, const Gpu& gpu, int gpu_count, Notes& notes);

/// What a careful reader should know about the facts that an estimate rests on. Ids and arguments:
/// - gpu_unverified {gpu}, model_unverified {model}, model_approximate {model}
/// - config_part_ignored {part}: a field of the model's config.json that nobody read
void add_source_notes(const Gpu& gpu, Notes& notes);
void add_source_notes(const Model& model, Notes& notes);

/// What a lower power limit, which is set, does to speed. Id and arguments:
/// - power_capped {watts, percent}: so much slower is what arithmetic limits
void add_power_notes(const Gpu& gpu, Notes& notes);

}  // namespace whichgpu
