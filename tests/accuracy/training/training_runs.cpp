#include "tests/accuracy/training/training_runs.h"

#include "tests/accuracy/training/training_models.h"

namespace whichgpu::accuracy {
namespace {

/// What a run's paper or model card says of it.
struct Run {
  const char* model;
  double tokens;
  int gpus;
  int length;
  int batch;  ///< sequences of a step
  const char* framework;
  const char* precision;
  const char* gpu = nullptr;  ///< where the table does not say which memory the card has
  bool steady_steps = false;  ///< hours reckoned from the rate of steady steps, without restarts
};

// Llama 2: arXiv:2307.09288 (batch of 4 M tokens); Llama 3.1: arXiv:2407.21783 (16 M tokens, 16,384 GPUs for
// 405B); DeepSeek-V3: arXiv:2412.19437; OPT: arXiv:2205.01068, and the table's own page for "33 days …
// assuming no failures"; TinyLlama: jzhang38/TinyLlama:README.md@026587c (its hours are 300 B tokens over the
// 24 k tokens/s of an A100-40G); Pythia: arXiv:2304.01373 (64 A100 40GB); MPT: huggingface.co/mosaicml/
// mpt-1b-redpajama-200b (440 A100 40GB, batch 2200). The GPUs of Llama 2 and of the smaller Llama 3.1 models
// are not printed: a cluster on which the batch divides.
constexpr Run runs[] = {
    {"Llama-2-7B", 2e12, 1024, 4096, 1024, "megatron", "bf16"},
    {"Llama-2-13B", 2e12, 1024, 4096, 1024, "megatron", "bf16"},
    {"Llama-2-70B", 2e12, 2048, 4096, 1024, "megatron", "bf16"},
    {"Llama-3.1-8B", 15e12, 2048, 8192, 2048, "megatron", "bf16"},
    {"Llama-3.1-70B", 15e12, 8192, 8192, 2048, "megatron", "bf16"},
    {"Llama-3.1-405B", 15e12, 16384, 8192, 2048, "megatron", "bf16"},
    {"DeepSeek-V3", 14.8e12, 2048, 4096, 15360, "megatron", "fp8"},
    {"OPT-175B", 300e9, 1024, 2048, 1024, "megatron-2021", "fp16", nullptr, true},
    {"TinyLlama-1.1B", 300e9, 16, 2048, 1024, "composer", "bf16", "a100-sxm-40gb", true},
    {"Pythia-1.0B", 300e9, 64, 2048, 1024, "megatron-2021", "fp16", "a100-sxm-40gb"},
    {"MPT-1.3B", 300e9, 440, 2048, 2200, "composer", "bf16", "a100-sxm-40gb"},
};

const Run* run_of(const std::string& model) {
  for (const Run& run : runs) {
    if (model == run.model) return &run;
  }
  return nullptr;
}

}  // namespace

std::vector<TrainingRow> read_training_runs(const CsvTable& table) {
  std::vector<TrainingRow> rows;
  for (const CsvRow& row : table.rows) {
    if (text(row, "metric") != "gpu_hours" || text(row, "source").find("mlcommons") != std::string::npos)
      continue;
    TrainingRow one;
    one.kind = TrainingKind::run;
    one.group = "GPU-hours";
    one.model = text(row, "model");
    one.gpu = training_gpu(text(row, "gpu"));
    one.id = one.model;
    one.source = text(row, "source");
    one.measured = number(row, "value");
    const Run* run = run_of(one.model);
    if (run == nullptr) {
      one.left_out = "pruned and distilled, not trained from nothing";
      rows.push_back(one);
      continue;
    }
    if (run->gpu != nullptr) one.gpu = run->gpu;
    if (run->steady_steps) one.request["goodput_factor"] = 1;
    one.request["workload"] = "training";
    one.request["model"] = training_model(one.model);
    one.request["gpu"] = one.gpu;
    one.request["gpu_count"] = run->gpus;
    one.request["framework"] = run->framework;
    one.request["precision"] = run->precision;
    one.request["sequence_length"] = run->length;
    one.request["global_batch_sequences"] = run->batch;
    one.request["dataset_tokens"] = run->tokens;
    one.request["network_gbit_s_per_gpu"] = server_network_gbit(one.gpu);
    rows.push_back(one);
  }
  return rows;
}

}  // namespace whichgpu::accuracy
