#include "core/catalog/lookup.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "core/catalog/engine_support.h"
#include "core/catalog/sorting.h"

namespace whichgpu {
namespace {

constexpr std::size_t longest_name = 120;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <typename Entry>
const Entry* find_id(std::span<const Entry> entries, std::string_view id) {
  for (const Entry& entry : entries) {
    if (same_name(entry.id, id)) return &entry;
  }
  return nullptr;
}

/// What follows the owner in an id: "Llama-3.1-8B" of "meta-llama/Llama-3.1-8B". It is a name too.
std::string_view without_owner(std::string_view id) { return id.substr(id.find('/') + 1); }

template <typename Entry>
const Entry* find_id_or_alias(std::span<const Entry> entries, std::span<const Alias> aliases,
                              std::string_view name) {
  if (const Entry* entry = find_id(entries, name)) return entry;
  for (const Alias& alias : aliases) {
    if (same_name(alias.alias, name)) return find_id(entries, alias.id);
  }
  for (const Entry& entry : entries) {
    if (same_name(without_owner(entry.id), name)) return &entry;
  }
  for (const Alias& alias : aliases) {
    if (same_name(without_owner(alias.alias), name)) return find_id(entries, alias.id);
  }
  return nullptr;
}

/// Levenshtein distance without regard to ASCII case.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

template <typename Entry>
std::vector<std::string> nearest(std::span<const Entry> entries, std::span<const Alias> aliases,
                                 std::string_view name) {
  constexpr std::size_t most = 3;
  name = name.substr(0, longest_name);
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  for (const Entry& entry : entries) ranked.emplace_back(edit_distance(name, entry.id), entry.id);
  for (const Alias& alias : aliases) ranked.emplace_back(edit_distance(name, alias.alias), alias.id);
  sort_stably(ranked, std::less<>());
  std::vector<std::string> ids;
  for (const auto& [distance, id] : ranked) {
    if (ids.size() == most) break;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.emplace_back(id);
  }
  return ids;
}

/// The numbers of a version up to what is not one: 0.19.2rc1 is 0, 19, 2; a letter before them is skipped.
std::vector<int> version_numbers(std::string_view version) {
  constexpr std::size_t longest = 60;
  constexpr int most = 100'000'000;
  version = version.substr(0, longest);
  if (!version.empty() && (lower(version[0]) == 'v' || lower(version[0]) == 'b')) version.remove_prefix(1);
  std::vector<int> numbers;
  bool in_number = false;
  for (const char c : version) {
    if (c >= '0' && c <= '9') {
      if (!in_number) numbers.push_back(0);
      in_number = true;
      if (numbers.back() < most / 10) numbers.back() = numbers.back() * 10 + (c - '0');
    } else if (c == '.' && in_number) {
      in_number = false;
    } else {
      break;
    }
  }
  return numbers;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

const Gpu* find_gpu(std::string_view name) {
  return find_id_or_alias(tables::gpus(), tables::gpu_aliases(), name);
}

const Unread* find_unread(std::string_view name, bool model) {
  std::string ending = std::string(name.substr(0, longest_name)) + "|";
  std::transform(ending.begin(), ending.end(), ending.begin(), lower);
  const auto has = [&](std::string_view names, const char* start) {
    return names.find(start + ending) != std::string_view::npos;
  };
  const auto all = tables::unread();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Unread& u) {
    return u.model == model && (has(u.names, "|") || has(u.names, "/"));
  });
  return found == all.end() ? nullptr : &*found;
}

const Architecture* find_architecture(std::string_view name) {
  const auto all = tables::architectures();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Architecture& a) { return same_name(a.name, name); });
  return found == all.end() ? nullptr : &*found;
}

const Model* find_model(std::string_view name) {
  return find_id_or_alias(tables::models(), tables::model_aliases(), name);
}

const VisionFamily* find_vision_family(std::string_view model_type) {
  if (model_type.empty()) return nullptr;
  const std::string barred = "|" + std::string(model_type) + "|";
  for (const VisionFamily& family : tables::vision_families()) {
    if (family.config_types.find(barred) != std::string_view::npos) return &family;
  }
  return nullptr;
}

const ImageModel* find_image_model(std::string_view name) {
  return find_id_or_alias(tables::image_models(), tables::image_model_aliases(), name);
}

const Engine* find_engine(std::string_view name) { return find_id(tables::engines(), name); }

const TrainingFramework* find_training_framework(std::string_view name) {
  return find_id(tables::training_frameworks(), name);
}

const WeightPrecision* find_weight_precision(std::string_view name) {
  return find_id_or_alias(tables::weight_precisions(), tables::weight_precision_aliases(), name);
}

const WeightPrecision* checkpoint_format(const Model& model) {
  return model.stored.id.empty() ? find_weight_precision(model.checkpoint_precision) : &model.stored;
}

const KvPrecision* find_kv_precision(std::string_view name) {
  return find_id_or_alias(tables::kv_precisions(), tables::kv_precision_aliases(), name);
}

const Offer* find_offer(std::string_view id) { return find_id(tables::offers(), id); }

const PurchasePrice* find_purchase_price(const Gpu& gpu) {
  const auto prices = tables::purchase_prices();
  const auto found =
      std::find_if(prices.begin(), prices.end(), [&](const PurchasePrice& p) { return p.gpu == gpu.id; });
  return found == prices.end() ? nullptr : &*found;
}

const Engine& newest_version(const Engine& engine) {
  const Engine* newest = &engine;
  while (!newest->earlier_version_of.empty()) newest = find_engine(newest->earlier_version_of);
  return *newest;
}

const Engine* engine_of_version(const Engine& engine, std::string_view version) {
  const std::vector<int> asked = version_numbers(version);
  if (asked.empty()) return nullptr;
  const Engine& newest = newest_version(engine);
  if (newest.version.empty()) return &newest;
  const Engine* best = nullptr;
  std::vector<int> best_numbers;
  for (const Engine& other : tables::engines()) {
    if (other.version.empty() || &newest_version(other) != &newest) continue;
    std::vector<int> numbers = version_numbers(other.version);
    if (numbers > asked || (best != nullptr && numbers < best_numbers)) continue;
    best = &other;
    best_numbers = std::move(numbers);
  }
  return best;
}

std::string_view calibrated_engine(const Engine& engine, const Gpu& gpu) {
  if (gpu.vendor == "AMD" && !engine.calibrated_on_amd.empty()) return engine.calibrated_on_amd;
  return engine.calibrated_as.empty() ? engine.id : engine.calibrated_as;
}

const EngineCalibration& engine_calibration(const ServingCalibration& calibration, const Engine& engine,
                                            const Gpu& gpu) {
  const std::string_view id = calibrated_engine(engine, gpu);
  const auto* found = std::find_if(calibration.engines.begin(), calibration.engines.end(),
                                   [&](const EngineCalibration& entry) { return entry.engine == id; });
  static constexpr EngineCalibration none{};
  return found == calibration.engines.end() ? none : *found;
}

const Engine& usual_engine(const Gpu& gpu, const WeightPrecision& weights) {
  const Engine* runs = nullptr;
  for (const Engine& engine : tables::engines()) {
    if (!engine.usual || !engine_runs_on(engine, gpu)) continue;
    if (runs == nullptr) runs = &engine;
    if (weights.gguf ? engine.gguf_weights : engine_loads(engine, weights, gpu)) return engine;
  }
  return runs != nullptr ? *runs : tables::engines().front();
}

const Engine& image_engine() {
  const auto engines = tables::engines();
  return *std::find_if(engines.begin(), engines.end(), [](const Engine& e) { return e.makes_images; });
}

const TrainingFramework& usual_framework(bool pretraining) {
  const auto all = tables::training_frameworks();
  return *std::find_if(all.begin(), all.end(), [&](const TrainingFramework& f) {
    return pretraining ? f.usual_for_pretraining : f.usual_for_fine_tuning;
  });
}

LogitsHandling usual_logits(const TrainingFramework& framework, const Model& model) {
  return model.vision_parameters > 0 ? framework.vision_logits : framework.logits;
}

const TrainingFramework* framework_with(TrainingKernels kernels) {
  const auto all = tables::training_frameworks();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const TrainingFramework& f) { return f.kernels == kernels; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> nearest_gpu_ids(std::string_view name) {
  return nearest(tables::gpus(), tables::gpu_aliases(), name);
}

std::vector<std::string> nearest_image_model_ids(std::string_view name) {
  return nearest(tables::image_models(), tables::image_model_aliases(), name);
}

std::vector<std::string> nearest_model_ids(std::string_view name) {
  return nearest(tables::models(), tables::model_aliases(), name);
}

}  // namespace whichgpu
