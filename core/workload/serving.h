#pragma once

#include <optional>

#include "core/catalog/acceptance.h"
#include "core/catalog/engine.h"
#include "core/catalog/gpu.h"
#include "core/catalog/model.h"
#include "core/catalog/names.h"
#include "core/catalog/precision.h"
#include "core/workload/pictures.h"

namespace whichgpu {

/// How the GPUs of a configuration share the work. The product of tensor, pipeline, data and
/// attention_data is the number of GPUs.
struct Parallelism {
  int tensor = 1;          ///< ranks that share every matrix
  int pipeline = 1;        ///< stages of consecutive layers
  int data = 1;            ///< independent replicas
  int attention_data = 1;  ///< attention ranks inside one engine, each with its own sequences
  int expert = 1;          ///< ranks over which whole experts are spread; 1: experts are cut like matrices

  int gpus() const { return tensor * pipeline * data * attention_data; }
  /// GPUs over which the routed experts of one layer are spread.
  int expert_ranks() const { return tensor * attention_data; }
};

/// How requests arrive.
enum class Load {
  steady,     ///< a service: users come back one by one, no common start
  benchmark,  ///< all users start together, a fixed number of requests each, random lengths
  burst,      ///< the same with fixed lengths
  offline,    ///< as many requests at once as memory allows
  fixed,      ///< one batch that starts and ends together
  open,       ///< requests at a rate, whatever the engine does
  sessions,   ///< conversations of several turns that begin at a rate
  job,        ///< a number of requests, all at once
};

/// Users who wait for their answer before they ask again.
constexpr bool is_closed_loop(Load load) {
  return load == Load::steady || load == Load::benchmark || load == Load::burst;
}

/// As much as memory holds, until it is done.
constexpr bool is_all_at_once(Load load) { return load == Load::offline || load == Load::job; }

/// Users who all begin at once, and stop after some requests.
constexpr bool is_run_of_users(Load load) { return load == Load::benchmark || load == Load::burst; }

template <>
inline constexpr auto names<Load> = spelled<Load>({{Load::steady, "steady"},
                                                   {Load::benchmark, "benchmark"},
                                                   {Load::burst, "burst"},
                                                   {Load::offline, "offline"},
                                                   {Load::fixed, "static"},
                                                   {Load::open, "open"},
                                                   {Load::sessions, "sessions"},
                                                   {Load::job, "job"}});

/// How an engine is started.
enum class Tuning {
  as_started,  ///< without further flags, as most people run it
  tuned,       ///< with those of published recipes, see Engine::tuned_flags
};

template <>
inline constexpr auto names<Tuning> = spelled<Tuning>({{Tuning::as_started, "default"},
                                                       {Tuning::tuned, "tuned"}});

/// Speculative decoding; no draft tokens: off.
struct Speculation {
  int draft_tokens = 0;
  double accepted_tokens_per_step = 1;  ///< tokens a verification step yields, 1 to draft_tokens + 1
  DraftMethod method = DraftMethod::none;
  DraftTask task = DraftTask::chat;
  Acceptance acceptance = {};                      ///< where `accepted_tokens_per_step` comes from
  const Model* draft_model = nullptr;              ///< DraftMethod::draft: that
  const WeightPrecision* draft_weights = nullptr;  ///< … as it is stored
};

/// Launch flags that hold back the first token.
struct EngineFlags {
  double scheduler_recv_interval = 1;     ///< SGLang: engine steps between looks at new requests
  double batch_wait_timeout_iters = 0;    ///< TensorRT-LLM: steps a prompt may wait for company
  double attention_dp_timeout_iters = 0;  ///< TensorRT-LLM: steps attention ranks wait to balance
};

/// What stays in host memory where the card is too small for all of a model: the routed experts of some
/// layers, or whole layers. Where neither number is given, as little as can: experts first, where there are
/// any.
struct HostOffload {
  bool allowed = false;
  std::optional<int> gpu_layers;             ///< layers on the GPUs
  std::optional<int> expert_layers_on_host;  ///< the first layers, whose experts stay there
  double bytes_per_second = 89.6e9;  ///< peak of the host's memory: two channels of DDR5-5600 (JESD79-5)
};

/// What of a model is in host memory.
struct HostShare {
  double layers = 0;   ///< layers with all their weights and cache, over all layers
  double experts = 0;  ///< routed experts, those of such layers among them, over all routed experts

  bool any() const { return layers > 0 || experts > 0; }
};

/// What an engine keeps on cards for adapters (LoRA), bytes of all layers, and what multiplying by them
/// costs.
struct AdapterRoom {
  double whole_bytes = 0;         ///< on each tensor rank
  double cut_bytes = 0;           ///< divided over these
  double expert_whole_bytes = 0;  ///< of routed experts, on each rank; whole experts are spread
  double expert_cut_bytes = 0;    ///< … divided over those that share an expert as well
  double added_time = 0;          ///< of a step, over the same without adapters

  double bytes_per_rank(const Parallelism& p) const {
    return whole_bytes + cut_bytes / p.tensor + expert_whole_bytes / p.expert +
           expert_cut_bytes / p.expert_ranks();
  }
};

/// Settings that nobody gave: the engine's own, which change with card and layout; see settle_defaults().
struct EngineDefaults {
  bool memory_utilization = false;
  bool max_num_seqs = false;
  bool max_num_batched_tokens = false;
};

inline constexpr EngineDefaults all_defaults{true, true, true};

/// One serving question, complete: every choice is made. References outlive the estimate.
struct Serving {
  const Model* model = nullptr;
  const Gpu* gpu = nullptr;
  const Engine* engine = nullptr;
  const WeightPrecision* weights = nullptr;
  const KvPrecision* kv_cache = nullptr;
  int gpu_count = 1;
  Parallelism parallelism;
  double input_tokens = 1024;  ///< of the whole prompt: text and pictures
  Pictures pictures;           ///< of each prompt
  double output_tokens = 1024;
  double concurrency = 1;             ///< users, each with one request in flight
  double requests_per_second = 0;     ///< where they arrive at a rate: `concurrency` follows from it; else 0
  double cached_prefix_fraction = 0;  ///< share of the input whose keys and values are already cached
  double memory_utilization = 0.9;
  double max_num_seqs = 1024;              ///< requests that run at once, per attention rank of an engine
  double network_bytes_per_second = 50e9;  ///< between servers, per GPU and one direction (400 Gb/s)
  double max_num_batched_tokens = 8192;
  double max_model_len = 0;  ///< longest request that the engine is started for; 0: the request's own length
  bool flash_attention = true;
  Speculation speculation;
  HostOffload offload;
  AdapterRoom adapters;
  Load load = Load::steady;
  Tuning tuning = Tuning::as_started;
  EngineFlags flags;
  EngineDefaults defaults;

  /// Of the prompt, without its pictures.
  double text_tokens() const { return input_tokens - pictures.tokens(); }
};

}  // namespace whichgpu
