#include "core/time/serving_speed.h"

#include <algorithm>
#include <cmath>

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
  const Calibration& c = *m.calibration;
  Arrival a{s.input_tokens, s.output_tokens, c.benchmark_requests, 0.0, s.load != Load::steady};
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

/// Engine steps between a request's arrival and its first token, beside its own prompt.
double first_token_steps(const StepModel& m) {
  const Serving& s = *m.serving;
  double steps = m.engine->first_token_steps + s.flags.batch_wait_timeout_iters +
                 std::max(s.flags.scheduler_recv_interval - 1, 0.0) / 2;
  if (s.parallelism.attention_data > 1) {
    steps += m.engine->attention_data_steps +
             m.calibration->attention_dp_wait * s.flags.attention_dp_timeout_iters;
  }
  return steps;
}

/// Requests one replica holds at once when each takes room for its input and `reserved` output tokens.
double requests_held(const StepModel& m, const Footprint& f, double input, double reserved) {
  const Serving& s = *m.serving;
  const double stage = fullest_stage_share(m.shape.layers, s.parallelism.pipeline);
  const double one =
      sequence_cache_bytes(*s.model, input + reserved, s.kv_cache->element_bytes, s.parallelism.tensor) *
      stage;
  if (one <= 0) return s.concurrency;
  return std::max(1.0, f.kv_pool_bytes / one * s.parallelism.attention_data);
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
void closed_loop(const StepModel& m, const Footprint& f, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const Parallelism& p = s.parallelism;
  const Arrival a = arrival(m);
  const double users = s.concurrency / p.data;
  const double ranks = p.attention_data;

  const double held = requests_held(m, f, a.input, a.output * s.engine->reserved_output_share);
  const double admitted = s.max_num_seqs * ranks;
  const double running = std::min({users, held, admitted});
  speed.limited_by = running >= users   ? LimitedBy::none
                     : held <= admitted ? LimitedBy::kv_cache
                                        : LimitedBy::max_num_seqs;

  const double cached = a.input * s.cached_prefix_fraction;
  const double fresh = std::max(a.input - cached, 1.0);
  speed.prefill = prefill_step(m, 1, fresh, cached, 1);
  const double prompt = speed.prefill.total();  // one prompt, one attention rank
  const double prompt_share =
      prefill_step(m, 1, fresh, cached, ranks).total() / p.pipeline;  // of a stream of prompts
  const double wave = ranks > 1 ? prefill_step(m, ranks, fresh, cached, ranks).total() : prompt;

  const double interference = a.common_start ? 1.0 - 1.0 / m.calibration->benchmark_requests : 1.0;
  const double tokens_per_step =
      s.speculation.draft_tokens > 0 ? s.speculation.accepted_tokens_per_step : 1.0;
  const double verified = 1.0 + s.speculation.draft_tokens;
  const double waves =
      a.common_start
          ? std::max(std::max(running / ranks, 1.0) - 1.0, 0.0) / (2 * a.requests_per_user) + a.sync_waves
          : 0.0;
  const double context = a.input + a.output / 2;

  double decoding = running;
  for (int i = 0; i < iterations; ++i) {
    const double sequences = std::max(decoding, 1.0);
    speed.decode = decode_step(m, std::max(sequences / p.pipeline, 1.0), verified, context);
    const double others = interference * std::max(decoding - 1, 0.0) / a.output;
    speed.tpot_seconds = speed.decode.total() / tokens_per_step + others * prompt_share;
    speed.ttft_seconds = m.engine->first_token_seconds + prompt +
                         first_token_steps(m) * speed.tpot_seconds * tokens_per_step + waves * wave;
    decoding = running * a.output * speed.tpot_seconds / (speed.ttft_seconds + a.output * speed.tpot_seconds);
  }
  const double others = interference * std::max(decoding - 1, 0.0) / a.output;
  speed.bound = largest_term(add_scaled(speed.decode, speed.prefill, others));
  speed.queue_seconds = std::max(users / running - 1, 0.0) * a.output * speed.tpot_seconds;
  speed.ttft_seconds += speed.queue_seconds;
  speed.running_requests = running * p.data;
  const double request_seconds = speed.ttft_seconds + (a.output - 1) * speed.tpot_seconds;
  speed.requests_per_second = s.concurrency / request_seconds;
  speed.output_tokens_per_second = speed.requests_per_second * a.output;
}

/// As many requests as memory holds, mixed steps of decoding and prompt tokens in proportion.
void offline(const StepModel& m, const Footprint& f, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const double input = s.input_tokens;
  const double output = std::max(s.output_tokens, 1.0);
  const double held =
      std::min({requests_held(m, f, input, output), s.max_num_seqs, s.concurrency / s.parallelism.data});
  const double prompts_per_token = 1.0 / output;
  const double by_budget = s.max_num_batched_tokens / (1.0 + input * prompts_per_token);
  const double sequences = std::max(1.0, std::min(held, by_budget));
  speed.limited_by = held < s.concurrency / s.parallelism.data ? LimitedBy::kv_cache : LimitedBy::none;
  speed.decode = decode_step(m, std::max(sequences / s.parallelism.pipeline, 1.0), 1, input + output / 2);
  speed.prefill = prefill_step(m, 1, input, 0, 1);
  const double prompt_share =
      (prefill_step(m, 1, input, 0, s.parallelism.attention_data).total() - m.fixed_seconds) /
      s.parallelism.pipeline;
  speed.tpot_seconds = speed.decode.total() + sequences * prompts_per_token * prompt_share;
  speed.ttft_seconds =
      m.engine->first_token_seconds + speed.prefill.total() + first_token_steps(m) * speed.tpot_seconds;
  speed.running_requests = sequences * s.parallelism.data;
  speed.output_tokens_per_second = speed.running_requests / speed.tpot_seconds;
  speed.requests_per_second = speed.output_tokens_per_second / output;
  speed.bound = largest_term(add_scaled(speed.decode, speed.prefill, sequences * prompts_per_token));
}

/// One batch that starts and ends together; a batch larger than memory runs in several waves.
void fixed_batch(const StepModel& m, const Footprint& f, ServingSpeed& speed) {
  const Serving& s = *m.serving;
  const double output = std::max(s.output_tokens, 1.0);
  const double batch = s.concurrency / s.parallelism.data;
  const double held = std::min({batch, requests_held(m, f, s.input_tokens, output), s.max_num_seqs});
  const double waves = batch / held;
  speed.limited_by = held < batch ? LimitedBy::kv_cache : LimitedBy::none;
  speed.prefill = prefill_step(m, held, s.input_tokens, 0, s.parallelism.attention_data);
  speed.decode = decode_step(m, std::max(held / s.parallelism.pipeline, 1.0), 1, s.input_tokens + output / 2);
  const double one_wave =
      m.engine->first_token_seconds + speed.prefill.total() + (output - 1) * speed.decode.total();
  speed.ttft_seconds = m.engine->first_token_seconds + speed.prefill.total() + (waves - 1) / 2 * one_wave;
  speed.queue_seconds = (waves - 1) / 2 * one_wave;
  speed.tpot_seconds = speed.decode.total();
  speed.running_requests = held * s.parallelism.data;
  speed.requests_per_second = s.concurrency / (waves * one_wave);
  speed.output_tokens_per_second = speed.requests_per_second * output;
  speed.bound = largest_term(speed.decode);
}

/// Architectures whose cards the calibration was fitted on.
bool fitted_on(const Gpu& gpu) {
  return gpu.vendor == "NVIDIA" && gpu.memory_class == MemoryClass::hbm &&
         (gpu.architecture == "Hopper" || gpu.architecture == "Blackwell");
}

Basis basis_of(const StepModel& m) {
  if (!m.engine->measured || m.serving->model->approximate_shape) return Basis::extrapolated;
  return fitted_on(*m.serving->gpu) ? Basis::calibrated : Basis::transferred;
}

}  // namespace

ServingSpeed serving_speed(const StepModel& model, const Footprint& footprint) {
  ServingSpeed speed;
  switch (model.serving->load) {
    case Load::steady:
    case Load::benchmark:
    case Load::burst:
      closed_loop(model, footprint, speed);
      break;
    case Load::offline:
      offline(model, footprint, speed);
      break;
    case Load::fixed:
      fixed_batch(model, footprint, speed);
      break;
  }
  speed.tokens_per_second_per_user = 1.0 / speed.tpot_seconds;
  speed.basis = basis_of(model);
  speed.bands = speed.basis == Basis::calibrated    ? model.calibration->calibrated
                : speed.basis == Basis::transferred ? model.calibration->transferred
                                                    : model.calibration->extrapolated;
  return speed;
}

}  // namespace whichgpu
