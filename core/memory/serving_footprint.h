#pragma once

#include "core/catalog/model_shape.h"
#include "core/memory/verdict.h"
#include "core/memory/weights.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Activations of the largest engine step on one GPU, in bytes: the residual stream with the widest block's
/// intermediate results and, without flash attention, one layer's scores; or with the logits, whichever is
/// more; the workspace for routed experts, which engines keep; and what a vision tower takes at its largest,
/// or for the pictures of prompts; and the cache that only such a step needs.
struct PeakActivations {
  double block = 0;
  double scores = 0;
  double sampling = 0;
  double expert_workspace = 0;
  double vision = 0;
  double prompt_cache = 0;  ///< of the cache: prompts beyond the windows of layers, see prompt_cache_bytes()

  /// What is not of the cache.
  double working() const {
    return (block + scores > sampling ? block + scores : sampling) + expert_workspace + vision;
  }
  double total() const { return working() + prompt_cache; }
};

/// What an engine keeps on one GPU beside weights, cache and activations, in bytes.
struct EngineRuntime {
  double collectives = 0;  ///< communication buffers
  double graphs = 0;       ///< captured graphs
  double budgeted = 0;     ///< all that its budget holds: context, kernels, buffers; graphs where it does
  double unbudgeted = 0;   ///< … and what it takes beside it
};

/// Memory of the fullest GPU, in bytes.
struct ServingFootprint {
  double capacity_bytes = 0;  ///< what the driver reports
  double usable_bytes = 0;    ///< what the engine may take, by its own rule, see MemoryBudget
  WeightParts weights;
  PeakActivations activations;
  double weights_bytes = 0;
  double kv_cache_bytes = 0;     ///< what the users' requests need at full length
  double activations_bytes = 0;  ///< peak of one engine step, and the logits
  double step_tokens = 0;        ///< of the largest step
  EngineRuntime runtime;
  double visible_bytes = 0;           ///< what the driver leaves of the card to programs
  double runtime_bytes = 0;           ///< the budgeted part of `runtime`
  double needed_bytes = 0;            ///< sum of the four parts
  double reserved_bytes = 0;          ///< what the engine takes, needed or not
  double free_bytes = 0;              ///< usable minus needed, not below zero
  double shortfall_bytes = 0;         ///< needed minus usable, not below zero
  double kv_pool_bytes = 0;           ///< what is left for keys and values of requests after everything else
  double sequence_bytes = 0;          ///< one request at full length
  double drafter_sequence_bytes = 0;  ///< … of it, cache of the network that makes drafts
  double cached_token_bytes = 0;      ///< one more token of one request
  int gpu_layers = 0;  ///< layers on the GPUs; fewer than all: the rest, and the head, are in host memory
  int expert_layers_on_host = 0;  ///< the first layers of the model, whose routed experts are in host memory
  double stage_share = 1;         ///< layers on the fullest GPU over all layers
  HostShare host;
  double host_bytes = 0;     ///< what is in host memory: experts, layers with their cache, embedding, head
  double users_at_once = 0;  ///< whom the cache is for: in offline work as many as fit, else all
  double pool_requests = 0;  ///< requests at full length that the pools of all ranks hold
  Verdict verdict = Verdict::does_not_fit;
};

/// Memory of a serving configuration for `users` in all, each with one request in flight;
/// `serving.concurrency` is not read. `bytes` are the widths of its weights, see weight_bytes(). Where
/// something may stay in host memory and how much is left open, as little as can: routed experts of as few
/// layers as that takes, and, where a model has none or that is not enough, whole layers.
ServingFootprint serving_footprint(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                                   double users);

}  // namespace whichgpu
