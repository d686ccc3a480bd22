#include "core/api/serving/mixed_cards_report.h"

#include "core/api/json/error_band.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

Object mixed_cards_report(const MixedAnswer& mixed) {
  Array cards;
  for (const CardPart& part : mixed.parts) {
    cards.push(object_of({{"gpu", part.cards.gpu->id},
                          {"name", part.cards.gpu->name},
                          {"count", part.cards.count},
                          {"share", part.cards.share},
                          {"needed_bytes", part.needed_bytes},
                          {"usable_bytes", part.usable_bytes},
                          {"idle_share", known_if(mixed.fits, part.idle_share)}}));
  }
  Object report = object_of({{"split", name_of(mixed.split)}, {"fits", mixed.fits}, {"cards", cards}});
  if (!mixed.speed) return report;
  const MixedSpeed& s = *mixed.speed;
  report.add("ttft_ms", s.ttft_seconds * milliseconds_per_second);
  report.add("tpot_ms", s.tpot_seconds * milliseconds_per_second);
  report.add("output_tokens_per_second", s.output_tokens_per_second);
  report.add("range", around(s.output_tokens_per_second, s.band));
  report.add("gain_over_slower", s.gain_over_slower);
  if (s.gain_over_faster) report.add("gain_over_faster", *s.gain_over_faster);
  return report;
}

}  // namespace whichgpu::api
