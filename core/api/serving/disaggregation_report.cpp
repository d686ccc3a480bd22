#include "core/api/serving/disaggregation_report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/working_line.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

/// A pool: how its cards are shared, and how many replicas that are.
Object pool_report(const Parallelism& p) {
  return object_of({{"gpus", p.gpus()},
                    {"instances", p.data},
                    {"tensor", p.tensor},
                    {"pipeline", p.pipeline},
                    {"attention_data", p.attention_data}});
}

}  // namespace

Object disaggregation_report(const TwoPools& s, double output_tokens) {
  Object report = object_of({{"verdict", name_of(s.verdict)}, {"reason", name_of(s.reason)}});
  if (s.reason == PoolsReason::no_room) return report;
  const Judgement::Disaggregation& known = tables::judgement().disaggregation;
  report.add("prefill", pool_report(s.prefill));
  report.add("decode", pool_report(s.decode));
  report.add("ratio", s.ratio());
  report.add("kv_move_ms", s.move.seconds * milliseconds_per_second);
  report.add("kv_bytes", s.move.bytes);
  report.add("hidden", s.move.hidden);
  report.add("users", s.users);
  report.add("ttft_ms", s.speed.ttft_seconds * milliseconds_per_second);
  report.add("tpot_ms", s.speed.tpot_seconds * milliseconds_per_second);
  report.add("output_tokens_per_second", s.speed.output_tokens_per_second(output_tokens));
  report.add("gain_vs_mixed", s.reason == PoolsReason::smaller_replicas
                                  ? Fragment()
                                  : around(s.gain, {known.gain_low, known.gain_high}));
  return report;
}

void add_disaggregation_lines(Array& lines, const TwoPools& s) {
  if (s.reason == PoolsReason::no_room) return;
  add(lines, "kv_move_seconds",
      object_of({{"cache_bytes", s.move.bytes},
                 {"link_bytes_per_second", s.link_bytes_per_second},
                 {"link_share", tables::judgement().disaggregation.link_share}}),
      s.move.seconds, "s", "data/judgement.json");
  add(lines, "disaggregation_ratio",
      object_of({{"prompts_per_second", s.prompts_per_second}, {"answers_per_second", s.answers_per_second}}),
      s.ratio(), "", calibrated);
}

}  // namespace whichgpu::api
