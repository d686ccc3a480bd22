#pragma once

#include "core/catalog/model.h"
#include "core/workload/adapters.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Whether it is known which matrices of `model` take adapters, and how ranks divide these: of grouped-query
/// attention. The projections of latent attention are merged as they run, and those of state-space layers are
/// in no two models the same.
bool takes_adapters(const Model& model);

/// What an engine keeps for one adapter of rank 1, bytes of 16 bit: beside each matrix one as long as its
/// input and one as long as its output. Tensor ranks divide what is on the side of a matrix that they divide
/// (queries, keys, values, gate, up: outputs; the last of attention and of a block: inputs) and repeat the
/// other. A routed expert has matrices of its own. Keys and values that ranks repeat are counted as divided,
/// vocabularies not at all. Source: vllm-project/vllm, vllm/lora/layers/base_linear.py and fused_moe.py
/// (without --fully-sharded-loras); sgl-project/sglang, python/sglang/srt/lora/mem_pool.py.
AdapterRoom adapter_of_rank_one(const Model& model, AdapterTargets targets);

/// What is kept for `slots` adapters of `rank`.
AdapterRoom room_for(const AdapterRoom& of_rank_one, double slots, double rank);

}  // namespace whichgpu
