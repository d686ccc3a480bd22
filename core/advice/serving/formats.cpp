#include "core/advice/serving/formats.h"

#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

constexpr double bits_per_byte = 8;

std::vector<const WeightPrecision*> weights_for(const ServingPlanQuestion& question, const Engine& engine,
                                                const Gpu& gpu) {
  const WeightPrecision* own = find_weight_precision(question.model->checkpoint_precision);
  const std::string_view eight_bit = engine.gguf_weights ? "q8_0" : gpu.dense.fp8 > 0 ? "fp8" : "int8";
  const std::string_view four_bit = engine.gguf_weights ? "q4_k_m" : gpu.dense.fp4 > 0 ? "nvfp4" : "int4";
  std::vector<const WeightPrecision*> all;
  if (engine_loads(engine, *own)) all.push_back(own);
  for (const std::string_view id : {eight_bit, four_bit}) {
    const WeightPrecision* weights = find_weight_precision(id);
    const bool allowed = weights->expert_bytes * bits_per_byte >= question.least_weight_bits;
    if (allowed && weights->expert_bytes < own->expert_bytes) all.push_back(weights);
  }
  return all;
}

std::vector<const KvPrecision*> caches_for(const ServingPlanQuestion& question, const Engine& engine) {
  const std::string_view published = question.model->checkpoint_kv_precision;
  const KvPrecision* own = find_kv_precision(published.empty() ? "bf16" : published);
  const KvPrecision* narrow = find_kv_precision(engine.gguf_weights ? "q8_0" : "fp8");
  std::vector<const KvPrecision*> all{own};
  const bool allowed = narrow->element_bytes * bits_per_byte >= question.least_kv_bits;
  if (allowed && narrow->element_bytes < own->element_bytes) all.push_back(narrow);
  return all;
}

}  // namespace

std::vector<Formats> formats_for(const ServingPlanQuestion& question, const Gpu& gpu) {
  std::vector<Formats> all;
  for (const Engine& engine : tables::engines()) {
    if (!engine.current || !engine_runs_on(engine, gpu)) continue;
    const std::vector<const KvPrecision*> caches = caches_for(question, engine);
    for (const WeightPrecision* weights : weights_for(question, engine, gpu)) {
      for (const KvPrecision* cache : caches) {
        const bool published = weights->id == question.model->checkpoint_precision && cache == caches.front();
        all.push_back({&engine, weights, cache, published});
      }
    }
  }
  return all;
}

}  // namespace whichgpu
