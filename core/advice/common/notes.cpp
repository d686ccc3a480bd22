#include "core/advice/common/notes.h"

#include "core/time/held_clock.h"

namespace whichgpu {

void add_price_notes(const Price& price, const Gpu& gpu, int gpu_count, Notes& notes) {
  if (price.other_card != nullptr) {
    add(notes, "offer_of_other_card", {text("offered", price.other_card->gpu), text("gpu", gpu.name)});
  }
  if (!price.known) {
    add(notes, "price_unknown", {text("gpu", gpu.name)});
    return;
  }
  if (price.sharers > 1) add(notes, "mig_price_shared", {number("instances", price.sharers)});
  if (price.rented_gpus > gpu_count) {
    add(notes, "more_gpus_rented", {number("rented", price.rented_gpus), number("used", gpu_count)});
  }
  if (price.offer != nullptr && price.offer->as_of.empty()) {
    add(notes, "price_undated", {text("provider", price.offer->provider)});
  }
}

void add_source_notes(const Gpu& gpu, Notes& notes) {
  if (!gpu.verified) add(notes, "gpu_unverified", {text("gpu", gpu.name)});
}

void add_source_notes(const Model& model, Notes& notes) {
  if (!model.verified) add(notes, "model_unverified", {text("model", model.name)});
  if (model.approximate_shape) add(notes, "model_approximate", {text("model", model.name)});
  if (model.layers_with_format > 0) {
    add(notes, "formats_of_few_layers",
        {number("named", model.layers_with_format), text("format", model.checkpoint_precision)});
  }
  for (const std::string_view part : model.ignored_parts) {
    add(notes, "config_part_ignored", {text("part", part)});
  }
}

void add_power_notes(const Gpu& gpu, Notes& notes) {
  if (gpu.power_cap_watts <= 0) return;
  constexpr double percent = 100;
  add(notes, "power_capped",
      {number("watts", gpu.power_cap_watts), number("percent", (1 - capped_clock(gpu)) * percent)});
}

}  // namespace whichgpu
