#include "core/memory/memory_share.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/engine_support.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// What SGLang leaves free beside weights and cache, by the rule of its server_args.py.
double reserve_bytes(const Serving& serving) {
  const Parallelism& p = serving.parallelism;
  const CardLimits& limits = default_limits(*serving.engine, *serving.gpu);
  const double ranks = static_cast<double>(p.tensor) * p.attention_data;
  const double graph_batch = ranks < 4 ? limits.graph_batch : limits.wide_graph_batch;
  double reserve = 512 * mebi;
  reserve += std::max(serving.max_num_batched_tokens, 2048.0) * 1.5 * mebi;
  reserve += graph_batch * 2 * mebi;
  reserve += ranks * p.pipeline / 8 * gibi;
  if (p.attention_data > 1) reserve += graph_batch * p.attention_data * (graph_batch > 300 ? 4.5 : 3) * mebi;
  if (serving.gpu->memory_bytes > 60 * gibi) reserve = std::max(reserve, 10 * gibi);
  if (serving.speculation.draft_tokens > 0) reserve += 2 * gibi;
  return reserve;
}

}  // namespace

double default_memory_utilization(const Serving& serving) {
  if (serving.engine->memory_rule == MemoryRule::constant) return serving.engine->memory_utilization;
  constexpr double least = 0.1;  // on cards too small for the reserve the engine does not start
  const double share = 1 - reserve_bytes(serving) / serving.gpu->memory_bytes;
  return std::max(least, std::round(share * 1000) / 1000);
}

void settle_defaults(Serving& serving) {
  const CardLimits& limits = default_limits(*serving.engine, *serving.gpu);
  const EngineDefaults& own = serving.defaults;
  if (own.max_num_seqs) serving.max_num_seqs = limits.max_num_seqs;
  if (own.max_num_batched_tokens) {
    const double tuned = serving.tuning == Tuning::tuned ? serving.engine->tuned_batched_tokens : 0;
    serving.max_num_batched_tokens = tuned > 0 ? tuned : limits.max_num_batched_tokens;
  }
  if (own.memory_utilization) serving.memory_utilization = default_memory_utilization(serving);
}

}  // namespace whichgpu
