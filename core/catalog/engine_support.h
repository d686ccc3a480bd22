#pragma once

#include "core/catalog/engine.h"
#include "core/catalog/gpu.h"
#include "core/catalog/model.h"
#include "core/catalog/precision.h"

namespace whichgpu {

/// Whether the engine has builds for the card.
bool engine_runs_on(const Engine& engine, const Gpu& gpu);

/// Whether the engine's makers support the card: no list of theirs leaves it out. Elsewhere it may run, but
/// few people do that.
bool engine_supports(const Engine& engine, const Gpu& gpu);

/// Whether the engine loads checkpoints in this format. llama.cpp reads GGUF files and 16-bit weights;
/// other engines' 8- and 4-bit checkpoints it does not.
bool engine_loads(const Engine& engine, const WeightPrecision& weights);

/// The 8-bit number format a card is made for: FP8 with FP8 units, else INT8.
std::string_view eight_bit_format(const Gpu& gpu);

/// The 4-bit format of weights a card is made for: NVIDIA's with FP4 units NVFP4, others' MXFP4; without such
/// units INT4, which is widened.
std::string_view four_bit_format(const Gpu& gpu);

/// How the engine holds the weights of a model's own checkpoint: as they are stored, but that some engines
/// make FP16 of FP32 (vLLM's and SGLang's dtype "auto").
const WeightPrecision* loaded_format(const Engine& engine, const Model& model);

/// How many of these cards can work on one model: as many as anybody has where they have PCIe, else those
/// that a switch for NVLink joins, else one.
int most_joined(const Gpu& gpu);

/// Whether several of these cards can work on one model: something must join them.
bool can_be_joined(const Gpu& gpu);

/// An engine's default limits on a card.
const CardLimits& default_limits(const Engine& engine, const Gpu& gpu);

/// Whether the links of these cards send to all of them at once: NVLink behind a switch, from Hopper on.
bool has_multicast(const Gpu& gpu);

/// Batches for which vLLM captures a graph, where at most `largest` requests run at once: 1, 2, 4, then every
/// eighth up to 256 and every sixteenth up to twice `largest`, or 512. Source: vllm-project/vllm,
/// vllm/config/vllm.py; its logs print 5 for batches up to 16, 7 up to 32, 51 up to 512.
double captured_graphs(double largest);

/// Whether the engine can leave layers of a model for this card in host memory.
bool can_offload(const Engine& engine, const Gpu& gpu);

}  // namespace whichgpu
