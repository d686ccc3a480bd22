#pragma once

#include <vector>

#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Most GPUs over which matrices are cut: one server, or one NVLink domain where that is larger.
int most_tensor_ranks(const Gpu& gpu);

/// The ways to cut one replica over at most `most_gpus` GPUs that engine and model allow: tensor ranks, each
/// with pipeline stages; then attention data parallelism for MLA mixtures. Data is 1 in each.
std::vector<Parallelism> replica_layouts(const Serving& serving, const ModelShape& shape, int most_gpus);

/// The ways to spread `serving.gpu_count` GPUs, in the order of replica_layouts(), with as many replicas as
/// there is room for.
std::vector<Parallelism> layouts(const Serving& serving, const ModelShape& shape);

/// The most that memory holds, and the layouts that hold it.
struct Room {
  double requests = 0;  ///< at full length, at once; see most_requests()
  Parallelism requests_layout;
  double tokens = 0;  ///< of one request; see longest_request()
  Parallelism tokens_layout;
};

/// The room of `serving` as it is laid out.
Room own_room(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes);

/// The most room that any layout of its GPUs has, where need be with some of them idle; the layout that it
/// has unless another has more.
Room most_room(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes);

}  // namespace whichgpu
