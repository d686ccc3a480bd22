#include "core/advice/serving/mixed_cards.h"

#include <algorithm>

#include "core/advice/serving/estimate.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

/// The whole model on cards of one kind.
struct OnKind {
  ServingFootprint footprint;
  ServingSpeed speed;
};

/// On `count` of them that cut every matrix; `roomy`: as if they had room for anything.
OnKind on_kind(const ServingEstimate& e, const Gpu& gpu, int count, bool roomy) {
  constexpr double much = 1000;
  Gpu card = gpu;
  if (roomy) card.memory_bytes *= much;
  Serving s = e.serving;
  s.gpu = &card;
  s.gpu_count = count;
  s.parallelism = {};
  s.parallelism.tensor = count;
  settle_defaults(s);
  OnKind on;
  on.footprint = serving_footprint(s, e.shape, e.bytes, s.concurrency);
  const StepModel model = step_model(s, e.shape, e.bytes, tables::serving_calibration());
  on.speed = serving_speed(model, on.footprint, s.concurrency);
  return on;
}

bool holds_all(const ServingFootprint& f) {
  return f.verdict != Verdict::does_not_fit && f.shortfall_bytes <= 0;
}

double rate_of(const OnKind& on) { return on.speed.output_tokens_per_second; }

/// Of several, by their rates.
const OnKind* slowest(const BoundedList<OnKind, 4>& all) {
  return std::min_element(all.begin(), all.end(),
                          [](const OnKind& a, const OnKind& b) { return rate_of(a) < rate_of(b); });
}
std::size_t fastest(const BoundedList<OnKind, 4>& all) {
  const auto at = std::max_element(all.begin(), all.end(),
                                   [](const OnKind& a, const OnKind& b) { return rate_of(a) < rate_of(b); });
  return static_cast<std::size_t>(at - all.begin());
}

/// What a card holds that is not divided.
double fixed_bytes(const ServingFootprint& f) { return f.activations_bytes + f.runtime_bytes; }

void cut_matrices(const MixedCards& asked, const ServingEstimate& e, MixedAnswer& mixed) {
  const int count = asked.count();
  BoundedList<OnKind, 4> kinds;
  mixed.fits = true;
  for (const CardsOfKind& cards : asked.kinds) {
    const OnKind on = on_kind(e, *cards.gpu, count, false);
    mixed.fits = mixed.fits && holds_all(on.footprint);
    kinds.push(on);
  }
  const OnKind& slow = *slowest(kinds);
  for (std::size_t i = 0; i < kinds.count; ++i) {
    CardPart part{asked.kinds[i], kinds[i].footprint.needed_bytes, kinds[i].footprint.usable_bytes, 0};
    part.cards.share = static_cast<double>(part.cards.count) / count;
    part.idle_share = std::max(0.0, 1 - kinds[i].speed.tpot_seconds / slow.speed.tpot_seconds);
    mixed.parts.push(part);
  }
  if (!mixed.fits) return;
  MixedSpeed& speed = mixed.speed.emplace();
  speed.ttft_seconds = slow.speed.ttft_seconds;
  speed.tpot_seconds = slow.speed.tpot_seconds;
  speed.output_tokens_per_second = rate_of(slow);
  speed.band = slow.speed.bands.throughput;
  const CardsOfKind& fast = asked.kinds[fastest(kinds)];
  if (e.shape.heads % fast.count != 0) return;
  const OnKind alone = on_kind(e, *fast.gpu, fast.count, false);
  if (holds_all(alone.footprint)) speed.gain_over_faster = rate_of(slow) / rate_of(alone);
}

/// Layers by what each card has free, or as asked.
void share_layers(const MixedCards& asked, const ServingEstimate& e, const BoundedList<OnKind, 4>& kinds,
                  MixedAnswer& mixed) {
  double all = 0;
  for (std::size_t i = 0; i < kinds.count; ++i) {
    CardPart part{asked.kinds[i], 0, on_kind(e, *asked.kinds[i].gpu, 1, false).footprint.usable_bytes, 0};
    const double free = std::max(part.usable_bytes - fixed_bytes(kinds[i].footprint), 0.0);
    if (part.cards.share <= 0) part.cards.share = part.cards.count * free;
    all += part.cards.share;
    mixed.parts.push(part);
  }
  mixed.fits = all > 0;
  for (std::size_t i = 0; i < kinds.count; ++i) {
    CardPart& part = mixed.parts.items[i];
    const ServingFootprint& f = kinds[i].footprint;
    if (all > 0) part.cards.share /= all;
    part.needed_bytes =
        fixed_bytes(f) + part.cards.share / part.cards.count * (f.weights_bytes + f.kv_cache_bytes);
    mixed.fits = mixed.fits && part.needed_bytes <= part.usable_bytes;
  }
}

void split_layers(const MixedCards& asked, const ServingEstimate& e, MixedAnswer& mixed) {
  BoundedList<OnKind, 4> kinds;
  for (const CardsOfKind& cards : asked.kinds) kinds.push(on_kind(e, *cards.gpu, 1, true));
  share_layers(asked, e, kinds, mixed);
  if (!mixed.fits) return;
  MixedSpeed& speed = mixed.speed.emplace();
  double inverse_rate = 0;
  for (std::size_t i = 0; i < kinds.count; ++i) {
    const double share = mixed.parts[i].cards.share;
    speed.ttft_seconds += share * kinds[i].speed.ttft_seconds;
    speed.tpot_seconds += share * kinds[i].speed.tpot_seconds;
    inverse_rate += share / rate_of(kinds[i]);
  }
  for (std::size_t i = 0; i < kinds.count; ++i) {
    CardPart& part = mixed.parts.items[i];
    const double works = part.cards.share / part.cards.count * kinds[i].speed.tpot_seconds;
    part.idle_share = 1 - works / speed.tpot_seconds;
  }
  speed.output_tokens_per_second = 1 / inverse_rate;
  const OnKind& slow = *slowest(kinds);
  const Judgement::MixedCards& known = tables::judgement().mixed_cards;
  const ErrorBand& band = slow.speed.bands.throughput;
  speed.band = {band.p10 * known.layers_low, band.p90 * known.layers_high};
  speed.gain_over_slower = speed.output_tokens_per_second / rate_of(slow);
  const std::size_t at = fastest(kinds);
  const ServingFootprint& f = kinds[at].footprint;
  const double alone = fixed_bytes(f) + (f.weights_bytes + f.kv_cache_bytes) / asked.kinds[at].count;
  if (alone <= mixed.parts[at].usable_bytes) {
    speed.gain_over_faster = speed.output_tokens_per_second / rate_of(kinds[at]);
  }
}

}  // namespace

void add_mixed_cards(const ServingQuestion& question, ServingEstimate& e) {
  if (!question.mixed) return;
  const MixedCards& asked = *question.mixed;
  MixedAnswer& mixed = e.mixed.emplace();
  mixed.split = asked.split;
  if (asked.split == CardSplit::tensor) {
    cut_matrices(asked, e, mixed);
  } else {
    split_layers(asked, e, mixed);
  }
}

}  // namespace whichgpu
