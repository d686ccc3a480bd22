#include "core/catalog/engine_support.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"

namespace whichgpu {

namespace {

/// Whether `word` is one of `words`, which stand between blanks.
bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// Of an NVIDIA card, "8.9"; 0: not known, as of a card of one's own. Every candidate of a plan asks.
double capability_of(const Gpu& gpu) {
  const std::string_view text = gpu.compute_capability;
  int major = 0;
  int minor = 0;
  const char* const end = text.data() + text.size();
  const char* const point = std::from_chars(text.data(), end, major).ptr;
  if (point != end) std::from_chars(point + 1, end, minor);
  return major + minor / 10.0;
}

/// Whether the row is about cards such as this; of a card of one's own what is not known is no hindrance.
bool holds_for(const EngineSupport& row, const Gpu& gpu) {
  if (!row.vendor.empty() && !gpu.vendor.empty() && row.vendor != gpu.vendor) return false;
  const bool named = has_word(row.generations, gpu.architecture);
  if (!row.generations.empty() && !gpu.architecture.empty() && !named) return false;
  const double capability = capability_of(gpu);
  return capability <= 0 || (capability >= row.from && (row.below <= 0 || capability < row.below));
}

/// Whether a row of the engine is about the card's generation: the formats of that port were read.
bool generation_was_read(std::string_view engine, const Gpu& gpu) {
  const auto rows = tables::engine_support();
  return std::any_of(rows.begin(), rows.end(), [&](const EngineSupport& row) {
    return row.engine == engine && !row.generations.empty() && holds_for(row, gpu);
  });
}

/// Whether `is_so` is true of a row of the engine for the card; true if the engine has no rows. Rows are
/// about the newest version and hold for earlier ones. What a port starts with was hardly read: unless a row
/// names the generation, it is there true of a row for any card.
template <typename Predicate>
bool any_row(const Engine& engine, const Gpu& gpu, const Predicate& is_so) {
  const std::string_view id = newest_version(engine).id;
  const bool any_card = runs_by_port(gpu) && !generation_was_read(id, gpu);
  bool any = false;
  for (const EngineSupport& row : tables::engine_support()) {
    if (row.engine != id) continue;
    any = true;
    if ((any_card || holds_for(row, gpu)) && is_so(row)) return true;
  }
  return !any;
}

/// Whether `is_so` is true of a row that names the maker to whose cards the engine was ported.
template <typename Predicate>
bool any_row_of_port(const Engine& engine, const Gpu& gpu, const Predicate& is_so) {
  const auto rows = tables::engine_support();
  return std::any_of(rows.begin(), rows.end(), [&](const EngineSupport& row) {
    return row.engine == newest_version(engine).id && row.vendor == gpu.vendor && holds_for(row, gpu) &&
           is_so(row);
  });
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

}  // namespace

bool runs_by_port(const Gpu& gpu) { return gpu.generation != nullptr && gpu.generation->ported; }

bool engine_runs_on(const Engine& engine, const Gpu& gpu) {
  if (gpu.vendor == "Apple") return engine.gguf_weights || !engine.tensor_parallel;
  if (runs_by_port(gpu))
    return engine.ports.find('|' + std::string(gpu.vendor) + '|') != std::string_view::npos;
  if (engine.nvidia_only && gpu.vendor != "NVIDIA") return false;
  if (capability_of(gpu) > 0 && capability_of(gpu) < engine.minimum_compute_capability) return false;
  return any_row(engine, gpu, [](const EngineSupport&) { return true; });
}

bool engine_suits(const Engine& engine, const Gpu& gpu) {
  if (!engine.current || !engine_runs_on(engine, gpu)) return false;
  return any_row(engine, gpu, [&](const EngineSupport& row) {
    return row.offered && (row.cards.empty() || has_word(row.cards, first_word(gpu.name)));
  });
}

bool engine_serves(const Engine& engine, double users) {
  const auto rows = tables::engine_support();
  return std::none_of(rows.begin(), rows.end(), [&](const EngineSupport& row) {
    return row.engine == newest_version(engine).id && row.most_users > 0 && users > row.most_users;
  });
}

bool engine_loads(const Engine& engine, const WeightPrecision& weights, const Gpu& gpu) {
  return any_row(engine, gpu, [&](const EngineSupport& row) {
    return has_word(row.weights, weights.gguf ? "gguf" : weights.id);
  });
}

bool engine_proposes_weights(const Engine& engine, const WeightPrecision& weights, const Gpu& gpu) {
  const auto names = [&](const EngineSupport& row) { return has_word(row.weights, weights.id); };
  if (!runs_by_port(gpu)) return engine_loads(engine, weights, gpu);
  return weights.id == "bf16" || weights.id == "fp16" || any_row_of_port(engine, gpu, names);
}

bool engine_caches(const Engine& engine, const KvPrecision& cache, const Gpu& gpu) {
  return any_row(engine, gpu, [&](const EngineSupport& row) { return has_word(row.kv_cache, cache.id); });
}

bool engine_proposes_cache(const Engine& engine, const KvPrecision& cache, const Gpu& gpu) {
  const auto names = [&](const EngineSupport& row) {
    return row.offered && has_word(row.kv_cache, cache.id);
  };
  if (!runs_by_port(gpu)) return any_row(engine, gpu, names);
  return cache.id == "bf16" || cache.id == "fp16" || any_row_of_port(engine, gpu, names);
}

bool fp8_cache_is_e5m2(const Engine& engine, const Gpu& gpu) {
  const auto rows = tables::engine_support();
  return !gpu.compute_capability.empty() &&
         std::any_of(rows.begin(), rows.end(), [&](const EngineSupport& row) {
           return row.fp8_cache_is_e5m2 && row.engine == newest_version(engine).id && holds_for(row, gpu);
         });
}

std::string_view eight_bit_format(const Gpu& gpu) { return gpu.dense.fp8 > 0 ? "fp8" : "int8"; }

std::string_view four_bit_format(const Gpu& gpu) {
  if (gpu.dense.fp4 <= 0) return "int4";
  return gpu.vendor == "NVIDIA" ? "nvfp4" : "mxfp4";
}

const WeightPrecision* loaded_format(const Engine& engine, const Model& model) {
  const WeightPrecision* stored = checkpoint_format(model);
  if (engine.gguf_weights && stored->id == "mxfp4") return find_weight_precision("mxfp4_moe");
  return engine.casts_fp32 && stored->id == "fp32" ? find_weight_precision("fp16") : stored;
}

int most_joined(const Gpu& gpu) {
  constexpr int bridged_pair = 2;  // bridges are counted as the slots that they bypass
  if (gpu.form_factor == "laptop") return 1;
  const Interconnect& wires = gpu.interconnect;
  if (wires.pcie_bytes_per_second > 0) return std::numeric_limits<int>::max();
  return wires.nvlink_bytes_per_second > 0 && wires.nvlink_gpus > bridged_pair ? wires.nvlink_gpus : 1;
}

bool can_be_joined(const Gpu& gpu) { return most_joined(gpu) > 1; }

const CardLimits& default_limits(const Engine& engine, const Gpu& gpu) {
  const bool small =
      !engine.small_by_name.empty() && gpu.name.find(engine.small_by_name) != std::string_view::npos;
  for (const CardLimits& limits : engine.card_limits) {
    if (small || limits.below_bytes == 0 || gpu.memory_bytes < limits.below_bytes) return limits;
  }
  return engine.card_limits[engine.card_limits.count - 1];
}

bool has_multicast(const Gpu& gpu) {
  constexpr double hopper = 9;
  return gpu.vendor == "NVIDIA" && gpu.interconnect.nvlink_gpus > 2 && capability_of(gpu) >= hopper;
}

double captured_graphs(double largest) {
  constexpr double small_batches = 3;
  const double most = std::min(2 * largest, 512.0);
  return small_batches + std::floor(std::min(most, 256.0) / 8) + std::floor(std::max(most - 256, 0.0) / 16);
}

bool can_offload(const Engine& engine, const Gpu& gpu) {
  return engine.host_bandwidth > 0 && gpu.memory_class != MemoryClass::unified &&
         gpu.interconnect.pcie_bytes_per_second > 0;
}

}  // namespace whichgpu
