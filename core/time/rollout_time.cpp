#include "core/time/rollout_time.h"

#include <algorithm>
#include <cmath>

#include "core/time/serving_speed.h"

namespace whichgpu {
namespace {

constexpr int slices = 16;  // of the time from the first token to the end of the longest answer

/// Decoding one token of each of `running` answers at `context`.
double token_seconds(const StepModel& model, double running, double context) {
  return generation_step(model, std::max(running, 1.0), context).total() / tokens_per_step(model);
}

/// From when `running` answers start until the last of them ends.
double thinning_seconds(const StepModel& model, double running, const AnswerLengths& lengths) {
  double seconds = 0;
  for (int i = 0; i < slices; ++i) {
    const double part = (i + 0.5) / slices;
    const double left = running * unfinished_share(part, lengths);
    seconds += lengths.longest / slices * token_seconds(model, left, lengths.input + part * lengths.longest);
  }
  return seconds;
}

}  // namespace

double unfinished_share(double part, const AnswerLengths& lengths) {
  if (lengths.output >= lengths.longest) return part < 1 ? 1 : 0;
  const double exponent = lengths.output / (lengths.longest - lengths.output);
  return part <= 0 ? 1 : 1 - std::exp2(exponent * std::log2(part));
}

Rollout rollout_time(const StepModel& model, const ServingFootprint& footprint, double samples,
                     double per_prompt, const AnswerLengths& lengths, int ahead) {
  const Serving& s = *model.serving;
  Rollout r;
  r.replicas = s.parallelism.data;
  r.started = std::max(1.0, samples / r.replicas);
  const double wanted = r.started * std::max(1, ahead);
  r.held = std::min(requests_held(model, footprint, samples, lengths.mean()), s.max_num_seqs);
  r.running = std::min(wanted, r.held);
  const double middle = lengths.input + lengths.output / 2;
  r.full = generation_step(model, r.running, middle);
  r.alone = generation_step(model, 1, lengths.input + lengths.longest / 2);
  r.longest_seconds = lengths.longest * r.alone.total() / tokens_per_step(model);
  r.prompt_seconds =
      r.started / std::min(per_prompt, r.started) * prefill_step(model, 1, lengths.input, 0, 1).total();
  const double token = token_seconds(model, r.running, middle) / r.running;
  const bool thins = ahead <= 1;
  r.steady_seconds = (thins ? r.started - r.running : r.started) * lengths.output * token;
  if (thins) r.thinning_seconds = thinning_seconds(model, r.running, lengths);
  r.seconds = r.prompt_seconds + r.steady_seconds + r.thinning_seconds;
  return r;
}

}  // namespace whichgpu
