#include "core/memory/drafter_memory.h"

#include "core/catalog/model_shape.h"
#include "core/memory/kv_cache.h"
#include "core/memory/weights.h"
#include "core/workload/drafter.h"

namespace whichgpu {

DrafterMemory drafter_memory(const Serving& serving, double tokens) {
  if (!has_drafter(serving)) return {};
  const Model drafter = drafter_model(serving);
  const Serving alone = drafter_serving(serving, drafter);
  const ModelShape shape = model_shape(drafter);
  const WeightParts parts = weights_per_gpu(shape, weight_bytes(*alone.weights, shape), alone.parallelism);
  const double element = serving.kv_cache->element_bytes;
  const int tensor = serving.parallelism.tensor;
  const bool own_layers = serving.speculation.method == DraftMethod::mtp;
  DrafterMemory memory;
  memory.weights = own_layers ? parts.layers * serving.model->multi_token_layers : parts.total();
  memory.sequence = sequence_cache_bytes(shape, tokens, element, tensor) * serving.engine->cache_spread;
  return memory;
}

}  // namespace whichgpu
