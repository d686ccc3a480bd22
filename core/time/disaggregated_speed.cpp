#include "core/time/disaggregated_speed.h"

#include <algorithm>

#include "core/catalog/tables.h"
#include "core/memory/kv_cache.h"
#include "core/time/serving_speed.h"

namespace whichgpu {
namespace {

/// One prompt on a replica whose attention ranks read `prompts` at once.
double prompt_seconds(const StepModel& m, double ranks) {
  const Serving& s = *m.serving;
  const double cached = s.input_tokens * s.cached_prefix_fraction;
  return prefill_step(m, 1, std::max(s.input_tokens - cached, 1.0), cached, ranks).total();
}

double tpot_at(const StepModel& decode, double decoding) {
  const Serving& s = *decode.serving;
  const Parallelism& p = s.parallelism;
  const double sequences = std::max(decoding / p.data / p.pipeline, 1.0);
  return generation_step(decode, sequences, s.input_tokens + s.output_tokens / 2).total() /
         tokens_per_step(decode);
}

/// The largest number up to `most` for which `holds`, which is false beyond the first for which it is.
template <typename Predicate>
double bisected(double most, const Predicate& holds) {
  if (holds(most)) return most;
  double good = 0;
  double bad = most;
  for (int i = 0; i < 40; ++i) {
    const double middle = (good + bad) / 2;
    (holds(middle) ? good : bad) = middle;
  }
  return good;
}

}  // namespace

CacheMove cache_move(const StepModel& prefill, double link_bytes_per_second) {
  const Judgement::Disaggregation& known = tables::judgement().disaggregation;
  const Serving& s = *prefill.serving;
  CacheMove move;
  move.bytes = sequence_cache_bytes(prefill.shape, s.input_tokens, s.kv_cache->element_bytes, 1);
  move.seconds = move.bytes / (link_bytes_per_second * known.link_share);
  move.hidden = move.seconds < known.hidden_share * prompt_seconds(prefill, 1);
  return move;
}

double prompts_per_second(const StepModel& prefill) {
  const Parallelism& p = prefill.serving->parallelism;
  return p.data * p.pipeline / prompt_seconds(prefill, p.attention_data);
}

double answers_per_second(const StepModel& decode, double decoding) {
  const double tokens = std::max(decode.serving->output_tokens - 1, 1.0);
  return decoding / (tokens * tpot_at(decode, decoding));
}

DisaggregatedSpeed disaggregated_speed(const StepModel& prefill, const StepModel& decode, double room,
                                       const CacheMove& move, double users) {
  const double read = prompts_per_second(prefill);
  const double tokens = std::max(decode.serving->output_tokens - 1, 1.0);
  const double alone = prefill.engine->first_token_seconds + prefill.vision.prepare_seconds +
                       prompt_seconds(prefill, 1) + (move.hidden ? 0 : move.seconds);
  const auto first = [&](double decoding) {
    return alone + first_token_steps(decode) * tokens_per_step(decode) * tpot_at(decode, decoding);
  };
  DisaggregatedSpeed speed;
  const double asked = bisected(users, [&](double decoding) {
    return decoding + answers_per_second(decode, decoding) * first(decoding) <= users;
  });
  const double served = bisected(
      std::min(asked, room), [&](double decoding) { return answers_per_second(decode, decoding) <= read; });
  speed.decoding = served;
  speed.room_ends = room < asked && served >= room;
  speed.prompts_wait = served < std::min(asked, room);
  speed.tpot_seconds = tpot_at(decode, served);
  speed.requests_per_second = served / (tokens * speed.tpot_seconds);
  speed.ttft_seconds =
      std::max(first(served), users / speed.requests_per_second - tokens * speed.tpot_seconds);
  return speed;
}

}  // namespace whichgpu
