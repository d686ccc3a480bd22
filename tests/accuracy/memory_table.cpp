#include "tests/accuracy/memory_table.h"

#include <algorithm>

#include "core/catalog/lookup.h"

#include "tests/accuracy/inference_names.h"

namespace whichgpu::accuracy {
namespace {

/// How a kind of row was measured, apart from model and weights.
struct Setup {
  const char* what;  ///< what `what` begins with
  const char* engine;
  const char* gpu;
  double input_tokens;
  double output_tokens;
  MemoryMetric metric;
};

// Lengths that no page prints are one short reply's.
constexpr Setup setups[] = {
    {"GGUF weights size", "llama.cpp", "h100-sxm-80gb", 1, 128, MemoryMetric::file_gib},
    {"inference VRAM (PyTorch)", "exllama", "rtx-3090-24gb", 2047, 1, MemoryMetric::tensors_gib},
    {"inference memory, generating 2048 tokens", "transformers", "a100-sxm-80gb", 1, 2048,
     MemoryMetric::used_gib},
    {"inference GPU memory (2x Titan RTX)", "transformers", "rtx-3090-24gb", 1, 20,
     MemoryMetric::tensors_gib},
    {"inference minimum memory, encode 2048", "transformers", "a100-sxm-80gb", 2048, 1,
     MemoryMetric::used_gib},
    {"inference minimum memory, generate 8192", "transformers", "a100-sxm-80gb", 1, 8192,
     MemoryMetric::used_gib},
};

std::string format_of(const std::string& printed) {
  if (printed == "float32" || printed == "F32") return "fp32";
  return weight_format(printed);
}

int gpus_of(const CsvRow& row) {
  const bool two = contains(text(row, "config"), " + ") || contains(text(row, "config"), "2xA100");
  return two || contains(text(row, "what"), "2x Titan") ? 2 : 1;
}

std::string why_left_out(const CsvRow& row) {
  const std::string what = text(row, "what");
  if (what.rfind("inference", 0) != 0 && what.rfind("GGUF", 0) != 0) return "training or images";
  if (contains(text(row, "notes"), "more on CPU")) return "partly in host memory";
  if (format_of(text(row, "precision")).empty()) return "weight format not in the catalog";
  if (contains(text(row, "precision"), "g- ")) return "group size none: weight format not in the catalog";
  if (find_model(model_id(text(row, "model"))) == nullptr) return "model not in the catalog";
  return "";
}

}  // namespace

bool is_memory_table(const CsvTable& table) {
  const auto& columns = table.columns;
  return std::find(columns.begin(), columns.end(), "value_gib") != columns.end();
}

std::vector<MemoryMeasurement> read_memory_table(const CsvTable& table) {
  std::vector<MemoryMeasurement> measurements;
  for (const CsvRow& row : table.rows) {
    MemoryMeasurement m;
    m.group = text(row, "what");
    m.id = text(row, "model") + " " + text(row, "precision");
    m.measured = number(row, "value_gib");
    m.left_out = why_left_out(row);
    const auto* setup = std::find_if(std::begin(setups), std::end(setups),
                                     [&](const Setup& s) { return m.group.rfind(s.what, 0) == 0; });
    if (m.left_out.empty() && setup == std::end(setups)) m.left_out = "lengths or engine not printed";
    if (m.left_out.empty()) {
      const int gpus = gpus_of(row);
      m.metric = setup->metric;
      m.request = {{"workload", "serving"},
                   {"model", model_id(text(row, "model"))},
                   {"gpu", setup->gpu},
                   {"gpu_count", gpus},
                   {"parallelism", {{"pipeline", gpus}}},
                   {"precision", {{"weights", format_of(text(row, "precision"))}, {"kv_cache", "fp16"}}},
                   {"engine", setup->engine},
                   {"input_tokens", setup->input_tokens},
                   {"output_tokens", setup->output_tokens}};
    }
    measurements.push_back(std::move(m));
  }
  return measurements;
}

}  // namespace whichgpu::accuracy
