#pragma once

#include "core/catalog/names.h"
#include "core/memory/serving_footprint.h"
#include "core/time/basis.h"
#include "core/time/bound.h"
#include "core/time/step_time.h"

namespace whichgpu {

/// Why not all users are served at once.
enum class ConcurrencyLimit { none, kv_cache, max_num_seqs };

template <>
inline constexpr auto names<ConcurrencyLimit> =
    spelled<ConcurrencyLimit>({{ConcurrencyLimit::none, "none"},
                               {ConcurrencyLimit::kv_cache, "kv_cache"},
                               {ConcurrencyLimit::max_num_seqs, "max_num_seqs"}});

/// Measured over estimated, 10th and 90th percentile, of what a speed consists of.
struct SpeedBands {
  ErrorBand ttft;
  ErrorBand tpot;
  ErrorBand throughput;
};

/// What the times and rates of a load are made of:
/// TPOT = decode step / tokens_per_step + other_prompts x other_prompt_seconds,
/// TTFT = first_token_seconds + prepare_seconds + prompt + first_token_steps x step_seconds + waves x
/// wave_seconds + queue, output = tokens / seconds.
struct SpeedParts {
  double held_requests = 0;         ///< that memory holds at once, all replicas
  double admitted_requests = 0;     ///< that the engine runs at once at most, all replicas
  double tokens_per_step = 1;       ///< of one sequence: more where drafts are accepted
  double other_prompts = 0;         ///< of other users, that an output token waits for; a fraction
  double other_prompt_seconds = 0;  ///< one of them, in a stream of prompts
  double first_token_seconds = 0;   ///< of a request beside all engine steps
  double prepare_seconds = 0;       ///< … of its pictures, decoding and resizing
  double encode_seconds = 0;        ///< of its prompt's steps, encoding its pictures
  double first_token_steps = 0;     ///< engine steps before the first token beside its own prompt
  double step_seconds = 0;          ///< one of them
  double waves = 0;         ///< of the prompts of all who start together, that a first token waits for
  double wave_seconds = 0;  ///< one of them
  double tokens = 0;        ///< output tokens of all users in `seconds`
  double seconds = 0;
};

/// Speed of a serving configuration. Means over requests; seconds.
struct ServingSpeed {
  double ttft_seconds = 0;                ///< time to first token, waiting included
  double tpot_seconds = 0;                ///< time per output token after the first
  double output_tokens_per_second = 0;    ///< all users of all replicas
  double tokens_per_second_per_user = 0;  ///< 1 / TPOT
  double requests_per_second = 0;
  double running_requests = 0;  ///< requests processed at once, all replicas
  double queue_seconds = 0;     ///< part of TTFT spent waiting for room
  StepTime prefill;             ///< one prompt
  StepTime decode;              ///< one decode step at the running batch
  SpeedParts parts;
  Bound bound = Bound::memory;
  ConcurrencyLimit limited_by = ConcurrencyLimit::none;
  Basis basis = Basis::calibrated;
  bool engine_measured = true;  ///< on some card
  bool crowded = false;         ///< see memory_is_crowded()
  SpeedBands bands;             ///< measured over estimated
};

/// From sending a request for `output_tokens` to the last of them.
inline double request_seconds(const ServingSpeed& speed, double output_tokens) {
  return speed.ttft_seconds + (output_tokens - 1) * speed.tpot_seconds;
}

/// Speed of `model` for `users` in all in a closed loop (steady, benchmark, burst), for as many requests as
/// memory holds (offline), or for one batch (fixed); `Serving::concurrency` is not read. `footprint` says how
/// many requests the memory holds; it must hold at least one.
///
/// Formulas: a step is the sum of its terms. Every output token also waits for its share of the others'
/// prompts. All users starting together wait for half of each other's prompts once in `requests` requests
/// each; steady users do not. Requests that find no room wait for a whole earlier one (Little's law).
ServingSpeed serving_speed(const StepModel& model, const ServingFootprint& footprint, double users);

/// The same without basis and bands, for searches that ask it of many configurations.
ServingSpeed serving_times(const StepModel& model, const ServingFootprint& footprint, double users);

/// The mean number of users who send `per_second` requests to all replicas (Little's law), 1 to 2^20: not a
/// whole number, so that it changes smoothly.
double users_at_rate(const StepModel& model, const ServingFootprint& footprint, double per_second);

/// Engine steps between a request's arrival and its first token, beside its own prompt.
double first_token_steps(const StepModel& model);

/// Requests of `length` tokens that one replica holds at once; `users` where they take no memory.
double requests_held(const StepModel& model, const ServingFootprint& footprint, double users, double length);

/// A batch, or as much as memory holds, where the weights take most of the GPU's memory or the batch runs
/// in several waves: small errors of what is left for keys and values are large ones of what runs at
/// once.
bool memory_is_crowded(const Serving& serving, const ServingFootprint& footprint, double users,
                       ConcurrencyLimit limited_by);

/// `speed` of users in a closed loop who wait for room as long as that, and the rates that follow.
ServingSpeed with_queue(const ServingSpeed& speed, const Serving& serving, double queue_seconds);

/// `speed` with its times multiplied by factors from a measurement of the same configuration, the rates
/// that follow from them, and `bands` where a time was measured (its factor is not 1).
ServingSpeed rescaled(const ServingSpeed& speed, const Serving& serving, double ttft_factor,
                      double tpot_factor, const ErrorBands& bands);

}  // namespace whichgpu
