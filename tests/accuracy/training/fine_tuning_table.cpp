#include "tests/accuracy/training/fine_tuning_table.h"

#include <cstdlib>

#include "tests/accuracy/training/training_models.h"

namespace whichgpu::accuracy {
namespace {

constexpr double printed_gigabyte = 1e9;
constexpr double card_gigabyte = 1073741824.0;

int number_after(const std::string& text, const std::string& name, int fallback) {
  const auto at = text.find(name);
  return at == std::string::npos ? fallback : std::atoi(text.c_str() + at + name.size());
}

std::string tuning_method(const std::string& config, const std::string& precision) {
  const bool four_bit = contains(config, "Q-LoRA") || contains(config, "qlora") ||
                        contains(precision, "nf4") || contains(precision, "QLoRA");
  if (four_bit) return "qlora";
  return contains(config, "Full-parameter") || contains(config, "full.yaml") ? "full" : "lora";
}

std::string pitfall(const CsvRow& row, const std::string& config) {
  if (contains(text(row, "metric"), "OOM")) return "ran out of memory: no measurement";
  if (text(row, "metric") == "min_gpu_mem") return "a recommendation, not a measurement";
  if (contains(config, "full.yaml")) return "fewer bytes a parameter than any optimizer that is printed";
  if (contains(config, "multinode") || contains(config, "Deepspeed"))
    return "how the model was shared is not stated";
  if (contains(config, "tutorial")) return "micro batch and length not printed";
  if (contains(config, "HF 1x") || contains(config, "HF+FA2 1x")) return "micro batch and length not printed";
  if (training_model(text(row, "model")).is_null()) return "model without a known shape";
  return "";
}

void qwen_request(const CsvRow& row, const std::string& config, test::Json& request) {
  request["framework"] = "hugging-face";
  request["gpu"] = "a100-sxm-80gb";
  request["gpu_count"] = number_after(config, "gpus=", 1);
  request["recompute"] = "full";
  request["lora_rank"] = 64;
  request["train_embeddings"] = contains(config, "(emb)");
  request["logits"] = contains(text(row, "precision"), "int4") ? "sixteen_bit" : "standard";
}

void litgpt_request(test::Json& request) {
  request["framework"] = "litgpt";
  request["gpu"] = "a10g-24gb";
  request["recompute"] = "none";
  request["lora_rank"] = 32;
  request["lora_targets"] = "query_value";
}

void longest_context_request(const std::string& config, test::Json& request) {
  const bool unsloth = contains(config, "Unsloth");
  request["framework"] = unsloth ? "unsloth" : "hugging-face";
  request["gpu"] = "a100-sxm-80gb";
  request["recompute"] = "full";
  request["lora_rank"] = 32;
  request["sequence_length"] = number_after(config, "max_context=", 0);
}

}  // namespace

std::vector<TrainingRow> read_fine_tuning_table(const CsvTable& table) {
  std::vector<TrainingRow> rows;
  int line = 1;
  for (const CsvRow& row : table.rows) {
    ++line;
    const std::string what = text(row, "what");
    const bool trained = contains(what, "finetune") || contains(what, "training");
    if (!trained) continue;
    const std::string config = text(row, "config");
    const std::string source = text(row, "source");
    TrainingRow one;
    one.kind = TrainingKind::memory;
    one.id = "line " + std::to_string(line);
    one.model = text(row, "model");
    one.left_out = pitfall(row, config);
    one.source = source.substr(0, source.find(':'));
    one.group = one.source + " " + tuning_method(config, text(row, "precision")) +
                (contains(config, "(emb)") ? " with embeddings" : "");
    test::Json& request = one.request;
    request["workload"] = "training";
    request["method"] = tuning_method(config, text(row, "precision"));
    request["model"] = training_model(one.model);
    request["sequence_length"] = number_after(config, "max_seq=", number_after(config, "seq=", 512));
    request["micro_batch_sequences"] = number_after(config, "mbs=", 1);
    double gigabyte = printed_gigabyte;
    double cards = 1;
    if (contains(source, "QwenLM")) {
      qwen_request(row, config, request);
      if (text(row, "metric") == "peak_gpu_mem_total") cards = request["gpu_count"].get<int>();
    } else if (contains(source, "litgpt")) {
      litgpt_request(request);
      one.tensors_only = true;
    } else if (contains(source, "unsloth")) {
      longest_context_request(config, request);
      gigabyte = card_gigabyte;
    } else if (one.left_out.empty()) {
      one.left_out = "a page that the reader does not know";
    }
    one.gpu = request.value("gpu", "");
    const int gpus = request.value("gpu_count", 1);
    request["global_batch_sequences"] = request["micro_batch_sequences"].get<int>() * gpus;
    one.measured = number(row, "value_gib") * gigabyte / cards;
    rows.push_back(one);
  }
  return rows;
}

}  // namespace whichgpu::accuracy
