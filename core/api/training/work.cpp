#include "core/api/training/work.h"

#include <algorithm>

#include "core/catalog/lookup.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

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

void read_method(Reader& reader, Training& training) {
  training.method = reader.choice("method", TrainingMethod::pretraining);
  training.precision = reader.choice("precision", TrainingPrecision::bf16);
  training.optimizer = reader.choice("optimizer", Optimizer::adamw);
  training.lora_rank = reader.integer("lora_rank", lora_rank_range, training.lora_rank);
  training.lora_targets = reader.choice("lora_targets", LoraTargets::all);
  training.train_embeddings = reader.flag("train_embeddings", false);
  training.offload = reader.choice("offload", TrainingOffload::none);
  training.optimizer_in_backward = reader.flag("optimizer_in_backward", false);
  training.sequence_parallel = reader.flag("sequence_parallel", true);
}

/// The programs for which `can` holds, in words.
std::string programs_that(bool TrainingFramework::*can) {
  std::string names;
  for (const TrainingFramework& framework : tables::training_frameworks()) {
    if (framework.*can) names += (names.empty() ? "" : ", ") + std::string(framework.id);
  }
  return names;
}

/// What not every program can, or not with every method.
void check_shortcuts(Reader& reader, const Training& training) {
  const TrainingFramework& framework = *training.framework;
  const std::string name(framework.id);
  if (training.parameters_on_host() && !framework.offloads_parameters) {
    const std::string field = reader.field("offload");
    reader.fail(bad_value(field, field + ": " + name + " leaves no parameters in host memory; these do: " +
                                     programs_that(&TrainingFramework::offloads_parameters) + "."));
  }
  if (!training.optimizer_in_backward) return;
  const std::string field = reader.field("optimizer_in_backward");
  if (training.adapters()) {
    reader.fail(
        bad_value(field, field + ": adapters have few gradients; it is for method pretraining or full."));
  } else if (!framework.optimizer_in_backward) {
    reader.fail(bad_value(field, field + ": " + name +
                                     " updates weights after the backward pass; these can do it "
                                     "within: " +
                                     programs_that(&TrainingFramework::optimizer_in_backward) + "."));
  }
}

void read_sizes(Reader& reader, TrainingQuestion& question) {
  Training& t = question.training;
  const double longest = t.model->max_context_tokens > 0
                             ? std::min<double>(usual_length, t.model->max_context_tokens)
                             : usual_length;
  t.sequence_length = reader.count("sequence_length", length_range, longest);
  question.open.batch = !reader.has("global_batch_sequences");
  t.global_batch = reader.count("global_batch_sequences", batch_range, 1);
  question.open.micro_batch = !reader.has("micro_batch_sequences");
  t.micro_batch = reader.count("micro_batch_sequences", micro_batch_range, 1);
  question.open.recompute = !reader.has("recompute");
  t.recompute = reader.choice("recompute", Recompute::none);
  const double parameters = model_shape(*t.model).parameters.total();
  const double usual_tokens = t.method == TrainingMethod::pretraining
                                  ? std::clamp(tokens_per_parameter * parameters, 1.0, tokens_range.most)
                                  : fine_tuning_tokens;
  t.dataset_tokens = reader.number("dataset_tokens", tokens_range, usual_tokens);
  t.epochs = reader.number("epochs", epochs_range, 1);
  read_surroundings(reader, t);
}

}  // namespace

void read_framework(Reader& reader, Training& training, const TrainingFramework& usual) {
  const std::string_view name = reader.text("framework", usual.id);
  training.framework = find_training_framework(name);
  if (training.framework == nullptr) {
    std::vector<std::string> ids;
    for (const TrainingFramework& framework : tables::training_frameworks()) ids.emplace_back(framework.id);
    reader.fail(unknown("bad_value", reader.field("framework"), "training framework " + quote(name), ids));
    return;
  }
  training.logits = reader.choice("logits", usual_logits(*training.framework, *training.model));
  check_shortcuts(reader, training);
}

void read_surroundings(Reader& reader, Training& training) {
  training.network_bytes_per_second = reader.number("network_gbit_s_per_gpu", network_range,
                                                    training.network_bytes_per_second / bytes_per_gigabit) *
                                      bytes_per_gigabit;
  training.goodput_factor =
      reader.number("goodput_factor", goodput_range, tables::training_calibration().run.goodput_factor);
}

void read_training_work(Reader& reader, TrainingQuestion& question) {
  read_method(reader, question.training);
  const bool pretraining = question.training.method == TrainingMethod::pretraining;
  read_framework(reader, question.training, usual_framework(pretraining));
  if (!reader.failed()) read_sizes(reader, question);
}

}  // namespace whichgpu::api
