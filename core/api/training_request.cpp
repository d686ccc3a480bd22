#include "core/api/training_request.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/api/gpu_request.h"
#include "core/api/model_request.h"
#include "core/api/price_request.h"
#include "core/api/reader.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr Range gpu_count_range{1, 131'072};
constexpr Range ranks_range{1, 1024};
constexpr Range data_range{1, 131'072};
constexpr Range zero_range{0, 3};
constexpr Range interleave_range{1, 256};
constexpr Range length_range{1, 10'000'000};
constexpr Range batch_range{1, 1'000'000};
constexpr Range micro_batch_range{1, 4096};
constexpr Range tokens_range{1, 1e16};
constexpr Range epochs_range{0.001, 10'000};
constexpr Range lora_rank_range{1, 4096};
constexpr Range network_range{0.01, 10'000};
constexpr Range goodput_range{1, 10};

constexpr double usual_length = 4096;
constexpr double fine_tuning_tokens = 1e7;
// Hoffmann et al. 2022 (arXiv:2203.15556): about 20 tokens for each parameter train a model best.
constexpr double tokens_per_parameter = 20;
constexpr double pretraining_batch_tokens = 4'194'304;
constexpr double fine_tuning_batch = 128;

void read_method(Reader& reader, Training& training) {
  constexpr std::array methods{TrainingMethod::pretraining, TrainingMethod::full, TrainingMethod::lora,
                               TrainingMethod::qlora};
  training.method = methods[reader.choice("method", {"pretraining", "full", "lora", "qlora"}, 0)];
  constexpr std::array precisions{TrainingPrecision::bf16,  TrainingPrecision::fp16,
                                  TrainingPrecision::fp32,  TrainingPrecision::fp8,
                                  TrainingPrecision::mxfp8, TrainingPrecision::nvfp4};
  training.precision =
      precisions[reader.choice("precision", {"bf16", "fp16", "fp32", "fp8", "mxfp8", "nvfp4"}, 0)];
  constexpr std::array optimizers{Optimizer::adamw, Optimizer::adamw_8bit, Optimizer::adafactor,
                                  Optimizer::sgd};
  training.optimizer = optimizers[reader.choice("optimizer", {"adamw", "adamw_8bit", "adafactor", "sgd"}, 0)];
  training.lora_rank = reader.integer("lora_rank", lora_rank_range, training.lora_rank);
  constexpr std::array targets{LoraTargets::query_value, LoraTargets::attention, LoraTargets::all};
  training.lora_targets = targets[reader.choice("lora_targets", {"query_value", "attention", "all"}, 2)];
  training.train_embeddings = reader.flag("train_embeddings", false);
  training.offload_optimizer = reader.choice("offload", {"none", "optimizer"}, 0) == 1;
  training.sequence_parallel = reader.flag("sequence_parallel", true);
}

void read_framework(Reader& reader, Training& training) {
  const std::string_view usual = training.method == TrainingMethod::pretraining ? "megatron" : "hugging-face";
  const std::string_view name = reader.text("framework", usual);
  training.framework = find_training_framework(name);
  if (training.framework == nullptr) {
    std::vector<std::string> ids;
    for (const TrainingFramework& framework : tables::training_frameworks()) ids.emplace_back(framework.id);
    reader.fail(
        {"bad_value", "framework", "There is no training framework " + quote(name) + ".", ids, {}, {}});
    return;
  }
  constexpr std::array kinds{LogitsHandling::standard, LogitsHandling::shifted_copy,
                             LogitsHandling::sixteen_bit, LogitsHandling::chunked, LogitsHandling::fused};
  training.logits =
      kinds[reader.choice("logits", {"standard", "shifted_copy", "sixteen_bit", "chunked", "fused"},
                          static_cast<std::size_t>(training.framework->logits))];
}

/// Sequences of a step that many layouts divide: the odd part of the number of GPUs times a power of two.
double usual_batch(const Training& training) {
  int odd = training.gpu_count;
  while (odd % 2 == 0) odd /= 2;
  const double wanted = training.method == TrainingMethod::pretraining
                            ? std::max(1.0, pretraining_batch_tokens / training.sequence_length)
                            : fine_tuning_batch;
  const double batch = odd * std::exp2(std::round(std::log2(std::max(1.0, wanted / odd))));
  return training.framework->model_parallel ? batch : std::max<double>(batch, training.gpu_count);
}

void read_sizes(Reader& reader, TrainingQuestion& question) {
  Training& t = question.training;
  const double longest = t.model->max_context_tokens > 0
                             ? std::min<double>(usual_length, t.model->max_context_tokens)
                             : usual_length;
  t.sequence_length = reader.count("sequence_length", length_range, longest);
  t.global_batch =
      reader.count("global_batch_sequences", batch_range, std::min(usual_batch(t), batch_range.most));
  question.open.micro_batch = !reader.has("micro_batch_sequences");
  t.micro_batch = reader.count("micro_batch_sequences", micro_batch_range, 1);
  question.open.recompute = !reader.has("recompute");
  constexpr std::array kinds{Recompute::none, Recompute::selective, Recompute::full};
  t.recompute = kinds[reader.choice("recompute", {"none", "selective", "full"}, 0)];
  const double parameters = model_shape(*t.model).parameters.total();
  const double usual_tokens = t.method == TrainingMethod::pretraining
                                  ? std::clamp(tokens_per_parameter * parameters, 1.0, tokens_range.most)
                                  : fine_tuning_tokens;
  t.dataset_tokens = reader.number("dataset_tokens", tokens_range, usual_tokens);
  t.epochs = reader.number("epochs", epochs_range, 1);
  constexpr double bytes_per_gigabit = 1e9 / 8;
  t.network_bytes_per_second =
      reader.number("network_gbit_s_per_gpu", network_range, t.network_bytes_per_second / bytes_per_gigabit) *
      bytes_per_gigabit;
  t.goodput_factor =
      reader.number("goodput_factor", goodput_range, tables::training_calibration().goodput_factor);
}

void read_parallelism(Reader& reader, TrainingQuestion& question, std::optional<Error>& error) {
  Training& t = question.training;
  TrainingParallelism& p = t.parallelism;
  p.zero_stage = t.framework->zero_stage;
  const Json* object = reader.object("parallelism");
  if (object == nullptr) return;
  Reader ranks(*object, "parallelism", error);
  question.open.zero_stage = !ranks.has("zero_stage");
  p.zero_stage = ranks.integer("zero_stage", zero_range, p.zero_stage);
  // ZeRO's stage alone leaves the rest open.
  for (const char* field : {"tensor", "pipeline", "context", "data", "expert", "interleave"}) {
    if (ranks.has(field)) question.open.parallelism = false;
  }
  p.tensor = ranks.integer("tensor", ranks_range, 1);
  p.pipeline = ranks.integer("pipeline", ranks_range, 1);
  p.context = ranks.integer("context", ranks_range, 1);
  const double others = static_cast<double>(p.tensor) * p.pipeline * p.context;
  const bool whole = others <= t.gpu_count && t.gpu_count % static_cast<int>(others) == 0;
  p.data = ranks.integer("data", data_range, whole ? t.gpu_count / static_cast<int>(others) : 1);
  p.expert = ranks.integer("expert", ranks_range, 1);
  p.interleave = ranks.integer("interleave", interleave_range, 1);
  ranks.finish();
  if (!question.open.parallelism) question.open.zero_stage = false;
}

std::string ranks_text(const Training& t) {
  const TrainingParallelism& p = t.parallelism;
  return " (gpu_count " + std::to_string(t.gpu_count) + ", tensor " + std::to_string(p.tensor) +
         ", pipeline " + std::to_string(p.pipeline) + ", context " + std::to_string(p.context) + ", data " +
         std::to_string(p.data) + ", expert " + std::to_string(p.expert) + ").";
}

void check_layout(Reader& reader, const TrainingQuestion& question) {
  const ModelShape shape = model_shape(*question.training.model);
  if (!question.open.parallelism) {
    const LayoutProblem problem = layout_problem(question.training, shape);
    if (*problem.field != '\0') {
      reader.fail({"bad_value",
                   problem.field,
                   std::string(problem.field) + ": " + problem.reason + ranks_text(question.training),
                   {},
                   {},
                   {}});
    }
  } else if (training_layouts(question.training, shape, question.open).empty()) {
    reader.fail(
        {"bad_value",
         "global_batch_sequences",
         "global_batch_sequences, gpu_count and micro_batch_sequences divide into no layout of this model.",
         {},
         {},
         {}});
  }
}

}  // namespace

std::optional<Error> read_training_request(const Json& request, TrainingInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  TrainingQuestion& question = input.question;
  Training& training = question.training;
  reader.choice("workload", {"training"}, 0);
  training.model = read_model(reader, input.custom_model);
  training.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  training.gpu_count = reader.integer("gpu_count", gpu_count_range, 1);
  const Interconnect& wires = training.gpu->interconnect;
  if (training.gpu_count > 1 && wires.nvlink_bytes_per_second <= 0 && wires.pcie_bytes_per_second <= 0) {
    reader.fail({"bad_value",
                 "gpu_count",
                 "gpu_count must be 1: " + std::string(training.gpu->name) + " cannot be joined.",
                 {},
                 1,
                 1});
  }
  read_method(reader, training);
  read_framework(reader, training);
  if (error) return error;
  read_sizes(reader, question);
  read_parallelism(reader, question, error);
  read_price(reader, question.price, error);
  reader.finish();
  if (!error) check_layout(reader, question);
  return error;
}

}  // namespace whichgpu::api
