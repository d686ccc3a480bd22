#include "tests/accuracy/training/training_table.h"

#include <cmath>
#include <cstdlib>
#include <map>

#include "core/catalog/lookup.h"

#include "tests/accuracy/training/bridge_page.h"
#include "tests/accuracy/training/training_models.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// A page or repository, and what its rows have in common.
struct Page {
  const char* in_source;  ///< part of the source that tells it
  const char* group;
  const char* framework;
};

constexpr Page pages[] = {
    {"mosaicml/llm-foundry", "MosaicML FSDP", "composer"},
    {"cases_april2021", "Megatron 2021", "megatron-2021"},
    {"NVIDIA/Megatron-LM:README.md@e269e20", "Megatron 2021", "megatron-2021"},
    {"NVIDIA/Megatron-LM:README.md", "Megatron 2024", "megatron"},
    {"NVIDIA/NeMo", "NeMo 24.07", "megatron"},
    {"Megatron-Bridge:docs", "Megatron Bridge", "megatron"},
    {"mlcommons/training", "MLPerf", "megatron"},
    {"flash-attention", "FlashAttention, TinyLlama", "composer"},
    {"TinyLlama", "FlashAttention, TinyLlama", "composer"},
    {"tr11-176B", "BLOOM", "megatron-2021"},
    {"QwenLM/Qwen", "Hugging Face Trainer", "hugging-face"},
};

const Page* page_of(const std::string& source) {
  for (const Page& page : pages) {
    if (source.find(page.in_source) != std::string::npos) return &page;
  }
  return nullptr;
}

/// The number after `name` in a text; 0 without one.
double number_after(const std::string& text, const std::string& name) {
  const auto at = text.find(name);
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + name.size(), nullptr);
}

/// The printed model without what a page adds to it.
std::string bare_model(const std::string& printed) {
  for (const char* suffix : {" LoRA", " SFT", " Q-LoRA", " Full-parameter"}) {
    const auto at = printed.find(suffix);
    if (at != std::string::npos) return printed.substr(0, at);
  }
  return printed;
}

std::string method_of(const std::string& printed, const std::string& notes) {
  if (contains(printed, "Q-LoRA")) return "qlora";
  if (contains(printed, "LoRA") || contains(notes, "LoRA Performance")) return "lora";
  const bool tuned = contains(printed, "SFT") || contains(printed, "Full-parameter");
  return tuned || contains(notes, "SFT Performance") ? "full" : "pretraining";
}

std::string precision_of(const CsvRow& row) {
  const std::string printed = text(row, "precision");
  for (const auto& [part, id] : {std::pair{"MXFP8", "mxfp8"}, std::pair{"NVFP4", "nvfp4"},
                                 std::pair{"FP8", "fp8"}, std::pair{"fp8", "fp8"}}) {
    if (contains(printed, part)) return id;
  }
  // MLPerf's logs print none; its entries on Hopper and Blackwell run in FP8.
  return contains(text(row, "source"), "mlcommons") ? "fp8" : "bf16";
}

/// Ranks that MLPerf's configuration files name ("…xtp4pp1cp2", "8x8x1024x4x8_mbs2"), else the usual ones.
void mlperf_layout(const CsvRow& row, Json& request) {
  const std::string notes = text(row, "notes");
  const int gpus = static_cast<int>(number(row, "num_gpus"));
  const double batch = number(row, "global_batch");
  Json& ranks = request["parallelism"];
  if (contains(text(row, "model"), "GPT-3")) {
    ranks["tensor"] = 4;
    ranks["pipeline"] = 8;
    ranks["interleave"] = 6;
    request["micro_batch_sequences"] = contains(notes, "mbs2") ? 2 : 1;
    return;
  }
  const bool one_rank = contains(text(row, "gpu"), "B200");
  const int tensor = contains(notes, "xtp") ? static_cast<int>(number_after(notes, "xtp")) : one_rank ? 1 : 4;
  const int context = std::max(1, static_cast<int>(gpus / (batch * tensor)));
  ranks["tensor"] = tensor;
  ranks["context"] = number_after(notes, "cp=") > 0 ? static_cast<int>(number_after(notes, "cp=")) : context;
  request["micro_batch_sequences"] = 1;
}

void megatron_2021_layout(const CsvRow& row, Json& request) {
  const double product = number_after(text(row, "notes"), "(TP*PP) = ");
  const bool example = product == 0;  // the README's run: 8 tensor ranks, 16 stages
  const int tensor = example ? 8 : static_cast<int>(std::min(product, 8.0));
  request["parallelism"]["tensor"] = tensor;
  request["parallelism"]["pipeline"] = example ? 16 : static_cast<int>(product) / tensor;
  request["micro_batch_sequences"] = 1;
  request["recompute"] = "full";
}

Json request_of(const CsvRow& row, const Page& page) {
  const std::string notes = text(row, "notes");
  const std::string mode = text(row, "dp_mode");
  const std::string printed = text(row, "model");
  const std::string gpu = training_gpu(text(row, "gpu"));
  Json request;
  request["workload"] = "training";
  request["method"] = method_of(printed, notes);
  request["model"] = training_model(bare_model(printed));
  request["gpu"] = gpu;
  request["gpu_count"] = static_cast<int>(number(row, "num_gpus"));
  request["framework"] = BridgePage::captures_step(row) ? "megatron-graph" : page.framework;
  request["precision"] = precision_of(row);
  request["sequence_length"] = static_cast<int>(number(row, "seq_len"));
  double batch = number(row, "global_batch");
  if (contains(text(row, "source"), "flash-attention")) batch = std::exp2(std::round(std::log2(batch)));
  request["global_batch_sequences"] = static_cast<int>(batch);
  const double micro = number(row, "micro_batch");
  request["micro_batch_sequences"] = micro > 0 ? static_cast<int>(micro) : 8;
  request["network_gbit_s_per_gpu"] = server_network_gbit(gpu);
  const bool again = contains(text(row, "recompute"), "full") || contains(page.group, "Hugging Face");
  request["recompute"] = again ? "full" : "none";
  Json& ranks = request["parallelism"];
  ranks["tensor"] = std::max(1, static_cast<int>(number(row, "tp")));
  ranks["pipeline"] = std::max(1, static_cast<int>(number(row, "pp")));
  ranks["context"] = std::max(1, static_cast<int>(number_after(notes, "CP=")));
  ranks["interleave"] = std::max(1, static_cast<int>(number_after(notes, "VP=")));
  ranks["expert"] = std::max(1, static_cast<int>(number_after(mode, "ep=")));
  const bool shards = contains(mode, "fsdp") || contains(mode, "zero3") || contains(printed, "TinyLlama");
  ranks["zero_stage"] = shards ? 3 : contains(text(row, "source"), "flash-attention") ? 0 : 1;
  if (contains(page.group, "MLPerf")) mlperf_layout(row, request);
  if (contains(page.group, "Megatron 2021")) megatron_2021_layout(row, request);
  if (contains(page.group, "Megatron 2024")) {
    ranks["tensor"] = 8;
    ranks["pipeline"] = 12;
    ranks["interleave"] = 8;
    request["micro_batch_sequences"] = 1;
  }
  if (contains(page.group, "Hugging Face")) {
    request["lora_rank"] = 64;
    if (contains(printed, "(emb)")) request["train_embeddings"] = true;
  }
  return request;
}

/// FLOPs that a page counts for one token.
double page_flops(const CsvRow& row, const Page& page, const Json& request, const BridgePage& bridge) {
  const double printed = bridge.flops_per_token(row);
  if (printed > 0) return printed;
  api::TrainingInput input;
  const api::Json read = test::as_read(request);
  if (api::read(read, input)) return 0;
  const Training& t = input.question.training;
  const ModelShape shape = model_shape(*t.model);
  const double causal = model_flops_per_token(t, shape).total();
  const double length = t.sequence_length;
  const double attention = 6.0 * shape.layers * length * t.model->hidden;  // the other half of it
  const std::string group = page.group;
  if (group == "Megatron Bridge") return causal;
  if (group == "MosaicML FSDP") return 6e9 * number(row, "params_b") + 2 * attention;
  // Of 2021: the forward pass four times, attention in full (arXiv:2104.04473, section 5.1).
  const double passes = group == "Megatron 2021" || group == "BLOOM" ? 4.0 / 3 : 1;
  return passes * (causal + attention);
}

/// Tokens per second and GPU of a row; 0 if it says nothing of the kind.
double rate_of(const CsvRow& row, const Page& page, const Json& request, const BridgePage& bridge) {
  const std::string metric = text(row, "metric");
  const double value = number(row, "value");
  const double gpus = number(row, "num_gpus");
  const double length = number(row, "seq_len");
  if (metric == "tok_s_per_gpu") return value;
  if (metric == "step_s") return number(row, "global_batch") * length / value / gpus;
  if (metric == "samples_s_total") return value * length / gpus;
  const double flops = page_flops(row, page, request, bridge);
  if (flops <= 0) return 0;
  if (metric == "tflops_per_gpu") return value * 1e12 / flops;
  if (metric != "mfu_pct") return 0;
  const Gpu* gpu = find_gpu(training_gpu(text(row, "gpu")));
  return gpu == nullptr ? 0 : value / 100 * gpu->dense.bf16 / flops;
}

/// Metrics of one configuration by how directly they say what is wanted.
int directness(const CsvRow& row) {
  const std::string metric = text(row, "metric");
  if (metric == "tok_s_per_gpu") return 3;
  if (metric == "step_s" || metric == "samples_s_total") return 2;
  return metric == "tflops_per_gpu" ? 1 : 0;
}

/// Why a row is not what it says or cannot be asked for; see data/measurements/training/README.md.
std::string pitfall(const CsvRow& row, const Page& page) {
  const std::string printed = text(row, "model");
  if (contains(printed, "Nemotron_3_Super")) return "shape not published with the table";
  if (training_model(bare_model(printed)).is_null()) return "model without a known shape";
  if (training_gpu(text(row, "gpu")).empty()) return "card that the catalog does not have";
  if (contains(text(row, "gpu"), "L40S")) return "never fitted: links of this server are not printed";
  if (contains(text(row, "notes"), "OUTLIER")) return "marked as an outlier";
  if (std::string(page.group) == "Hugging Face Trainer" && number(row, "num_gpus") > 1)
    return "network between the GPUs not stated";
  return "";
}

}  // namespace

bool is_training_table(const CsvTable& table) {
  for (const std::string& column : table.columns) {
    if (column == "dp_mode") return true;
  }
  return false;
}

std::vector<TrainingRow> read_training_table(const CsvTable& table) {
  const BridgePage bridge(table);
  std::map<std::string, std::pair<int, TrainingRow>> rows;  // by configuration
  std::vector<std::string> order;
  int line = 1;
  for (const CsvRow& row : table.rows) {
    ++line;
    const Page* page = page_of(text(row, "source"));
    if (page == nullptr || number(row, "num_gpus") <= 0 || number(row, "seq_len") <= 0) continue;
    TrainingRow one;
    one.id = "line " + std::to_string(line);
    one.group = page->group;
    one.source = page->group;
    one.model = bare_model(text(row, "model"));
    one.gpu = training_gpu(text(row, "gpu"));
    one.left_out = pitfall(row, *page);
    if (one.left_out.empty()) one.left_out = bridge.superseded(row);
    if (one.left_out.empty()) {
      one.request = request_of(row, *page);
      one.measured = rate_of(row, *page, one.request, bridge);
      if (one.measured <= 0) continue;
    }
    const bool logged = one.group == "MLPerf";  // entries of several submitters are several measurements
    const std::string key = one.group + text(row, "model") + text(row, "gpu") + one.left_out +
                            one.request.dump() + (logged ? text(row, "source") : text(row, "date"));
    const int direct = directness(row);
    const auto found = rows.find(key);
    if (found == rows.end()) order.push_back(key);
    if (found == rows.end() || direct > found->second.first) rows[key] = {direct, one};
  }
  std::vector<TrainingRow> result;
  for (const std::string& key : order) result.push_back(rows[key].second);
  return result;
}

}  // namespace whichgpu::accuracy
