#include "core/time/arrivals/request_stream.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/time/arrivals/strata.h"

namespace whichgpu {
namespace {

// Numbers of the streams of strata.
constexpr int input_stream = 11;
constexpr int output_stream = 23;
constexpr int pause_stream = 37;
constexpr int gap_stream = 41;
constexpr int old_length_stream = 53;
constexpr int old_place_stream = 59;
constexpr int old_input_stream = 61;

/// Those of `count` requests that come of their own accord.
int arrivals_among(const Arrivals& arrivals, int count) {
  return arrivals.kind == ArrivalKind::sessions ? std::max(count / arrivals.sessions.turns, 1) : count;
}

}  // namespace

RequestStream::RequestStream(const Arrivals& arrivals, int count, double most_tokens)
    : arrivals_(arrivals),
      most_tokens_(most_tokens),
      gap_quantile_(arrivals.burstiness),
      inputs_(strata(count, input_stream)),
      outputs_(strata(count, output_stream)),
      pauses_(strata(count, pause_stream)),
      gaps_(strata(arrivals_among(arrivals, count), gap_stream)) {
  for (const double fraction : gaps_) mean_gap_ += gap_quantile_(fraction);
  mean_gap_ /= static_cast<double>(gaps_.size());
}

double RequestStream::of(const std::vector<double>& fractions, int index) const {
  return fractions[static_cast<std::size_t>(index) % fractions.size()];
}

TimedRequest RequestStream::next() {
  TimedRequest r;
  if (arrivals_.distinct_prompts > 0) r.prompt = made_ % arrivals_.distinct_prompts;
  const double input = length_quantile(arrivals_.input, of(inputs_, r.prompt >= 0 ? r.prompt : made_));
  r.input = std::clamp(input, 1.0, std::max(most_tokens_ - 1, 1.0));
  r.output = std::clamp(length_quantile(arrivals_.output, of(outputs_, made_)), 1.0,
                        std::max(most_tokens_ - r.input, 1.0));
  r.cached = std::floor(r.input * arrivals_.cached_prefix_fraction);
  ++made_;
  return r;
}

TimedRequest RequestStream::next_turn(int session, int turn, double said) {
  TimedRequest r = next();
  if (turn == 0 && arrivals_.sessions.first_input_tokens > 0) r.input = arrivals_.sessions.first_input_tokens;
  r.input = std::min(r.input + said, std::max(most_tokens_ - r.output, 1.0));
  r.session = session;
  r.turn = turn;
  r.prompt = -1;
  return r;
}

double RequestStream::gap() {
  return gap_quantile_(of(gaps_, arrived_++)) / mean_gap_ / arrivals_.per_second;
}

double RequestStream::pause(int index) const {
  const double mean =
      arrivals_.kind == ArrivalKind::sessions ? arrivals_.sessions.tool_seconds : arrivals_.think_seconds;
  return mean > 0 ? -std::log1p(-of(pauses_, index)) * mean : 0;
}

std::vector<TimedRequest> requests_under_way(const Arrivals& arrivals, int count) {
  constexpr int classes = 512;
  if (count < 1) return {};
  std::vector<double> below;  // tokens of all shorter answers, and of this one
  double sum = 0;
  for (int i = 0; i < classes; ++i) {
    sum += length_quantile(arrivals.output, (i + 0.5) / classes);
    below.push_back(sum);
  }
  const std::vector<double> lengths = strata(count, old_length_stream);
  const std::vector<double> places = strata(count, old_place_stream);
  const std::vector<double> inputs = strata(count, old_input_stream);
  std::vector<TimedRequest> requests;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const auto found = std::upper_bound(below.begin(), below.end() - 1, lengths[i] * sum);
    TimedRequest r;
    r.input = length_quantile(arrivals.input, inputs[i]);
    r.output = found == below.begin() ? *found : *found - *(found - 1);
    r.produced = std::floor(places[i] * (r.output - 1));
    requests.push_back(r);
  }
  return requests;
}

}  // namespace whichgpu
