#include "core/memory/serving_footprint.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/engine_support.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"
#include "core/memory/drafter_memory.h"
#include "core/memory/kv_cache.h"
#include "core/memory/vision_peak.h"

namespace whichgpu {
namespace {

/// Elements per token that the widest attention or dense block keeps alive at once on one rank.
double widest_block_elements(const Serving& serving, const ModelShape& shape) {
  const Parallelism& p = serving.parallelism;
  double widest = 0;
  for (const FeedForwardLayers& f : serving.model->feed_forward) {
    // gate and up results and their product
    widest = std::max(widest, static_cast<double>(f.matrices) * f.intermediate / p.tensor);
  }
  for (const AttentionWidths& a : shape.attention) widest = std::max(widest, 3 * a.query / p.tensor);
  return widest;
}

/// Elements per token of the workspace for routed experts: the token's copies, and what each expert makes.
double expert_workspace_elements(const Serving& serving) {
  const Parallelism& p = serving.parallelism;
  const bool whole_experts = p.expert > 1;
  double widest = 0;
  for (const FeedForwardLayers& f : serving.model->feed_forward) {
    if (f.experts == 0) continue;
    const double made = static_cast<double>(f.matrices) * f.expert_intermediate;
    const double copy = serving.model->hidden + made / (whole_experts ? 1 : p.tensor);
    widest = std::max(widest, f.experts_per_token * copy / (whole_experts ? p.expert : 1));
  }
  return widest;
}

/// A step whose memory is worked out.
struct LargestStep {
  double tokens = 0;
  double outputs = 0;  ///< sampled
  double cached = 0;   ///< tokens that it attends to
};

/// Scores of one layer without flash attention: each head's, of each token of the step with each cached one.
double score_bytes(const Serving& serving, const ModelShape& shape, const LargestStep& step) {
  if (serving.flash_attention) return 0;
  return step.tokens * step.cached * shape.heads / serving.parallelism.tensor * serving.engine->score_bytes;
}

/// Activations on one GPU in `step`.
PeakActivations peak_activations(const Serving& serving, const ModelShape& shape, const LargestStep& step) {
  const Model& model = *serving.model;
  const Judgement::ServingMemory& alive = tables::judgement().serving_memory;
  const double copies =
      serving.engine->whole_prompts ? alive.whole_prompt_residual_copies : alive.residual_copies;
  const double token = step.tokens * sixteen_bit_bytes;
  const double outputs = step.outputs;
  PeakActivations peak;
  peak.block = token * (copies * model.hidden + widest_block_elements(serving, shape));
  peak.scores = score_bytes(serving, shape, step);
  peak.sampling = token * alive.sampled_residuals * model.hidden +
                  outputs * model.vocabulary * serving.engine->logit_bytes;
  peak.expert_workspace = token * expert_workspace_elements(serving);
  peak.vision =
      std::max(model.vision_parameters > 0 ? serving.engine->vision_bytes : 0, vision_peak_bytes(serving));
  return peak;
}

/// Outputs whose logits are alive at the engine's peak. Encoders and embedders have no head.
double sampled_outputs(const Serving& serving, double in_flight, double step_tokens) {
  const ModelKind kind = serving.model->kind;
  if (kind == ModelKind::encoder || kind == ModelKind::embedding) return 0;
  switch (serving.engine->peak_outputs) {
    case PeakOutputs::running:
      return serving.engine->kv_allocation == KvAllocation::paged
                 ? std::min(serving.max_num_seqs,
                            std::max(in_flight, tables::judgement().serving_memory.least_sampled))
                 : in_flight;
    case PeakOutputs::limit:
      return serving.max_num_seqs;
    case PeakOutputs::every_token:
      return step_tokens;
  }
  return in_flight;
}

/// Tokens of the largest step. Paged engines measure their peak at start with the largest step they allow,
/// whatever the load; without chunked prefill that is the longest request they are started for.
double largest_step_tokens(const Serving& serving, double in_flight) {
  const double full_length = serving.input_tokens + serving.output_tokens;
  const double longest = serving.max_model_len > 0 ? serving.max_model_len : full_length;
  if (serving.engine->whole_prompts) return std::max(serving.max_num_batched_tokens, longest);
  if (serving.engine->kv_allocation == KvAllocation::paged) return serving.max_num_batched_tokens;
  return std::min(serving.max_num_batched_tokens, full_length * in_flight);
}

EngineRuntime engine_runtime(const Serving& serving) {
  const Engine& engine = *serving.engine;
  const Gpu& gpu = *serving.gpu;
  EngineRuntime runtime;
  if (serving.parallelism.expert_ranks() > 1) {
    const CollectiveBytes& buffers = engine.collective_bytes;
    const bool nvlink = gpu.interconnect.nvlink_bytes_per_second > 0;
    runtime.collectives =
        nvlink ? buffers.nvlink + (has_multicast(gpu) ? buffers.multicast : 0.0) : buffers.pcie;
  }
  runtime.graphs =
      engine.graph_bytes * captured_graphs(serving.max_num_seqs * (1 + serving.speculation.draft_tokens));
  runtime.budgeted =
      engine.runtime_bytes + runtime.collectives + (engine.graphs_in_budget ? runtime.graphs : 0.0);
  runtime.unbudgeted = engine.unbudgeted_bytes + (engine.graphs_in_budget ? 0.0 : runtime.graphs);
  return runtime;
}

/// What the engine may take of the card in all.
double usable_bytes(const Serving& serving, const ServingFootprint& f) {
  const double share = serving.memory_utilization;
  const double working = f.activations.working() + f.runtime_bytes;
  switch (serving.engine->memory_budget) {
    case MemoryBudget::whole_card:
      return std::max(0.0, std::min(share * f.visible_bytes, f.visible_bytes - f.runtime.unbudgeted));
    case MemoryBudget::weights_and_cache:
      return std::min(f.capacity_bytes, share * std::max(0.0, f.capacity_bytes - f.runtime_bytes) + working);
    case MemoryBudget::after_weights: {
      const double fixed = f.weights_bytes + working;
      return f.capacity_bytes - (1 - share) * std::max(0.0, f.capacity_bytes - fixed);
    }
  }
  return 0;
}

double whole(double x) { return std::floor(x + 1e-9); }

/// Routed experts in bytes, on one of the ranks that share them.
double expert_bytes(const ModelShape& shape, const WeightBytes& bytes, const Parallelism& p) {
  return shape.parameters.routed_expert * bytes.expert / p.expert_ranks();
}

/// Weights of the layers on the fullest GPU, of which `host` leaves some without their experts: what is left
/// of these are those of whole layers.
double kept_bytes(const ModelShape& shape, const WeightBytes& bytes, const Parallelism& p,
                  const ServingFootprint& f) {
  const double all = f.stage_share * layer_bytes_per_rank(shape, bytes, p);
  if (f.host.experts <= f.host.layers) return all;
  const double kept_layers = std::round(shape.moe_layers * (1 - f.host.experts));
  const double fullest = std::ceil(kept_layers / p.pipeline) / shape.moe_layers;
  return all - std::max(0.0, f.stage_share - fullest) * expert_bytes(shape, bytes, p);
}

/// Bytes of what is only looked up, which an engine may leave in host memory: the tables of layers, and the
/// input embedding unless it is the head as well.
double inputs_on_host(const Model& model, const ModelShape& shape, const WeightBytes& bytes) {
  const ParameterCounts& p = shape.parameters;
  return p.looked_up * bytes.looked_up + (model.tied_embeddings ? 0 : p.embedding * bytes.embedding);
}

/// Weights on the fullest GPU.
WeightParts weights_on_gpu(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                           const ServingFootprint& f) {
  const Parallelism& p = serving.parallelism;
  WeightParts weights = weights_per_gpu(shape, bytes, p);
  if (f.host.any()) weights.layers = kept_bytes(shape, bytes, p, f);
  if (f.host.layers > 0) {
    weights.vocabulary = 0;
    return weights;
  }
  if (!serving.engine->gguf_weights) {
    weights.padding = padding_bytes_per_gpu(*serving.weights, shape, serving.model->hidden, p);
  }
  if (serving.engine->embedding_on_host && p.pipeline == 1) {
    weights.vocabulary -= inputs_on_host(*serving.model, shape, bytes) / p.tensor;
  }
  return weights;
}

/// What is in host memory when something is: `cache_bytes` are those of all requests and layers. The output
/// head is where whole layers are.
double bytes_on_host(const Model& model, const ModelShape& shape, const WeightBytes& bytes,
                     const HostShare& host, double cache_bytes) {
  const ParameterCounts& p = shape.parameters;
  const bool with_head = host.layers > 0;
  const double layers = host.layers * (layer_bytes_per_rank(shape, bytes, {}) + cache_bytes);
  const double experts = std::max(0.0, host.experts - host.layers) * expert_bytes(shape, bytes, {});
  const double tied_head = with_head && model.tied_embeddings ? p.embedding * bytes.embedding : 0;
  return layers + experts + inputs_on_host(model, shape, bytes) + tied_head +
         (with_head ? p.output_head * bytes.head : 0);
}

/// Offline work takes whatever room there is; users all want to be served at once.
bool takes_what_fits(Load load) { return load == Load::offline || load == Load::job; }

/// Requests at once by whose cache a verdict goes: of work that takes what fits, as many as it needs to run
/// well on each replica.
double judged_requests(const Serving& serving, double users) {
  if (!takes_what_fits(serving.load)) return users;
  return std::min(users, tables::judgement().serving_memory.job_requests * serving.parallelism.data);
}

/// Cache of the largest step of prompts beyond the windows, of `requests` on a rank. An engine that takes
/// prompts whole, and has no blocks to give out before, fills the cache of one layer after another.
double step_of_prompts(const Serving& serving, const ModelShape& shape, const ServingFootprint& f,
                       double requests) {
  const bool paged = serving.engine->kv_allocation == KvAllocation::paged;
  const bool in_chunks = f.step_tokens < requests * serving.input_tokens;
  if (serving.engine->whole_prompts || !(paged || in_chunks)) return 0;
  const PromptStep step{f.step_tokens, requests, serving.input_tokens};
  return f.stage_share *
         prompt_cache_bytes(shape, step, serving.kv_cache->element_bytes, serving.parallelism.tensor);
}

/// Where the layers are: so many of them on the GPUs, and so many of all, from the first, without routed
/// experts.
struct Placement {
  int gpu_layers = 0;
  int expert_layers_on_host = 0;
};

/// Layers of the host are the first ones, and so are those without their experts; what has dense blocks in
/// place of experts comes before both.
HostShare share_of_host(const ModelShape& shape, const Placement& placement) {
  HostShare host;
  if (placement.gpu_layers < shape.layers) {
    host.layers = 1 - static_cast<double>(placement.gpu_layers) / shape.layers;
  }
  if (shape.mixture()) {
    const double with_experts = placement.expert_layers_on_host - shape.dense_layers;
    host.experts = std::max(host.layers, with_experts / shape.moe_layers);
  }
  return host;
}

/// Memory with the layers placed so.
ServingFootprint footprint_with(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                                double users, const Placement& placement) {
  const Engine& engine = *serving.engine;
  const Parallelism& p = serving.parallelism;
  const double element = serving.kv_cache->element_bytes;

  ServingFootprint f;
  f.capacity_bytes = serving.gpu->memory_bytes;
  const bool own_memory = serving.gpu->memory_class != MemoryClass::unified;
  f.visible_bytes = std::max(0.0, f.capacity_bytes - (own_memory ? engine.driver_bytes : 0.0));
  f.gpu_layers = placement.gpu_layers;
  f.expert_layers_on_host = placement.expert_layers_on_host;
  f.host = share_of_host(shape, placement);
  const double stage = fullest_stage_share(placement.gpu_layers, p.pipeline) * (1 - f.host.layers);
  f.stage_share = stage;
  const double full_length = serving.input_tokens + serving.output_tokens;
  const DrafterMemory drafter = drafter_memory(serving, full_length);
  f.weights = weights_on_gpu(serving, shape, bytes, f);
  f.weights.drafter = drafter.weights;
  f.weights.adapters = serving.adapters.bytes_per_rank(p) * stage;
  f.weights_bytes = f.weights.total();
  const double ranks = static_cast<double>(p.data) * p.attention_data;  // each with its own sequences
  f.sequence_bytes =
      sequence_cache_bytes(shape, full_length, element, p.tensor) * stage * engine.cache_spread +
      drafter.sequence;
  f.drafter_sequence_bytes = drafter.sequence;
  f.cached_token_bytes = cache_bytes_per_token(shape, element, p.tensor) * stage;

  const bool waits = engine.kv_allocation == KvAllocation::paged;
  const double in_flight = std::ceil(users / p.data);
  f.step_tokens = largest_step_tokens(serving, in_flight);
  const double outputs = sampled_outputs(serving, in_flight, f.step_tokens);
  f.activations = peak_activations(serving, shape, {f.step_tokens, outputs, full_length * in_flight});
  f.activations.prompt_cache =
      step_of_prompts(serving, shape, f, std::ceil(users / ranks)) * engine.cache_spread;
  f.activations_bytes = f.activations.total();
  f.runtime = engine_runtime(serving);
  f.runtime_bytes = f.runtime.budgeted;

  const double fixed = f.weights_bytes + f.activations_bytes + f.runtime_bytes;
  f.usable_bytes = usable_bytes(serving, f);
  f.kv_pool_bytes = std::max(0.0, f.usable_bytes - fixed);
  if (f.sequence_bytes > 0) {
    f.pool_requests = whole(f.kv_pool_bytes / f.sequence_bytes) * ranks;
  } else if (f.host.layers > 0) {
    f.pool_requests = users;
  } else if (f.kv_pool_bytes > 0) {
    f.pool_requests =
        serving.max_num_seqs * ranks;  // an encoder keeps no cache: only the scheduler bounds it
  }
  f.users_at_once = takes_what_fits(serving.load) ? std::min(users, std::max(f.pool_requests, 1.0)) : users;
  f.kv_cache_bytes = std::ceil(f.users_at_once / ranks) * f.sequence_bytes;
  f.needed_bytes = fixed + f.kv_cache_bytes;
  f.free_bytes = std::max(0.0, f.usable_bytes - f.needed_bytes);
  f.shortfall_bytes = std::max(0.0, f.needed_bytes - f.usable_bytes);
  if (f.host.any()) {
    f.host_bytes = bytes_on_host(*serving.model, shape, bytes, f.host,
                                 users * sequence_cache_bytes(shape, full_length, element, 1));
  }

  const bool holds_all = f.needed_bytes <= f.usable_bytes;
  const bool holds_one = fixed + f.sequence_bytes <= f.usable_bytes;
  if (!holds_one || (!holds_all && !waits)) {
    f.verdict = Verdict::does_not_fit;
  } else {
    const double judged = std::ceil(judged_requests(serving, users) / ranks) * f.sequence_bytes;
    f.verdict = shade_of_fit(fixed + judged, f.usable_bytes);
  }
  f.reserved_bytes = waits ? std::max(f.usable_bytes, 0.0) : f.needed_bytes;
  return f;
}

}  // namespace

Verdict shade_of_fit(double needed_bytes, double usable_bytes) {
  const Judgement::Verdicts& shades = tables::judgement().verdicts;
  if (needed_bytes > shades.tight_share * usable_bytes) return Verdict::tight;
  return needed_bytes > shades.comfortable_share * usable_bytes ? Verdict::fits : Verdict::comfortable;
}

ServingFootprint serving_footprint(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                                   double users) {
  const HostOffload& offload = serving.offload;
  Placement placement{offload.gpu_layers.value_or(shape.layers), offload.expert_layers_on_host.value_or(0)};
  ServingFootprint f = footprint_with(serving, shape, bytes, users, placement);
  if (!offload.allowed || offload.gpu_layers || offload.expert_layers_on_host) return f;
  for (int experts = 1; experts <= shape.moe_layers && f.shortfall_bytes > 0; ++experts) {
    placement.expert_layers_on_host = shape.dense_layers + experts;
    f = footprint_with(serving, shape, bytes, users, placement);
  }
  while (f.shortfall_bytes > 0 && placement.gpu_layers > 0) {
    --placement.gpu_layers;
    f = footprint_with(serving, shape, bytes, users, placement);
  }
  return f;
}

}  // namespace whichgpu
