#include "core/advice/serving/plan_formats.h"

#include <algorithm>

#include "core/advice/serving/formats.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

/// Leaves out engines meant for fewer users, unless nothing else runs.
void keep_usual_engines(const ServingPlanQuestion& question, std::vector<Formats>& all) {
  const auto for_fewer = [&](const Formats& formats) { return meant_for_fewer(*formats.engine, question); };
  if (!std::all_of(all.begin(), all.end(), for_fewer)) std::erase_if(all, for_fewer);
}

/// The one engine with which a model of which no speed is estimated is planned: the usual one or, as that
/// seldom has encoder-decoders, of these the one that runs every architecture. Others: none.
const Engine* engine_without_speed(const Model& model, const Gpu& gpu) {
  if (generates(model)) return nullptr;
  return model.kind == ModelKind::encoder_decoder ? &image_engine()
                                                  : &usual_engine(gpu, *checkpoint_format(model));
}

}  // namespace

std::vector<Formats> plan_formats(const ServingPlanQuestion& question, const Gpu& gpu) {
  const Model& model = *question.model;
  const KvPrecision* own_cache = own_kv_precision(model);
  const Engine* alone = engine_without_speed(model, gpu);
  std::vector<Formats> all;
  for (const Engine& engine : tables::engines()) {
    if (!engine_suits(engine, gpu) || (alone != nullptr && alone != &engine)) continue;
    const WeightPrecision* own_weights = loaded_format(engine, model);
    for (const WeightPrecision* weights : weight_formats(engine, gpu, model)) {
      if (!engine_loads(engine, *weights, gpu)) continue;
      if (weights != own_weights && whole_bits(*weights) < question.least_weight_bits) continue;
      for (const KvPrecision* cache : cache_formats(engine, gpu, model)) {
        if (!engine_proposes_cache(engine, *cache, gpu)) continue;
        if (cache != own_cache && whole_bits(*cache) < question.least_kv_bits) continue;
        const bool published = weights == own_weights && cache == own_cache;
        // Embeddings of narrower weights are others.
        if (published || alone == nullptr) all.push_back({&engine, weights, cache, published});
      }
    }
  }
  if (question.usual) keep_usual_engines(question, all);
  return all;
}

}  // namespace whichgpu
