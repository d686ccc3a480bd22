#include "core/advice/serving/formats.h"

#include <cmath>
#include <string_view>

#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu {
namespace {

constexpr double bits_per_byte = 8;
constexpr double least_converted_bits = 4;  // of a 4-bit checkpoint nobody publishes another of 4 bits

/// What engine and card are made for, whatever the checkpoint; from wide to narrow.
std::vector<std::string_view> narrow_weights(const Engine& engine, const Gpu& gpu) {
  if (engine.gguf_weights) return {"q8_0", "q6_k", "q4_k_m"};
  std::vector<std::string_view> ids;
  const bool eight_bit_units = gpu.dense.fp8 > 0 || gpu.dense.int8 > 0;
  if (eight_bit_units) ids.push_back(eight_bit_format(gpu));
  ids.push_back(four_bit_format(gpu));
  return ids;
}

}  // namespace

double whole_bits(const WeightPrecision& weights) { return std::floor(bits_per_byte * weights.expert_bytes); }

double whole_bits(const KvPrecision& cache) { return std::floor(bits_per_byte * cache.element_bytes); }

const KvPrecision* own_kv_precision(const Model& model) {
  const std::string_view published = model.checkpoint_kv_precision;
  return find_kv_precision(published.empty() ? "bf16" : published);
}

std::vector<const WeightPrecision*> weight_formats(const Engine& engine, const Gpu& gpu, const Model& model) {
  const WeightPrecision* own = loaded_format(engine, model);
  const bool loads_own = engine_loads(engine, *own, gpu);
  std::vector<const WeightPrecision*> all;
  if (loads_own) all.push_back(own);
  const bool is_converted = engine.gguf_weights || whole_bits(*own) > least_converted_bits;
  for (const std::string_view id : narrow_weights(engine, gpu)) {
    const WeightPrecision* weights = find_weight_precision(id);
    const double bits = whole_bits(*weights);
    if (!engine_proposes_weights(engine, *weights, gpu) || (!loads_own && !is_converted)) continue;
    if (bits < whole_bits(*own) || (bits == whole_bits(*own) && !loads_own)) all.push_back(weights);
  }
  if (all.empty()) all.push_back(own);
  return all;
}

std::vector<const KvPrecision*> cache_formats(const Engine& engine, const Gpu& gpu, const Model& model) {
  const KvPrecision* own = own_kv_precision(model);
  std::vector<const KvPrecision*> all;
  if (engine_proposes_cache(engine, *own, gpu)) all.push_back(own);
  for (const std::string_view id : {"bf16", engine.gguf_weights ? "q8_0" : "fp8", "int8"}) {
    const KvPrecision* other = find_kv_precision(id);
    const bool narrower = all.empty() || whole_bits(*other) < whole_bits(*all.back());
    if (narrower && engine_proposes_cache(engine, *other, gpu)) all.push_back(other);
  }
  if (all.empty()) all.push_back(own);
  return all;
}

void settle_formats(Serving& s) {
  if (!engine_runs_on(*s.engine, *s.gpu) || !engine_loads(*s.engine, *s.weights, *s.gpu))
    s.engine = &usual_engine(*s.gpu, *s.weights);
  if (!engine_loads(*s.engine, *s.weights, *s.gpu))
    s.weights = weight_formats(*s.engine, *s.gpu, *s.model).front();
  if (!engine_caches(*s.engine, *s.kv_cache, *s.gpu))
    s.kv_cache = cache_formats(*s.engine, *s.gpu, *s.model).front();
}

}  // namespace whichgpu
