#include "core/time/serving_speed.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"
#include "core/memory/drafter_memory.h"
#include "core/memory/kv_cache.h"

namespace whichgpu {
namespace {

constexpr int iterations = 3;  // running batch and speed depend on each other; this settles them

/// Lengths and wave effects of a load.
struct Arrival {
  double input = 0;
  double output = 0;
  double requests_per_user = 0;  ///< infinite for a steady load
  double sync_waves = 0;
  bool common_start = false;
};

Arrival arrival(const StepModel& m) {
  const Serving& s = *m.serving;
  const ServingCalibration& c = *m.calibration;
  Arrival a{s.input_tokens, s.output_tokens, c.benchmark_requests, 0.0,
            s.load == Load::benchmark || s.load == Load::burst};
  if (s.load == Load::benchmark) {
    a.input *= c.benchmark_length_share;
    a.output *= c.benchmark_length_share;
  }
  if (s.load == Load::burst) {
    a.sync_waves = c.burst_sync;
    a.requests_per_user = c.burst_requests;
  }
  a.output = std::max(a.output, 1.0);
  return a;
}

Bound largest_term(const StepTime& step) {
  const double work = step.memory_bound + step.compute_bound;
  if (step.overhead >= work && step.overhead >= step.communication) return Bound::overhead;
  if (step.communication >= work) return Bound::communication;
  return step.memory_bound >= step.compute_bound ? Bound::memory : Bound::compute;
}

StepTime add_scaled(StepTime a, const StepTime& b, double factor) {
  a.communication += factor * b.communication;
  a.overhead += factor * b.overhead;
  a.memory_bound += factor * b.memory_bound;
  a.compute_bound += factor * b.compute_bound;
  return a;
}

/// Users in a closed loop.
void closed_loop(const StepModel& m, const ServingFootprint& f, double all_users, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const Parallelism& p = s.parallelism;
  const Arrival a = arrival(m);
  const double users = all_users / p.data;
  const double ranks = p.attention_data;

  SpeedParts& parts = speed.parts;
  const double held = requests_held(m, f, all_users, a.input + a.output * s.engine->reserved_output_share);
  const double admitted = s.max_num_seqs * ranks;
  const double running = std::min({users, held, admitted});
  parts.held_requests = held * p.data;
  parts.admitted_requests = admitted * p.data;
  speed.limited_by = running >= users   ? ConcurrencyLimit::none
                     : held <= admitted ? ConcurrencyLimit::kv_cache
                                        : ConcurrencyLimit::max_num_seqs;

  const double cached = a.input * s.cached_prefix_fraction;
  const double fresh = std::max(a.input - cached, 1.0);
  speed.prefill = prefill_step(m, 1, fresh, cached, 1);
  const double prompt = speed.prefill.total();  // one prompt, one attention rank
  const double spread = ranks > 1 ? prefill_step(m, 1, fresh, cached, ranks).total() : prompt;
  parts.other_prompt_seconds = spread / p.pipeline;
  parts.wave_seconds = ranks > 1 ? prefill_step(m, ranks, fresh, cached, ranks).total() : prompt;

  const double interference = a.common_start ? 1.0 - 1.0 / m.calibration->benchmark_requests : 1.0;
  parts.tokens_per_step = tokens_per_step(m);
  parts.waves =
      a.common_start
          ? std::max(std::max(running / ranks, 1.0) - 1.0, 0.0) / (2 * a.requests_per_user) + a.sync_waves
          : 0.0;
  const double context = a.input + a.output / 2;

  parts.first_token_seconds = m.engine->first_token_seconds;
  parts.prepare_seconds = m.vision.prepare_seconds;
  parts.first_token_steps = first_token_steps(m);
  double decoding = running;
  for (int i = 0; i < iterations; ++i) {
    const double sequences = std::max(decoding, 1.0);
    speed.decode = generation_step(m, std::max(sequences / p.pipeline, 1.0), context);
    parts.other_prompts = interference * std::max(decoding - 1, 0.0) / a.output;
    speed.tpot_seconds =
        speed.decode.total() / parts.tokens_per_step + parts.other_prompts * parts.other_prompt_seconds;
    parts.step_seconds = speed.tpot_seconds * parts.tokens_per_step;
    speed.ttft_seconds = parts.first_token_seconds + prompt + parts.first_token_steps * parts.step_seconds +
                         parts.waves * parts.wave_seconds + parts.prepare_seconds;
    decoding = running * a.output * speed.tpot_seconds / (speed.ttft_seconds + a.output * speed.tpot_seconds);
  }
  const double others = interference * std::max(decoding - 1, 0.0) / a.output;
  speed.bound = largest_term(add_scaled(speed.decode, speed.prefill, others));
  if (running < users) {
    // For a place in the batch, while others decode; and however short that is, for the prompts of all, which
    // are worked on one after another.
    const double decoded = (users / running - 1) * a.output * speed.tpot_seconds;
    const double prompted = users * parts.other_prompt_seconds - request_seconds(speed, a.output);
    speed.queue_seconds = std::max(decoded, prompted);
  }
  speed.ttft_seconds += speed.queue_seconds;
  speed.running_requests = running * p.data;
  parts.tokens = all_users * a.output;
  parts.seconds = request_seconds(speed, a.output);
  speed.requests_per_second = all_users / parts.seconds;
  speed.output_tokens_per_second = speed.requests_per_second * a.output;
}

/// As many requests as memory holds; every step decodes all of them and works on as much of new prompts as
/// replaces those that end.
void offline(const StepModel& m, const ServingFootprint& f, double users, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const Parallelism& p = s.parallelism;
  const double input = s.input_tokens;
  const double output = std::max(s.output_tokens, 1.0);
  const double requests = users / p.data;
  SpeedParts& parts = speed.parts;
  const double room = requests_held(m, f, users, input + output);
  const double admitted = s.max_num_seqs * p.attention_data;
  const double held = std::min({room, admitted, requests});
  parts.tokens_per_step = std::min(tokens_per_step(m), output);
  const double steps = output / parts.tokens_per_step;  // of a request
  const double by_budget =
      s.max_num_batched_tokens * p.attention_data / (1.0 + m.drafts.drafts + input / steps);
  parts.held_requests = room * p.data;
  parts.admitted_requests = std::min(admitted, by_budget) * p.data;
  const double sequences = std::max(1.0, std::min(held, by_budget));
  const double in_stage = std::max(sequences / p.pipeline, 1.0);
  speed.limited_by = held < requests ? ConcurrencyLimit::kv_cache : ConcurrencyLimit::none;
  speed.prefill = prefill_step(m, 1, input, 0, 1);
  speed.decode = mixed_step(m, in_stage, input + output / 2, in_stage / steps, input);
  speed.tpot_seconds = speed.decode.total() / parts.tokens_per_step;
  parts.first_token_seconds = m.engine->first_token_seconds;
  parts.prepare_seconds = m.vision.prepare_seconds;
  parts.first_token_steps = first_token_steps(m);
  parts.step_seconds = speed.decode.total();
  speed.ttft_seconds = parts.first_token_seconds + speed.prefill.total() +
                       parts.first_token_steps * parts.step_seconds + parts.prepare_seconds;
  speed.running_requests = sequences * p.data;
  parts.tokens = in_stage * p.pipeline * p.data;
  parts.seconds = speed.tpot_seconds;
  speed.output_tokens_per_second = parts.tokens / parts.seconds;
  speed.requests_per_second = speed.output_tokens_per_second / output;
  speed.bound = largest_term(speed.decode);
}

/// One batch that starts and ends together; a batch larger than memory runs in several waves.
void fixed_batch(const StepModel& m, const ServingFootprint& f, double users, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const double output = std::max(s.output_tokens, 1.0);
  const double batch = users / s.parallelism.data;
  SpeedParts& parts = speed.parts;
  const double room = requests_held(m, f, users, s.input_tokens + output);
  const double held = std::min({batch, room, s.max_num_seqs});
  parts.held_requests = room * s.parallelism.data;
  parts.admitted_requests = s.max_num_seqs * s.parallelism.data;
  const double waves = batch / held;
  speed.limited_by = held < batch ? ConcurrencyLimit::kv_cache : ConcurrencyLimit::none;
  speed.prefill = prefill_step(m, held, s.input_tokens, 0, s.parallelism.attention_data);
  speed.decode =
      generation_step(m, std::max(held / s.parallelism.pipeline, 1.0), s.input_tokens + output / 2);
  parts.tokens_per_step = tokens_per_step(m);
  speed.tpot_seconds = speed.decode.total() / parts.tokens_per_step;
  parts.first_token_seconds = m.engine->first_token_seconds;
  parts.prepare_seconds = m.vision.prepare_seconds;
  const double one_wave = parts.first_token_seconds + speed.prefill.total() +
                          (output - 1) * speed.tpot_seconds + parts.prepare_seconds;
  speed.ttft_seconds =
      parts.first_token_seconds + speed.prefill.total() + (waves - 1) / 2 * one_wave + parts.prepare_seconds;
  speed.queue_seconds = (waves - 1) / 2 * one_wave;
  speed.running_requests = held * s.parallelism.data;
  parts.tokens = users * output;
  parts.seconds = waves * one_wave;
  speed.requests_per_second = users / parts.seconds;
  speed.output_tokens_per_second = speed.requests_per_second * output;
  speed.bound = largest_term(speed.decode);
}

/// What the fit knows of this engine on this card, or on others of its generation.
Basis basis_of(const StepModel& m) {
  const Serving& s = *m.serving;
  if (s.model->approximate_shape || m.host.any()) return Basis::extrapolated;
  const std::string_view engine = calibrated_engine(*s.engine, *s.gpu);
  Basis basis = Basis::extrapolated;
  for (const MeasuredPair& pair : m.calibration->measured) {
    if (pair.engine != engine) continue;
    if (pair.gpu == s.gpu->id) return Basis::calibrated;
    if (pair.architecture == s.gpu->architecture) basis = Basis::transferred;
  }
  return basis;
}

bool engine_measured(const StepModel& m) {
  const std::string_view engine = calibrated_engine(*m.serving->engine, *m.serving->gpu);
  const auto& measured = m.calibration->measured;
  return std::any_of(measured.begin(), measured.end(),
                     [&](const MeasuredPair& pair) { return pair.engine == engine; });
}

const ErrorBands& bands_of(const ServingCalibration& calibration, Basis basis) {
  switch (basis) {
    case Basis::calibrated:
      return calibration.calibrated;
    case Basis::transferred:
      return calibration.transferred;
    case Basis::extrapolated:
      return calibration.extrapolated;
  }
  return calibration.extrapolated;
}

/// A rate's band turned into that of the time it is the inverse of.
ErrorBand inverse(const ErrorBand& band) { return {1 / band.p90, 1 / band.p10}; }

/// The band of a rate with drafts: at least that of published gains, and as far as acceptance spreads.
ErrorBand with_drafts(const ErrorBand& rate, const Serving& serving) {
  const Judgement::Step& known = tables::judgement().step;
  const Acceptance& a = serving.speculation.acceptance;
  const double length = serving.speculation.accepted_tokens_per_step;
  return {std::min(rate.p10, known.draft_rate_low) * std::min(a.low / length, 1.0),
          std::max(rate.p90, known.draft_rate_high) * std::max(a.high / length, 1.0)};
}

/// The bands that fit the load: a closed loop, as much as memory holds, one batch, or one stream.
SpeedBands speed_bands(const ErrorBands& bands, const Serving& serving, double users, bool crowded) {
  const bool all_at_once = serving.load == Load::offline || serving.load == Load::job;
  const bool closed_loop = !all_at_once && serving.load != Load::fixed;
  if (closed_loop && serving.engine->kv_allocation == KvAllocation::paged) {
    return {bands.ttft, bands.tpot, bands.throughput};
  }
  const ErrorBand first_token = inverse(bands.prompt);
  if (crowded) return {first_token, inverse(bands.crowded), bands.crowded};
  if (all_at_once) return {first_token, inverse(bands.offline), bands.offline};
  const ErrorBand& rate = users > 1 ? bands.batch : bands.stream;
  return {first_token, inverse(rate), rate};
}

/// Of a prompt, those that are not in the cache before; only in a closed loop can some be.
double fresh_tokens(const Serving& s) {
  const bool all = s.load == Load::offline || s.load == Load::job || s.load == Load::fixed;
  return s.input_tokens * (all ? 1 : 1 - s.cached_prefix_fraction);
}

/// A band of a time of which `share` is known as `low` to `high`: no narrower than before.
ErrorBand widened(const ErrorBand& band, double share, double low, double high) {
  return {std::min(band.p10, (1 - share) * band.p10 + share * low),
          std::max(band.p90, (1 - share) * band.p90 + share * high)};
}

/// Times are known no better than the encoder's and the preparation's parts of them.
void widen_by_pictures(const StepModel& m, ServingSpeed& speed) {
  if (!m.serving->pictures.any()) return;
  const VisionFamily& family = *m.serving->model->vision.family;
  // Nobody printed what preparing a video takes, which is taken for as many pictures.
  const double least =
      m.serving->pictures.video ? tables::judgement().vision.least_of_video : family.part_low;
  const auto widen = [&](const ErrorBand& band, double part, double whole) {
    return widened(band, std::min(part / whole, 1.0), least, family.part_high);
  };
  SpeedBands& bands = speed.bands;
  const SpeedParts& parts = speed.parts;
  const double decoding = parts.other_prompts * parts.encode_seconds + speed.decode.vision;
  bands.ttft = widen(bands.ttft, speed.prefill.vision + parts.prepare_seconds, speed.ttft_seconds);
  bands.tpot = widen(bands.tpot, decoding, speed.tpot_seconds);
  const double request = request_seconds(speed, m.serving->output_tokens);
  const double of_request =
      speed.prefill.vision + parts.prepare_seconds + decoding * m.serving->output_tokens;
  bands.throughput = inverse(widen(inverse(bands.throughput), of_request, request));
}

}  // namespace

double first_token_steps(const StepModel& m) {
  const Serving& s = *m.serving;
  double steps = m.engine->first_token_steps + s.flags.batch_wait_timeout_iters +
                 std::max(s.flags.scheduler_recv_interval - 1, 0.0) / 2;
  if (s.parallelism.attention_data > 1) {
    steps += m.engine->attention_data_steps +
             m.calibration->attention_dp_wait * s.flags.attention_dp_timeout_iters;
  }
  if (m.shape.mla_layers > 0) steps += m.engine->latent_steps;
  // An engine as it starts launches the prompts' kernels one by one, which is what these steps stand for.
  if (m.shape.linear_layers > 0 && m.cost.launched_one_by_one <= 0) steps += m.engine->recurrent_steps;
  return steps;
}

double requests_held(const StepModel& m, const ServingFootprint& f, double users, double length) {
  const Serving& s = *m.serving;
  const double one =
      sequence_cache_bytes(m.shape, length, s.kv_cache->element_bytes, s.parallelism.tensor) * f.stage_share +
      drafter_memory(s, length).sequence / s.engine->cache_spread;
  if (one <= 0) return users;
  return std::max(1.0, f.kv_pool_bytes / one * s.parallelism.attention_data);
}

double users_at_rate(const StepModel& model, const ServingFootprint& footprint, double per_second) {
  constexpr int halvings = 30;
  constexpr double most = 1 << 20;
  const auto seconds = [&](double users) {
    return request_seconds(serving_times(model, footprint, users), model.serving->output_tokens);
  };
  double few = 1;
  double many = 1;
  while (many < most && per_second * seconds(many) > many) many *= 2;
  for (int i = 0; i < halvings; ++i) {
    const double users = (few + many) / 2;
    (per_second * seconds(users) > users ? few : many) = users;
  }
  return many;
}

bool memory_is_crowded(const Serving& serving, const ServingFootprint& footprint, double users,
                       ConcurrencyLimit limited_by) {
  const double share = tables::judgement().serving_memory.crowded_share;
  const bool heavy = footprint.weights_bytes > share * footprint.capacity_bytes;
  if (serving.load == Load::offline || serving.load == Load::job) return heavy;
  return serving.load == Load::fixed && users > 1 && (heavy || limited_by == ConcurrencyLimit::kv_cache);
}

ServingSpeed serving_times(const StepModel& model, const ServingFootprint& footprint, double users) {
  ServingSpeed speed;
  switch (model.serving->load) {
    case Load::steady:
    case Load::benchmark:
    case Load::burst:
    case Load::open:
    case Load::sessions:
      closed_loop(model, footprint, users, speed);
      break;
    case Load::offline:
    case Load::job:
      offline(model, footprint, users, speed);
      break;
    case Load::fixed:
      fixed_batch(model, footprint, users, speed);
      break;
  }
  speed.parts.encode_seconds = model.cost.vision_token * fresh_tokens(*model.serving);
  speed.tokens_per_second_per_user = 1.0 / speed.tpot_seconds;
  return speed;
}

ServingSpeed serving_speed(const StepModel& model, const ServingFootprint& footprint, double users) {
  ServingSpeed speed = serving_times(model, footprint, users);
  speed.basis = basis_of(model);
  speed.engine_measured = engine_measured(model);
  speed.crowded = memory_is_crowded(*model.serving, footprint, users, speed.limited_by);
  const ErrorBands& bands =
      model.as_started ? model.calibration->as_started : bands_of(*model.calibration, speed.basis);
  speed.bands = speed_bands(bands, *model.serving, users, speed.crowded);
  if (model.host.any()) {
    const Judgement::Step& known = tables::judgement().step;
    speed.bands.throughput = {known.host_rate_low, known.host_rate_high};
    speed.bands.tpot = inverse(speed.bands.throughput);
  }
  if (model.drafts.drafts > 0) {
    speed.bands.throughput = with_drafts(speed.bands.throughput, *model.serving);
    speed.bands.tpot = inverse(with_drafts(inverse(speed.bands.tpot), *model.serving));
  }
  widen_by_pictures(model, speed);
  return speed;
}

ServingSpeed with_queue(const ServingSpeed& speed, const Serving& serving, double queue_seconds) {
  ServingSpeed other = speed;
  const double output = speed.parts.tokens / serving.concurrency;
  other.ttft_seconds += queue_seconds - speed.queue_seconds;
  other.queue_seconds = queue_seconds;
  other.parts.seconds = request_seconds(other, output);
  other.requests_per_second = serving.concurrency / other.parts.seconds;
  other.output_tokens_per_second = other.requests_per_second * output;
  return other;
}

ServingSpeed rescaled(const ServingSpeed& speed, const Serving& serving, double ttft_factor,
                      double tpot_factor, const ErrorBands& bands) {
  ServingSpeed scaled = speed;
  const double output = std::max(serving.output_tokens, 1.0);
  scaled.ttft_seconds *= ttft_factor;
  scaled.tpot_seconds *= tpot_factor;
  const double slower = request_seconds(scaled, output) / request_seconds(speed, output);
  scaled.parts.seconds *= slower;
  scaled.output_tokens_per_second /= slower;
  scaled.requests_per_second /= slower;
  scaled.tokens_per_second_per_user = 1 / scaled.tpot_seconds;
  const SpeedBands known = speed_bands(bands, serving, serving.concurrency, speed.crowded);
  if (ttft_factor != 1) scaled.bands.ttft = known.ttft;
  if (tpot_factor != 1) {
    scaled.bands.tpot = known.tpot;
    scaled.bands.throughput = known.throughput;
  }
  return scaled;
}

}  // namespace whichgpu
