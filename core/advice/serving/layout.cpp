#include "core/advice/serving/layout.h"

#include <algorithm>

#include "core/memory/memory_share.h"
#include "core/memory/serving_footprint.h"
#include "core/memory/serving_room.h"

namespace whichgpu {

int most_tensor_ranks(const Gpu& gpu) { return std::max(gpus_per_server, gpu.interconnect.nvlink_gpus); }

std::vector<Parallelism> replica_layouts(const Serving& serving, const ModelShape& shape, int most_gpus) {
  std::vector<Parallelism> all;
  const int most_ranks =
      serving.engine->tensor_parallel ? std::min(most_gpus, most_tensor_ranks(*serving.gpu)) : 1;
  for (int tensor = 1; tensor <= most_ranks; ++tensor) {
    if (shape.heads > 0 && shape.heads % tensor != 0) continue;
    for (int pipeline = 1; pipeline <= std::min(most_gpus / tensor, shape.layers); ++pipeline) {
      Parallelism& p = all.emplace_back();
      p.tensor = tensor;
      p.pipeline = pipeline;
    }
  }
  const bool latent_mixture = shape.mixture() && shape.mla_layers > 0;
  for (int ranks = 2; latent_mixture && ranks <= most_ranks; ++ranks) {
    Parallelism& p = all.emplace_back();
    p.attention_data = ranks;
    p.expert = ranks;
  }
  return all;
}

std::vector<Parallelism> layouts(const Serving& serving, const ModelShape& shape) {
  std::vector<Parallelism> all = replica_layouts(serving, shape, serving.gpu_count);
  std::erase_if(all, [&](const Parallelism& p) { return serving.gpu_count % p.gpus() != 0; });
  for (Parallelism& p : all) p.data = serving.gpu_count / p.gpus();
  return all;
}

Room own_room(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes) {
  return {most_requests(serving, shape, bytes), serving.parallelism, longest_request(serving, shape, bytes),
          serving.parallelism};
}

Room most_room(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes) {
  Room most = own_room(serving, shape, bytes);
  Serving other = serving;
  for (const Parallelism& replica : replica_layouts(serving, shape, serving.gpu_count)) {
    other.parallelism = replica;
    other.parallelism.data = serving.gpu_count / replica.gpus();
    settle_defaults(other);
    // No layout has more than its pool has with one user.
    const ServingFootprint one = serving_footprint(other, shape, bytes, 1);
    if (one.weights_bytes > one.capacity_bytes) continue;
    const double requests = one.pool_requests > most.requests ? most_requests(other, shape, bytes) : 0;
    if (requests > most.requests) {
      most.requests = requests;
      most.requests_layout = other.parallelism;
    }
    const bool longest_known = most.tokens >= serving.model->max_context_tokens;
    const double tokens = longest_known ? 0 : longest_request(other, shape, bytes);
    if (tokens > most.tokens) {
      most.tokens = tokens;
      most.tokens_layout = other.parallelism;
    }
  }
  return most;
}

}  // namespace whichgpu
