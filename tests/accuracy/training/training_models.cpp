#include "tests/accuracy/training/training_models.h"

#include <array>
#include <map>

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// A transformer of the kind that the catalog describes, not in the catalog.
struct Shape {
  const char* printed;
  int layers;
  int hidden;
  int heads;
  int kv_heads;
  int head_dim;
  int intermediate;
  int matrices;
  int vocabulary;
  bool tied;
};

// MPT: configurations of mosaicml/llm-foundry; GPT of 2021: arXiv:2104.04473, table 1; GPT-3 sizes:
// arXiv:2005.14165, table 2.1; Nemotron: arXiv:2402.16819 and arXiv:2406.11704; Gemma: arXiv:2403.08295,
// table 1; Pythia: arXiv:2304.01373.
constexpr std::array shapes{
    Shape{"MPT-125m", 12, 768, 12, 12, 64, 3072, 2, 50368, true},
    Shape{"MPT-350m", 24, 1024, 16, 16, 64, 4096, 2, 50368, true},
    Shape{"MPT-760m", 24, 1536, 12, 12, 128, 6144, 2, 50368, true},
    Shape{"MPT-1b", 24, 2048, 16, 16, 128, 8192, 2, 50368, true},
    Shape{"MPT-3b", 32, 2560, 20, 20, 128, 10240, 2, 50368, true},
    Shape{"MPT-7b", 32, 4096, 32, 32, 128, 16384, 2, 50368, true},
    Shape{"MPT-13b", 40, 5120, 40, 40, 128, 20480, 2, 50368, true},
    Shape{"MPT-30b", 48, 7168, 56, 56, 128, 28672, 2, 50368, true},
    Shape{"MPT-70b", 80, 8192, 64, 64, 128, 32768, 2, 50368, true},
    Shape{"MPT-1.3B", 24, 2048, 16, 16, 128, 8192, 2, 50368, true},
    Shape{"GPT 1.7B", 24, 2304, 24, 24, 96, 9216, 2, 51200, true},
    Shape{"GPT 3.6B", 30, 3072, 32, 32, 96, 12288, 2, 51200, true},
    Shape{"GPT 7.5B", 36, 4096, 32, 32, 128, 16384, 2, 51200, true},
    Shape{"GPT 18B", 40, 6144, 48, 48, 128, 24576, 2, 51200, true},
    Shape{"GPT 39B", 48, 8192, 64, 64, 128, 32768, 2, 51200, true},
    Shape{"GPT 76B", 60, 10240, 80, 80, 128, 40960, 2, 51200, true},
    Shape{"GPT 145B", 80, 12288, 96, 96, 128, 49152, 2, 51200, true},
    Shape{"GPT 310B", 96, 16384, 128, 128, 128, 65536, 2, 51200, true},
    Shape{"GPT 530B", 105, 20480, 128, 128, 160, 81920, 2, 51200, true},
    Shape{"GPT 1T", 128, 25600, 160, 160, 160, 102400, 2, 51200, true},
    Shape{"GPT3-125M", 12, 768, 12, 12, 64, 3072, 2, 50304, true},
    Shape{"GPT3-355M", 24, 1024, 16, 16, 64, 4096, 2, 50304, true},
    Shape{"GPT3-760M", 24, 1536, 16, 16, 96, 6144, 2, 50304, true},
    Shape{"GPT3-1.3B", 24, 2048, 16, 16, 128, 8192, 2, 50304, true},
    Shape{"GPT3-2.7B", 32, 2560, 32, 32, 80, 10240, 2, 50304, true},
    Shape{"GPT3-5B", 24, 4096, 32, 32, 128, 16384, 2, 51200, true},
    Shape{"GPT3-20B", 44, 6144, 48, 48, 128, 24576, 2, 51200, true},
    Shape{"GPT3-175B", 96, 12288, 96, 96, 128, 49152, 2, 51200, true},
    Shape{"GPT-3 175B", 96, 12288, 96, 96, 128, 49152, 2, 51200, true},
    Shape{"OPT-175B", 96, 12288, 96, 96, 128, 49152, 2, 50272, true},
    Shape{"Nemotron-8B", 32, 4096, 32, 32, 128, 16384, 2, 256000, false},
    Shape{"Nemotron-22B", 40, 6144, 48, 48, 128, 24576, 2, 256000, false},
    Shape{"Nemotron-340B", 96, 18432, 96, 8, 192, 73728, 2, 256000, false},
    Shape{"Pythia-1.0B", 16, 2048, 8, 8, 256, 8192, 2, 50304, false},
    Shape{"gemma-2b", 18, 2048, 8, 1, 256, 16384, 3, 256000, true},
    Shape{"gemma-7b", 28, 3072, 16, 16, 256, 24576, 3, 256000, true},
    Shape{"stablelm-base-alpha-3b", 16, 4096, 32, 32, 128, 16384, 2, 50432, false},
};

const std::map<std::string, const char*>& catalog_names() {
  static const std::map<std::string, const char*> names{
      {"LLAMA2-7B", "meta-llama/Llama-2-7b-chat-hf"},
      {"LLAMA2-13B", "meta-llama/Llama-2-13b-chat-hf"},
      {"LLAMA2-70B", "meta-llama/Llama-2-70b-chat-hf"},
      {"Llama-2-7B", "meta-llama/Llama-2-7b-chat-hf"},
      {"Llama-2-13B", "meta-llama/Llama-2-13b-chat-hf"},
      {"Llama-2-70B", "meta-llama/Llama-2-70b-chat-hf"},
      {"llama-2-7b", "meta-llama/Llama-2-7b-chat-hf"},
      {"Llama 2 7B", "meta-llama/Llama-2-7b-chat-hf"},
      {"LLAMA3-8B", "meta-llama/Meta-Llama-3-8B-Instruct"},
      {"llama-3-8b", "meta-llama/Meta-Llama-3-8B-Instruct"},
      {"LLAMA3-70B", "meta-llama/Meta-Llama-3-70B-Instruct"},
      {"LLAMA3_70B", "meta-llama/Meta-Llama-3-70B-Instruct"},
      {"LLAMA3.1_405B", "meta-llama/Llama-3.1-405B-Instruct"},
      {"llama-3.1-8b", "meta-llama/Llama-3.1-8B-Instruct"},
      {"Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"},
      {"Llama-3.1-70B", "meta-llama/Llama-3.1-70B-Instruct"},
      {"Llama-3.3-70B", "meta-llama/Llama-3.3-70B-Instruct"},
      {"Llama-3.1-405B", "meta-llama/Llama-3.1-405B-Instruct"},
      {"llama-3.2-1b", "meta-llama/Llama-3.2-1B-Instruct"},
      {"llama-3.2-3b", "meta-llama/Llama-3.2-3B-Instruct"},
      {"DeepSeekV3", "deepseek-ai/DeepSeek-V3"},
      {"DeepSeek-V3", "deepseek-ai/DeepSeek-V3"},
      {"Kimi_K2", "moonshotai/Kimi-K2-Instruct"},
      {"GPT OSS 120B", "openai/gpt-oss-120b"},
      {"Qwen3_30B_a3B", "Qwen/Qwen3-30B-A3B"},
      {"Qwen3_235B_a22B", "Qwen/Qwen3-235B-A22B"},
      {"Nemotron_3_Nano", "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B"},
      {"BLOOM-176B", "bigscience/bloom"},
      {"Yi-34B", "01-ai/Yi-34B-Chat"},
      {"TinyLlama-1.1B", "TinyLlama/TinyLlama-1.1B-Chat-v1.0"},
      {"tiny-llama", "TinyLlama/TinyLlama-1.1B-Chat-v1.0"},
      {"Qwen-1.8B", "Qwen/Qwen1.5-1.8B-Chat"},
      {"Qwen-7B", "Qwen/Qwen1.5-7B-Chat"},
      {"Qwen-14B", "Qwen/Qwen1.5-14B-Chat"},
      {"Qwen-72B", "Qwen/Qwen1.5-72B-Chat"},
      {"falcon-7b", "tiiuae/falcon-7b-instruct"},
      {"gemma-2-2b", "google/gemma-2-2b-it"},
      {"gemma-2-9b", "google/gemma-2-9b-it"},
      {"mistral-7b", "mistralai/Mistral-7B-Instruct-v0.1"},
      {"mistral-7b-v0.2", "mistralai/Mistral-7B-Instruct-v0.1"},
      {"phi-2", "microsoft/phi-2"},
      {"Phi-3-mini-4k-instruct", "microsoft/Phi-3-mini-4k-instruct"},
  };
  return names;
}

}  // namespace

Json training_model(const std::string& printed) {
  const auto found = catalog_names().find(printed);
  if (found != catalog_names().end()) return found->second;
  for (const Shape& s : shapes) {
    if (printed != s.printed) continue;
    Json model;
    model["hidden"] = s.hidden;
    model["vocabulary"] = s.vocabulary;
    model["tied_embeddings"] = s.tied;
    model["attention"] = Json::array(
        {{{"layers", s.layers}, {"heads", s.heads}, {"kv_heads", s.kv_heads}, {"head_dim", s.head_dim}}});
    model["feed_forward"] =
        Json::array({{{"layers", s.layers}, {"intermediate", s.intermediate}, {"matrices", s.matrices}}});
    return model;
  }
  return {};
}

std::string training_gpu(const std::string& printed) {
  static const std::map<std::string, const char*> ids{{"A100 SXM 80GB", "a100-sxm-80gb"},
                                                      {"A100 80GB", "a100-sxm-80gb"},
                                                      {"A100", "a100-sxm-80gb"},
                                                      {"A100 SXM 40GB", "a100-sxm-40gb"},
                                                      {"H100 SXM 80GB", "h100-sxm-80gb"},
                                                      {"H100 80GB", "h100-sxm-80gb"},
                                                      {"H200 SXM 141GB", "h200-sxm-141gb"},
                                                      {"H800", "h800-sxm-80gb"},
                                                      {"B200 SXM 180GB", "b200-sxm-180gb"},
                                                      {"B300 SXM", "b300-sxm-288gb"},
                                                      {"GB200", "gb200-nvl72-186gb"},
                                                      {"GB300", "gb300-nvl72-288gb"},
                                                      {"A10G", "a10g-24gb"},
                                                      {"L40S", "l40s-48gb"}};
  const auto found = ids.find(printed);
  return found == ids.end() ? "" : found->second;
}

double server_network_gbit(const std::string& gpu) {
  // One adapter a GPU in NVIDIA's reference systems: HDR with A100, NDR with H100 and B200, XDR with B300.
  if (gpu.rfind("a100", 0) == 0) return 200;
  const bool latest = gpu.rfind("b300", 0) == 0 || gpu.rfind("gb300", 0) == 0;
  return latest ? 800 : 400;
}

}  // namespace whichgpu::accuracy
