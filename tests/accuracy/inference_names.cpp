#include "tests/accuracy/inference_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "core/catalog/lookup.h"

namespace whichgpu::accuracy {
namespace {

/// `id` is what a table means by `printed`.
struct Name {
  std::string_view printed;
  std::string_view id;
};

// LLaMA, its fine-tunes and Qwen 1 have the shapes of the models that they stand by here.
constexpr std::array models{
    Name{"llama-7b", "meta-llama/Llama-2-7b-chat-hf"},
    Name{"huggyllama/llama-7b", "meta-llama/Llama-2-7b-chat-hf"},
    Name{"vicuna-7b", "meta-llama/Llama-2-7b-chat-hf"},
    Name{"llama-13b", "meta-llama/Llama-2-13b-chat-hf"},
    Name{"koala-13b", "meta-llama/Llama-2-13b-chat-hf"},
    Name{"wizardlm-33b", "huggyllama/llama-30b"},
    Name{"qwen-1.8b-chat", "Qwen/Qwen1.5-1.8B-Chat"},
    Name{"qwen-7b-chat", "Qwen/Qwen1.5-7B-Chat"},
    Name{"qwen-14b-chat", "Qwen/Qwen1.5-14B-Chat"},
    Name{"qwen-72b-chat", "Qwen/Qwen1.5-72B-Chat"},
    Name{"qwen-1.5-72b", "Qwen/Qwen1.5-72B-Chat"},
    Name{"qwen3-235b-a22b", "Qwen/Qwen3-235B-A22B"},
    Name{"qwen3-30b-a3b", "Qwen/Qwen3-30B-A3B"},
    Name{"chatglm2-6b", "THUDM/chatglm3-6b"},
    Name{"llama-33b", "huggyllama/llama-30b"},
    Name{"llama-65b", "huggyllama/llama-65b"},
    Name{"qwen-1.8b", "Qwen/Qwen1.5-1.8B-Chat"},
    Name{"qwen-7b", "Qwen/Qwen1.5-7B-Chat"},
    Name{"qwen-14b", "Qwen/Qwen1.5-14B-Chat"},
    Name{"qwen-72b", "Qwen/Qwen1.5-72B-Chat"},
    Name{"redhatai/llama-4-scout-17b-16e-instruct-fp8-dynamic", "meta-llama/Llama-4-Scout-17B-16E-Instruct"},
    Name{"gpt-neo-x-20b", "EleutherAI/gpt-neox-20b"},
    Name{"gpt-175b", "openai/GPT-3-175B"},
    Name{"llama-3.1-70b-instruct-fp8-kv", "meta-llama/Llama-3.1-70B-Instruct"},
    Name{"llama-3.1-405b-instruct-fp8-kv", "meta-llama/Llama-3.1-405B-Instruct"},
};

// Larger memories of the same chip run at the same bandwidth.
constexpr std::array gpus{
    Name{"gh200-480gb", "gh200-96gb"},
    Name{"m1-max-32-core-gpu-64gb", "apple-m1-max-64gb"},
    Name{"m2-ultra-76-core-gpu-192gb", "apple-m2-ultra-192gb"},
    Name{"m3-max-40-core-gpu-64gb", "apple-m3-max-128gb"},
    Name{"rtx-pro-6000-blackwell-server-edition", "rtx-pro-6000-server-96gb"},
};

/// `id` is the preset of `engine` from versions that begin with `version` (any: empty).
struct Preset {
  std::string_view engine;
  std::string_view version;
  std::string_view id;
};

constexpr std::array presets{
    Preset{"TensorRT-LLM", "0.14", "tensorrt-llm-0.14"},
    Preset{"TensorRT-LLM", "0.17", "tensorrt-llm-0.17"},
    Preset{"TensorRT-LLM backend (Triton) online", "0.14", "tensorrt-llm-0.14"},
    Preset{"TensorRT-LLM (PyTorch backend)", "1.", "tensorrt-llm-1.1"},
    Preset{"TensorRT-LLM", "", "tensorrt-llm-0.9"},  // 0.5 to 0.9, and LLM-Inference-Bench of 2024
    Preset{"TRT-LLM", "QServe README 2024", "tensorrt-llm-0.9"},
    Preset{"vLLM", "2024", "vllm-2024"},
    Preset{"vLLM", "2023", "vllm-2023"},
    Preset{"vLLM", "PyTorch 2.1.0", "vllm-2023"},  // 0.2 was built with it
    Preset{"vLLM", "", "vllm"},
    Preset{"vLLM (ROCm)", "", "vllm-rocm"},
    Preset{"SGLang", "", "sglang"},
    Preset{"llama.cpp", "PR 15802", "llama.cpp"},
    Preset{"llama.cpp", "", "llama.cpp-2024"},  // before CUDA graphs
    Preset{"Llama.cpp", "", "llama.cpp-2024"},
    Preset{"ExLlama v1", "", "exllama"},
    Preset{"exllama", "", "exllama"},
    Preset{"ExLlamaV2", "", "exllamav2"},
    Preset{"Exllama V2", "", "exllamav2"},
    Preset{"MLC-LLM", "", "mlc-llm"},
    Preset{"MLC LLM", "", "mlc-llm"},
    Preset{"TinyChat (AWQ)", "", "tinychat"},
    Preset{"gpt-fast (torch.compile)", "", "gpt-fast"},
    Preset{"LMDeploy", "", "lmdeploy"},
    Preset{"Deepspeed-MII", "", "deepspeed-mii"},
    Preset{"FasterTransformer", "", "fastertransformer"},
    Preset{"HF transformers/autogptq", "", "transformers"},
    Preset{"accelerate/transformers", "", "transformers"},
};

// A format whose name goes on is the first entry that it begins with.
constexpr std::array formats{
    Name{"fp16", "fp16"},
    Name{"float16", "fp16"},
    Name{"f16", "fp16"},
    Name{"bf16", "bf16"},
    Name{"fp8", "fp8"},
    Name{"fp4", "nvfp4"},
    Name{"int8", "int8"},
    Name{"w8a8", "int8"},
    Name{"int4-g32", "int4_group32"},
    Name{"gptq-4-bit-g32", "int4_group32"},
    Name{"gptq", "int4"},
    Name{"int4-compressed", ""},
    Name{"int4", "int4"},
    Name{"w4a16", "int4"},
};

/// In lower case, with hyphens for blanks.
std::string plain(const std::string& name) {
  std::string result;
  for (const char c : name) {
    result += c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

bool begins(std::string_view name, std::string_view with) { return name.substr(0, with.size()) == with; }

template <typename Names>
std::string_view listed(const Names& names, std::string_view printed) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.printed == printed; });
  return found == names.end() ? std::string_view{} : found->id;
}

}  // namespace

std::string model_id(const std::string& printed) {
  const std::string name = plain(printed);
  if (const std::string_view id = listed(models, name); !id.empty()) return std::string(id);
  const Model* model = find_model(name);
  return model == nullptr ? printed : std::string(model->id);
}

std::string gpu_id(const std::string& printed) {
  const std::string name = plain(printed);
  if (const std::string_view id = listed(gpus, name); !id.empty()) return std::string(id);
  const Gpu* gpu = find_gpu(name);
  if (gpu == nullptr) gpu = find_gpu(printed);
  return gpu == nullptr ? printed : std::string(gpu->id);
}

std::string engine_id(const std::string& engine, const std::string& version) {
  for (const Preset& preset : presets) {
    if (engine == preset.engine && begins(version, preset.version)) return std::string(preset.id);
  }
  return engine;
}

std::string weight_format(const std::string& printed) {
  std::string name = plain(printed);
  if (begins(name, "int4-gptq") || begins(name, "int8-gptq")) name.resize(4);
  for (const Name& format : formats) {
    if (begins(name, format.printed)) return std::string(format.id);
  }
  return find_weight_precision(name) == nullptr ? "" : name;
}

std::string kv_format(const std::string& printed, const std::string& otherwise) {
  const std::string format = weight_format(printed);
  return find_kv_precision(format) == nullptr ? otherwise : format;
}

}  // namespace whichgpu::accuracy
