#include "core/advice/serving/plan_formats.h"

#include <algorithm>

#include "core/advice/serving/formats.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

/// Leaves out engines meant for fewer users, unless nothing else runs.
void keep_usual_engines(const ServingPlanQuestion& question, std::vector<Formats>& all) {
  const auto for_fewer = [&](const Formats& formats) { return meant_for_fewer(*formats.engine, question); };
  if (!std::all_of(all.begin(), all.end(), for_fewer)) std::erase_if(all, for_fewer);
}

}  // namespace

std::vector<Formats> plan_formats(const ServingPlanQuestion& question, const Gpu& gpu) {
  const Model& model = *question.model;
  const KvPrecision* own_cache = own_kv_precision(model);
  std::vector<Formats> all;
  for (const Engine& engine : tables::engines()) {
    if (!engine_suits(engine, gpu)) continue;
    const WeightPrecision* own_weights = loaded_format(engine, model);
    for (const WeightPrecision* weights : weight_formats(engine, gpu, model)) {
      if (!engine_loads(engine, *weights, gpu)) continue;
      if (weights != own_weights && whole_bits(*weights) < question.least_weight_bits) continue;
      for (const KvPrecision* cache : cache_formats(engine, gpu, model)) {
        if (!engine_proposes_cache(engine, *cache, gpu)) continue;
        if (cache != own_cache && whole_bits(*cache) < question.least_kv_bits) continue;
        all.push_back({&engine, weights, cache, weights == own_weights && cache == own_cache});
      }
    }
  }
  if (question.usual) keep_usual_engines(question, all);
  return all;
}

}  // namespace whichgpu
