#pragma once

#include <vector>

#include "core/catalog/engine.h"
#include "core/catalog/gpu.h"
#include "core/catalog/model.h"
#include "core/catalog/precision.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Bits of a weight or of a cached element without what block scales add: 8 of Q8_0, 6 of Q6_K, 4 of INT4.
double whole_bits(const WeightPrecision& weights);
double whole_bits(const KvPrecision& cache);

/// What a checkpoint's keys and values are cached in by default: BF16 unless it says otherwise.
const KvPrecision* own_kv_precision(const Model& model);

/// The number formats that may be proposed for a checkpoint's weights on an engine and a card, from wide to
/// narrow; never empty. The checkpoint's own comes first if the engine loads it; those that follow are
/// narrower, and engine and card are made for them: GGUF types in llama.cpp; in other engines FP8 on cards
/// with FP8 units, else INT8 on cards with INT8 units, then the card's own 4-bit format, else INT4, which is
/// multiplied in 16 bit everywhere. A checkpoint that the engine does not load is converted: to formats of
/// no more bits than its own, one of 4 bits to GGUF only. All are such as the engine runs on the card, unless
/// there is none.
std::vector<const WeightPrecision*> weight_formats(const Engine& engine, const Gpu& gpu, const Model& model);

/// The same for keys and values: as the checkpoint is served by default, else 16 bit;
/// then 8 bit if that is narrower. Each is one that the engine would be proposed with on the card, unless
/// there is none.
std::vector<const KvPrecision*> cache_formats(const Engine& engine, const Gpu& gpu, const Model& model);

/// Replaces what does not start on the card: the engine by the usual one, weights and cache by the first of
/// its formats there.
void settle_formats(Serving& serving);

}  // namespace whichgpu
