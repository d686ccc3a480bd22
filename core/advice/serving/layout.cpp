#include "core/advice/serving/layout.h"

#include <algorithm>

namespace whichgpu {

int most_tensor_ranks(const Gpu& gpu) { return std::max(gpus_per_server, gpu.interconnect.nvlink_gpus); }

std::vector<Parallelism> layouts(const Serving& serving, const ModelShape& shape) {
  std::vector<Parallelism> all;
  const int count = serving.gpu_count;
  const int most_tensor =
      serving.engine->tensor_parallel ? std::min(count, most_tensor_ranks(*serving.gpu)) : 1;
  for (int tensor = 1; tensor <= most_tensor; ++tensor) {
    const bool divides_heads = shape.heads == 0 || shape.heads % tensor == 0;
    if (count % tensor != 0 || !divides_heads) continue;
    const int groups = count / tensor;
    for (int pipeline = 1; pipeline <= std::min(groups, shape.layers); ++pipeline) {
      if (groups % pipeline != 0) continue;
      Parallelism p;
      p.tensor = tensor;
      p.pipeline = pipeline;
      p.data = groups / pipeline;
      all.push_back(p);
    }
  }
  const bool latent_mixture = shape.mixture() && shape.mla_layers > 0;
  if (latent_mixture && serving.engine->tensor_parallel && count > 1 &&
      count <= most_tensor_ranks(*serving.gpu)) {
    Parallelism p;
    p.attention_data = count;
    p.expert = count;
    all.push_back(p);
  }
  return all;
}

}  // namespace whichgpu
