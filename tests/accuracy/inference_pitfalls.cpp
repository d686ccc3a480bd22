#include "tests/accuracy/inference_pitfalls.h"

#include <array>
#include <cstdlib>
#include <limits>

#include "tests/accuracy/inference_names.h"

namespace whichgpu::accuracy {
namespace {

struct Rule {
  const char* name;
  bool (*applies)(const CsvRow& row);
};

bool holds(const CsvRow& row, const char* column, const char* part) {
  return text(row, column).find(part) != std::string::npos;
}

bool is(const CsvRow& row, const char* column, const char* value) { return text(row, column) == value; }

bool argonne(const CsvRow& row) { return holds(row, "source", "LLM-Inference-Bench"); }
bool tensorrt_llm(const CsvRow& row) { return holds(row, "engine", "TensorRT-LLM"); }
bool version(const CsvRow& row, const char* start) {
  return text(row, "engine_version").rfind(start, 0) == 0;
}
bool several_gpus(const CsvRow& row) { return number(row, "num_gpus") > 1; }

/// Whether a server kept up with the rate that was offered to it, as the notes of a row say, rounded ("500
/// requests; achieved 7 req/s"): what falls behind by more than a tenth queues.
bool keeps_up(const CsvRow& row) {
  constexpr double rounding = 0.5;
  constexpr double kept_up = 0.9;
  const std::string notes = text(row, "notes");
  const std::string before = "achieved ";
  const std::size_t at = notes.find(before);
  const double served =
      at == std::string::npos ? 0 : std::strtod(notes.c_str() + at + before.size(), nullptr);
  return served + rounding >= kept_up * offered_requests_per_second(row);
}

constexpr std::array pitfalls{
    Rule{"TensorRT-LLM 0.5 and 0.6 on several GPUs: totals printed as rates of one GPU",
         [](const CsvRow& r) {
           return tensorrt_llm(r) && (version(r, "0.5") || version(r, "0.6")) && several_gpus(r) &&
                  is(r, "metric", "tok_s_per_gpu");
         }},
    Rule{"FasterTransformer: memory figures read as latency",
         [](const CsvRow& r) { return holds(r, "notes", "Memory Usage (GB)"); }},
    Rule{"LLM-Inference-Bench, prompts of 2,048 tokens: rejected by models with 2,048 positions",
         [](const CsvRow& r) {
           const std::string model = text(r, "model");
           const bool short_model = model == "EleutherAI/gpt-j-6b" || model == "facebook/opt-6.7b" ||
                                    model == "BAAI/Aquila-7B" || model == "huggyllama/llama-7b" ||
                                    model == "bigscience/bloom-7b1";
           return argonne(r) && short_model && number(r, "isl") >= 2048;
         }},
    Rule{"LLM-Inference-Bench, Mixtral on TensorRT-LLM and DeepSpeed-MII: equal prompts visit equal experts",
         [](const CsvRow& r) {
           return argonne(r) && holds(r, "model", "Mixtral") && !is(r, "engine", "vLLM");
         }},
    Rule{"LLM-Inference-Bench, A100 of the quantization figure: two values for one label",
         [](const CsvRow& r) { return holds(r, "source", "/Fig_3/") && is(r, "gpu", "A100"); }},
    Rule{"LLM-Inference-Bench, AMD cards: the software of early 2024, not the card",
         [](const CsvRow& r) { return argonne(r) && text(r, "gpu").rfind("MI", 0) == 0; }},
    Rule{"LLM-Inference-Bench, pipeline rows: faster than one card's bandwidth in places",
         [](const CsvRow& r) {
           return argonne(r) && (number(r, "pp") > 1 || holds(r, "notes", "Pipeline Par"));
         }},
    Rule{"TensorRT-LLM 1.0, Llama 4: rows contradict each other",
         [](const CsvRow& r) { return tensorrt_llm(r) && holds(r, "model", "Llama-4"); }},
    Rule{"TensorRT-LLM 1.0, Qwen3 30B on GB200: slower than on B200",
         [](const CsvRow& r) { return is(r, "gpu", "GB200") && is(r, "model", "Qwen3-30B-A3B"); }},
    Rule{"two A100 PCIe cards: slower than compute and PCIe explain, unlike four and eight",
         [](const CsvRow& r) {
           return tensorrt_llm(r) && is(r, "gpu", "A100 PCIe 80GB") && number(r, "num_gpus") == 2;
         }},
    Rule{"llama.cpp of May 2024, prompts of 8B F16 on L40S and A100 SXM: many times slower than Q4",
         [](const CsvRow& r) {
           const bool card = is(r, "gpu", "L40S") || is(r, "gpu", "A100 SXM 80GB");
           return card && is(r, "metric", "prefill_tok_s") && is(r, "precision", "F16") &&
                  is(r, "model", "Llama-3-8B") && holds(r, "source", "XiongjieDai");
         }},
    Rule{"MLPerf: prompt and output lengths are not in the table",
         [](const CsvRow& r) { return holds(r, "engine", "MLPerf"); }},
    Rule{"the XQA page's eight-GPU row: a total under a heading of rates",
         [](const CsvRow& r) { return holds(r, "source", "XQA-kernel"); }},
};

constexpr std::array not_askables{
    Rule{"more requests per second offered than served: 500 of them queue, which is no steady state",
         [](const CsvRow& r) { return holds(r, "concurrency_or_batch", "qps") && !keeps_up(r); }},
    Rule{"tokens per second where the offered rate was kept up: that rate again",
         [](const CsvRow& r) {
           return holds(r, "concurrency_or_batch", "qps") && is(r, "metric", "output_tok_s_total");
         }},
    Rule{"weights offloaded to host memory or disk: no such layout",
         [](const CsvRow& r) {
           return holds(r, "engine", "FlexLLMGen") || holds(r, "engine", "ZeRO-Inference") ||
                  is(r, "engine", "HF Accelerate") || holds(r, "notes", "CPU offloaded");
         }},
    Rule{"no batch printed", [](const CsvRow& r) { return text(r, "concurrency_or_batch").empty(); }},
    Rule{"no output length printed",
         [](const CsvRow& r) { return text(r, "osl").empty() && is(r, "metric", "output_tok_s_total"); }},
    Rule{"prompt tokens in micro batches: no such metric",
         [](const CsvRow& r) { return is(r, "metric", "output_tok_s_total") && number(r, "osl") == 0; }},
    Rule{"two kinds of card in one run", [](const CsvRow& r) { return holds(r, "gpu", " + "); }},
    Rule{"half of a card", [](const CsvRow& r) { return holds(r, "gpu", "1 GCD"); }},
    Rule{"which A100 is not said",
         [](const CsvRow& r) { return is(r, "gpu", "A100") && holds(r, "source", "tinychat"); }},
    Rule{"no model named",
         [](const CsvRow& r) { return is(r, "model", "AWQ-INT4") || is(r, "model", "FP16"); }},
    Rule{"prompts with images: lengths are not printed",
         [](const CsvRow& r) { return holds(r, "model", "VILA"); }},
    Rule{"4-bit GGUF, which one is not said",
         [](const CsvRow& r) { return is(r, "engine", "Llama.cpp") && is(r, "precision", "INT4"); }},
    Rule{"a weight format that the catalog has not",
         [](const CsvRow& r) {
           return !text(r, "precision").empty() && weight_format(text(r, "precision")).empty();
         }},
};

template <typename Rules>
std::string first_that_applies(const Rules& rules, const CsvRow& row) {
  for (const Rule& rule : rules) {
    if (rule.applies(row)) return rule.name;
  }
  return "";
}

}  // namespace

double offered_requests_per_second(const CsvRow& row) {
  const std::string load = text(row, "concurrency_or_batch");
  const std::string before = "qps=";
  if (load.rfind(before, 0) != 0) return 0;
  return load == "qps=INF" ? std::numeric_limits<double>::infinity()
                           : std::strtod(load.c_str() + before.size(), nullptr);
}

std::string pitfall(const CsvRow& row) { return first_that_applies(pitfalls, row); }

std::string not_askable(const CsvRow& row) { return first_that_applies(not_askables, row); }

}  // namespace whichgpu::accuracy
