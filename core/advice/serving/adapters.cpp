#include "core/advice/serving/adapters.h"

#include <algorithm>

#include "core/catalog/lookup.h"
#include "core/catalog/units.h"
#include "core/memory/adapter_memory.h"

namespace whichgpu {
namespace {

/// A band of a rate that is also multiplied by something between `low` and `high`.
ErrorBand widened_by(const ErrorBand& band, double low, double high) {
  return {band.p10 * low, band.p90 * high};
}

void widen_by_adapters(const AdapterRate& rate, SpeedBands& bands) {
  const double low = rate.low / rate.factor;
  const double high = rate.high / rate.factor;
  bands.throughput = widened_by(bands.throughput, low, high);
  bands.ttft = widened_by(bands.ttft, 1 / high, 1 / low);
  bands.tpot = widened_by(bands.tpot, 1 / high, 1 / low);
}

}  // namespace

bool keeps_adapters(const Engine& engine) {
  const std::string_view id = newest_version(engine).id;
  return id == "vllm" || id == "sglang";
}

std::vector<int> adapter_ranks(const Engine& engine) {
  if (newest_version(engine).id != "vllm") return {};
  return {1, 8, 16, 32, 64, 128, 256, 320, 512};
}

int least_adapter_rank(const Engine& engine, int rank) {
  const std::vector<int> ranks = adapter_ranks(engine);
  const auto found = std::lower_bound(ranks.begin(), ranks.end(), rank);
  return found == ranks.end() ? rank : *found;
}

void take_adapters(ServingQuestion& question) {
  if (!question.adapters) return;
  const Adapters& asked = *question.adapters;
  Serving& s = question.serving;
  s.adapters = room_for(adapter_of_rank_one(*s.model, asked.targets), asked.resident, asked.max_rank);
  s.adapters.added_time = adapter_rate(asked.max_rank).added_time();
}

void add_adapters(const ServingQuestion& question, ServingEstimate& e) {
  if (!question.adapters) return;
  const Adapters& asked = *question.adapters;
  const AdapterRoom one = adapter_of_rank_one(*e.serving.model, asked.targets);
  const int least = least_adapter_rank(*e.serving.engine, asked.rank);
  ServedAdapters& found = e.adapters.emplace();
  found.asked = asked;
  found.rate = adapter_rate(asked.max_rank);
  found.one_bytes = room_for(one, 1, asked.rank).bytes_per_rank({});
  found.reserved_bytes = e.footprint.weights.adapters;
  found.at_own_rank_bytes = found.reserved_bytes * least / asked.max_rank;
  if (e.speed && !e.recalibration) widen_by_adapters(found.rate, e.speed->bands);
  const double spare = found.reserved_bytes - found.at_own_rank_bytes;
  if (spare <= 0) return;
  add(e.notes, "adapter_ranks",
      {number("max_rank", asked.max_rank), number("rank", least), number("gb", spare / giga)});
}

}  // namespace whichgpu
