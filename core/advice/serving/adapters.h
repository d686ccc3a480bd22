#pragma once

#include "core/advice/serving/estimate.h"

namespace whichgpu {

/// Whether it was read how the engine keeps adapters: vLLM and SGLang, in any version.
bool keeps_adapters(const Engine& engine);

/// The ranks for which the engine can be started, upwards; none: for any.
/// Source: vllm-project/vllm, vllm/config/lora.py, MaxLoRARanks (2025-11).
std::vector<int> adapter_ranks(const Engine& engine);

/// The least rank for which the engine can be started that is `rank` or more.
int least_adapter_rank(const Engine& engine, int rank);

/// The room and the time that adapters take, where the question asks about some: written to the question, as
/// the layout of the cards depends on them.
void take_adapters(ServingQuestion& question);

/// What they come to, and speed known no better than what they cost. Note:
/// - adapter_ranks {max_rank, rank, gb}: the engine keeps room for a larger rank than the adapters have
void add_adapters(const ServingQuestion& question, ServingEstimate& estimate);

}  // namespace whichgpu
