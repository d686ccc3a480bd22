#include "tests/accuracy/wild/wild_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>

#include "core/catalog/lookup.h"

#include "tests/accuracy/csv.h"
#include "tests/accuracy/inference_names.h"

namespace whichgpu::accuracy {
namespace {

struct Alias {
  std::string_view printed;
  std::string_view id;
};

// DeepSeek Math V2 was trained from V3.2 Exp (its model card), whose shapes it has; NVIDIA's files of
// Nemotron 3 Nano differ in format alone.
constexpr std::array models{
    Alias{"deepseek-math-v2", "deepseek-ai/DeepSeek-V3.2"},
    Alias{"deepseek-v3.2-exp", "deepseek-ai/DeepSeek-V3.2"},
    Alias{"nvidia-nemotron-3-nano-30b-a3b", "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B"},
    Alias{"qwen3-coder-next", "Qwen/Qwen3-Next-80B-A3B-Instruct"},
};

constexpr std::array gpus{
    Alias{"mi350x", "mi350x-288gb"},
    Alias{"a100 sxm 80gb", "a100-sxm-80gb"},
    Alias{"h100 sxm 80gb", "h100-sxm-80gb"},
    Alias{"h200 sxm 141gb", "h200-sxm-141gb"},
};

/// What checkpoints append to a model's name.
constexpr std::array<std::string_view, 9> endings{"-awq-4bit", "-awq-int4", "-awq",  "-fp8", "-nvfp4",
                                                  "-mxfp4",    "-int4",     "-bf16", "-4bit"};

/// The first day, or month, on which a version was the newest, of vLLM's releases
/// (github.com/vllm-project/vllm/releases). A run of which the month alone is known had what the month began
/// with.
struct Release {
  std::string_view date;
  std::string_view version;
};
constexpr std::array vllm_releases{Release{"2025-10", "0.11"}, Release{"2026-01-20", "0.14"},
                                   Release{"2026-03-06", "0.17"}, Release{"2026-04-22", "0.20"}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

template <typename Names>
std::string_view listed(const Names& names, std::string_view printed) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const Alias& a) { return a.printed == printed; });
  return found == names.end() ? std::string_view{} : found->id;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string_view without_owner(std::string_view id) {
  const std::size_t slash = id.find('/');
  return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

/// A model of the catalog whose name, without its owner, is `name`.
const Model* named(const std::string& name) {
  const auto models = tables::models();
  const auto found = std::find_if(models.begin(), models.end(), [&](const Model& model) {
    return lower(std::string(without_owner(model.id))) == name;
  });
  return found == models.end() ? nullptr : &*found;
}

}  // namespace

std::string wild_model(const std::string& printed) {
  if (const Model* model = find_model(printed)) return std::string(model->id);
  std::string name = lower(std::string(without_owner(printed)));
  for (;;) {
    if (const std::string_view id = listed(models, name); !id.empty()) return std::string(id);
    if (const Model* model = named(name)) return std::string(model->id);
    const auto ending = std::find_if(endings.begin(), endings.end(),
                                     [&](std::string_view end) { return ends_with(name, end); });
    if (ending == endings.end()) return printed;
    name.resize(name.size() - ending->size());
  }
}

std::string wild_gpu(const std::string& printed) {
  const std::string name = lower(printed);
  if (const std::string_view id = listed(gpus, name); !id.empty()) return std::string(id);
  std::string hyphens = name;
  std::replace(hyphens.begin(), hyphens.end(), '_', '-');
  return gpu_id(hyphens);
}

std::string wild_version(const std::string& engine, const std::string& printed, const std::string& date) {
  const std::size_t tag = printed.rfind(":v");
  if (tag != std::string::npos) return printed.substr(tag + 2, printed.find('`', tag) - tag - 2);
  if (!printed.empty() && std::isdigit(static_cast<unsigned char>(printed.front())) != 0) return printed;
  if (engine != "vllm") return "";
  std::string version;
  for (const Release& release : vllm_releases) {
    if (date >= release.date) version = release.version;
  }
  return version;
}

std::string wild_engine(const std::string& engine, const std::string& gpu) {
  const Gpu* card = find_gpu(gpu);
  const bool amd = card != nullptr && card->vendor == "AMD";
  if (amd && find_engine(engine + "-rocm") != nullptr) return engine + "-rocm";
  return engine;
}

double number_after(const std::string& text, const std::string& key) {
  const std::size_t at = text.find(key);
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + key.size(), nullptr);
}

}  // namespace whichgpu::accuracy
