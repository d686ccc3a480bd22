#pragma once

#include <string_view>

#include "core/catalog/engine.h"
#include "core/catalog/gpu.h"
#include "core/catalog/model.h"
#include "core/catalog/precision.h"

namespace whichgpu {

/// Number formats that an engine runs on some cards, from data/engine_support.json. What no row of an engine
/// names does not start; engines without any row are not restricted. Lists are words between blanks.
struct EngineSupport {
  std::string_view engine;         ///< id of its newest version
  std::string_view vendor;         ///< of the cards; empty: any
  std::string_view generations;    ///< architectures; empty: any
  double from = 0;                 ///< least compute capability of NVIDIA's cards; 0: any
  double below = 0;                ///< compute capability from which on it no longer holds; 0: none
  std::string_view weights;        ///< ids; "gguf" stands for all of llama.cpp's
  std::string_view kv_cache;       ///< ids
  bool fp8_cache_is_e5m2 = false;  ///< an FP8 cache has five bits of exponent and two of mantissa
  bool offered = true;             ///< false: it runs, but is not what one would propose
  std::string_view cards;          ///< first words of the names of those its makers list; empty: no such list
  int most_users = 0;              ///< users at once for whom the engine is meant; 0: any number
};

/// Whether engines run on the card by a port of its maker's alone, with which nothing was measured and of
/// whose formats little was read.
bool runs_by_port(const Gpu& gpu);

/// Whether the engine has builds for the card.
bool engine_runs_on(const Engine& engine, const Gpu& gpu);

/// Whether one would propose the engine for the card: a current one, and no list of its makers leaves the
/// card out. Elsewhere it may run, but few people do that.
bool engine_suits(const Engine& engine, const Gpu& gpu);

/// Whether the engine is meant for so many users at once.
bool engine_serves(const Engine& engine, double users);

/// Whether the engine loads checkpoints in this format on the card; of a port, whether it does on any card …
bool engine_loads(const Engine& engine, const WeightPrecision& weights, const Gpu& gpu);

/// … and one would propose that: with a port 16 bit, and what a row of the card's maker names.
bool engine_proposes_weights(const Engine& engine, const WeightPrecision& weights, const Gpu& gpu);

/// The same of keys and values that it keeps in this format …
bool engine_caches(const Engine& engine, const KvPrecision& cache, const Gpu& gpu);

/// … and would be proposed with.
bool engine_proposes_cache(const Engine& engine, const KvPrecision& cache, const Gpu& gpu);

/// Whether an FP8 cache of the engine has two bits of mantissa on the card, where three are usual.
bool fp8_cache_is_e5m2(const Engine& engine, const Gpu& gpu);

/// The 8-bit number format a card is made for: FP8 with FP8 units, else INT8.
std::string_view eight_bit_format(const Gpu& gpu);

/// The 4-bit format of weights a card is made for: NVIDIA's with FP4 units NVFP4, others' MXFP4; without such
/// units INT4, which is widened.
std::string_view four_bit_format(const Gpu& gpu);

/// How the engine holds the weights of a model's own checkpoint: as they are stored, but that some engines
/// make FP16 of FP32 (vLLM's and SGLang's dtype "auto").
const WeightPrecision* loaded_format(const Engine& engine, const Model& model);

/// How many of these cards can work on one model: one in a laptop, as many as anybody has where they have
/// PCIe, else those that a switch for NVLink joins, else one.
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
