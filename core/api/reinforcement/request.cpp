#include "core/api/reinforcement/request.h"

#include <algorithm>
#include <cmath>

#include "core/api/json/reader.h"
#include "core/api/model/request.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/api/serving/request.h"
#include "core/api/training/layout_request.h"
#include "core/api/training/work.h"
#include "core/catalog/lookup.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range gpus_range{1, 16'384};
constexpr Range pool_range{1, 16'383};
constexpr Range samples_range{1, 1'000'000};
constexpr Range group_range{1, 4096};
constexpr Range prompt_range{1, 10'000'000};
constexpr Range answer_range{1, 10'000'000};
constexpr Range micro_range{1, 4096};
constexpr Range passes_range{1, 100};
constexpr Range staleness_range{0, 64};
constexpr Range reward_range{1e6, 1e13};
constexpr Range steps_range{1, 10'000'000};
constexpr Range rank_range{1, 4096};
constexpr Range engine_ranks_range{1, 512};
constexpr Range share_range{0.1, 1};

constexpr double usual_samples = 512;
constexpr double usual_group = 16;

void check_model(Reader& reader, const Model& model) {
  if (!generates(model)) {
    reader.fail(
        bad_value("model", "model: " + std::string(model.name) + " writes no answers to learn from."));
  }
}

/// Fails where the request has one of `fields` that say nothing here.
void refuse(Reader& reader, bool here, std::initializer_list<const char*> fields, const char* why) {
  for (const char* field : fields) {
    if (here && reader.has(field)) reader.fail(bad_value(field, std::string(field) + " " + why));
  }
}

/// Samples of a step and how they are worked on.
void read_samples(Reader& reader, Reinforcement& work) {
  work.samples = reader.count("samples", samples_range, usual_samples);
  const bool groups =
      work.generates() && !work.has_critic() && work.method != ReinforcementMethod::reinforce_plus_plus;
  work.samples_per_prompt =
      reader.count("samples_per_prompt", group_range, groups ? std::min(usual_group, work.samples) : 1);
  if (work.samples_per_prompt > work.samples) {
    reader.fail(bad_value("samples_per_prompt", "samples_per_prompt must be at most samples."));
  }
  work.mini_batch = reader.count("mini_batch_samples", samples_range, work.samples);
  if (std::fmod(work.samples, work.mini_batch) != 0) {
    reader.fail(bad_value("mini_batch_samples", "mini_batch_samples must divide samples."));
  }
  work.epochs = reader.count("epochs", passes_range, 1);
  work.steps = reader.count("steps", steps_range, work.steps);
  AnswerLengths& lengths = work.lengths;
  lengths.input = reader.count("input_tokens", prompt_range, lengths.input);
  lengths.output = reader.count("output_tokens", answer_range, lengths.output);
  lengths.longest =
      reader.count("max_output_tokens", answer_range, std::max(lengths.longest, lengths.output));
  if (lengths.longest < lengths.output) {
    reader.fail(
        bad_value("max_output_tokens", "max_output_tokens must be at least output_tokens, the mean."));
  }
}

/// The cards of each pool.
void read_pools(Reader& reader, Reinforcement& work) {
  work.pools = reader.choice("placement", Pools::colocated);
  work.gpu_count = reader.integer("gpu_count", gpus_range, 1);
  check_joined(reader, "gpu_count", work.gpu_count, *work.update.gpu);
  const bool apart = work.generates() && !work.colocated();
  if (!work.generates() && work.pools == Pools::split) {
    reader.fail(bad_value("placement", "placement: DPO makes no answers, so that nothing is split."));
  }
  refuse(reader, !apart, {"rollout_gpu_count", "staleness"}, "is for placement split.");
  refuse(reader, apart, {"state_leaves"}, "is for placement colocated.");
  refuse(reader, !work.has_critic(), {"critic_gpu_count"}, "is for method ppo, which alone has a critic.");
  refuse(reader, !work.generates(),
         {"engine", "engine_version", "precision", "memory_utilization", "max_num_seqs", "rollout_tensor",
          "state_leaves", "samples_per_prompt", "old_log_probabilities", "reward_parameters"},
         "is for methods that make answers, which dpo does not.");
  if (reader.failed()) return;
  work.critic_gpus = work.has_critic() ? reader.integer("critic_gpu_count", {0, pool_range.most}, 0) : 0;
  const int rest = work.gpu_count - work.critic_gpus;
  const int answering = apart ? reader.integer("rollout_gpu_count", pool_range, std::max(1, rest / 2)) : 0;
  work.staleness = apart ? reader.integer("staleness", staleness_range, 1) : 0;
  work.update.gpu_count = rest - answering;
  work.rollout.gpu_count = apart ? answering : rest;
  if (work.update.gpu_count < 1) {
    reader.fail(
        bad_value(apart ? "rollout_gpu_count" : "critic_gpu_count",
                  "Of gpu_count cards rollout_gpu_count and critic_gpu_count must leave one to train."));
  }
}

/// What is trained, and what goes with it.
void read_roles(Reader& reader, Reinforcement& work) {
  work.update.method = reader.choice("update", TrainingMethod::full,
                                     {TrainingMethod::full, TrainingMethod::lora, TrainingMethod::qlora});
  work.update.lora_rank = reader.integer("lora_rank", rank_range, work.update.lora_rank);
  work.update.lora_targets = reader.choice("lora_targets", LoraTargets::all);
  work.reference = reader.choice("reference", ReferenceModel::resident);
  if (work.reference == ReferenceModel::precomputed && work.generates()) {
    reader.fail(
        bad_value("reference", "reference precomputed is for method dpo, whose answers do not change."));
  }
  work.reward = reader.choice("reward", work.has_critic() ? Reward::model : Reward::rules);
  if (work.reward == Reward::model && !work.generates()) {
    reader.fail(bad_value("reward", "reward: DPO has none; its pairs are judged before."));
  }
  work.reward_parameters =
      reader.number("reward_parameters", reward_range, model_shape(*work.update.model).parameters.total());
  work.scores_again = reader.flag("old_log_probabilities", true);
  work.packed = reader.flag("packing", true);
}

/// How it is trained; the layout comes later.
void read_training(Reader& reader, ReinforcementQuestion& question) {
  Training& t = question.work.update;
  t.precision = reader.choice("training_precision", TrainingPrecision::bf16);
  t.optimizer = reader.choice("optimizer", Optimizer::adamw);
  t.offload = reader.choice("offload", TrainingOffload::none);
  read_framework(reader, t, usual_framework(true));
  if (reader.failed()) return;
  question.open.micro_batch = !reader.has("micro_batch_sequences");
  t.micro_batch = reader.count("micro_batch_sequences", micro_range, 1);
  question.open.recompute = !reader.has("recompute");
  t.recompute = reader.choice("recompute", Recompute::none);
  read_surroundings(reader, t);
  t.sequence_length = question.work.lengths.most();
  t.global_batch = question.work.mini_batch;
  question.open.batch = false;
}

/// The engine: 16-bit weights unless the request says otherwise, whatever the checkpoint is.
void read_rollout(Reader& reader, ReinforcementQuestion& question, std::optional<Error>& error) {
  Reinforcement& work = question.work;
  Serving& s = work.rollout;
  ServingQuestion serving;
  serving.serving = s;
  serving.serving.model = work.update.model;
  serving.serving.gpu = work.update.gpu;
  read_precision(reader, serving, false, error);
  if (error) return;
  s = serving.serving;
  const Json* precision = reader.object("precision");
  // What is trained in 16 bit answers in 16 bit, unless another format is named.
  if (precision == nullptr || precision->find("weights") == nullptr || serving.choose_weights)
    s.weights = find_weight_precision("bf16");
  if (s.engine->kv_allocation != KvAllocation::paged) {
    reader.fail(bad_value("engine", "Rollouts are of engines with a paged cache."));
    return;
  }
  s.input_tokens = work.lengths.input;
  s.output_tokens = work.lengths.longest;
  s.concurrency = work.samples;
  s.network_bytes_per_second = work.update.network_bytes_per_second;
  s.defaults = all_defaults;
  s.defaults.memory_utilization = !reader.has("memory_utilization");
  s.memory_utilization = reader.number("memory_utilization", share_range, s.memory_utilization);
  s.defaults.max_num_seqs = !reader.has("max_num_seqs");
  s.max_num_seqs = reader.count("max_num_seqs", {1, 65'536}, s.max_num_seqs);
  question.choose_tensor = !reader.has("rollout_tensor");
  s.parallelism.tensor = reader.integer("rollout_tensor", engine_ranks_range, 1);
  const int heads = static_cast<int>(model_shape(*s.model).heads);
  const bool whole = s.gpu_count % s.parallelism.tensor == 0;
  if (!whole || (heads > 0 && heads % s.parallelism.tensor != 0)) {
    reader.fail(
        bad_value("rollout_tensor",
                  "rollout_tensor must divide the cards that answer and the model's attention heads."));
    return;
  }
  s.parallelism.data = s.gpu_count / s.parallelism.tensor;
}

}  // namespace

std::optional<Error> read(const Json& request, ReinforcementInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  ReinforcementQuestion& question = input.question;
  Reinforcement& work = question.work;
  reader.choice("workload", Workload::reinforcement, {Workload::reinforcement});
  work.update.model = read_model(reader, input.custom_model);
  work.update.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  work.update.gpu = read_power_cap(reader, work.update.gpu, input.custom_gpu);
  check_model(reader, *work.update.model);
  work.method = reader.choice("method", ReinforcementMethod::grpo);
  read_pools(reader, work);
  read_samples(reader, work);
  read_roles(reader, work);
  if (error) return error;
  read_training(reader, question);
  if (error) return error;
  if (work.generates()) read_rollout(reader, question, error);
  if (error) return error;
  question.choose_state_leaves = !reader.has("state_leaves");
  work.state_leaves = reader.flag("state_leaves", false);
  TrainingQuestion training{work.update, question.open, {}, {}};
  read_training_layout(reader, training, error);
  work.update = training.training;
  question.open = training.open;
  read_price(reader, question.price, error);
  reader.finish();
  if (error) return error;
  check_training_layout(reader, training, "mini_batch_samples");
  if (work.critic_gpus > 0) {
    work.critic = work.update;
    work.critic.gpu_count = work.critic_gpus;
    if (!error) check_training_layout(reader, {work.critic, question.open, {}, {}}, "mini_batch_samples");
  }
  return error;
}

}  // namespace whichgpu::api
