#include "core/api/training/layout_request.h"

#include <algorithm>

namespace whichgpu::api {
namespace {

constexpr Range ranks_range{1, 1024};
constexpr Range data_range{1, 131'072};
constexpr Range zero_range{0, 3};
constexpr Range interleave_range{1, 256};

/// The layout of the given ranks alone, which tells what is wrong with them.
Training barest(const TrainingQuestion& question) {
  Training training = question.training;
  TrainingParallelism& p = training.parallelism;
  const TrainingParallelism& given = question.open.given;
  p.tensor = std::max(1, given.tensor);
  p.pipeline = std::max(1, given.pipeline);
  p.context = std::max(1, given.context);
  p.expert = std::max(1, given.expert);
  p.interleave = std::max(1, given.interleave);
  const double others = static_cast<double>(p.tensor) * p.pipeline * p.context;
  const bool whole = others <= training.gpu_count && training.gpu_count % static_cast<int>(others) == 0;
  p.data = given.data > 0 ? given.data : whole ? training.gpu_count / static_cast<int>(others) : 1;
  return training;
}

std::string ranks_text(const Training& t) {
  const TrainingParallelism& p = t.parallelism;
  return " (gpu_count " + std::to_string(t.gpu_count) + ", tensor " + std::to_string(p.tensor) +
         ", pipeline " + std::to_string(p.pipeline) + ", context " + std::to_string(p.context) + ", data " +
         std::to_string(p.data) + ", expert " + std::to_string(p.expert) + ").";
}

/// A rule of layouts in the words of a request.
struct BrokenRule {
  std::string field;
  std::string reason;
};

BrokenRule broken_rule(LayoutProblem problem, const std::string& batch) {
  switch (problem) {
    case LayoutProblem::none:
      break;
    case LayoutProblem::gpu_count:
      return {"parallelism", "tensor x pipeline x context x data must be gpu_count"};
    case LayoutProblem::framework:
      return {"parallelism",
              "this framework knows data ranks only: tensor, pipeline, context and expert must be 1"};
    case LayoutProblem::heads:
      return {"parallelism.tensor", "tensor must divide the model's attention heads"};
    case LayoutProblem::stages:
      return {"parallelism.pipeline", "pipeline x interleave must not be more than the model's layers"};
    case LayoutProblem::virtual_stages:
      return {"parallelism.interleave", "pipeline x interleave must not be more than the model's layers"};
    case LayoutProblem::one_stage:
      return {"parallelism.interleave", "interleave needs a pipeline of two stages or more"};
    case LayoutProblem::sequence:
      return {"parallelism.context", "context must divide sequence_length"};
    case LayoutProblem::experts:
      return {"parallelism.expert", "expert must divide the model's experts"};
    case LayoutProblem::expert_ranks:
      return {"parallelism.expert", "expert must divide tensor x context x data"};
    case LayoutProblem::batch:
      return {batch, "data x micro_batch_sequences must divide " + batch};
    case LayoutProblem::accumulation:
      return {batch,
              "with optimizer_in_backward it must be data x micro_batch_sequences: no gradients are kept"};
    case LayoutProblem::host_parameters:
      return {"parallelism.zero_stage", "parameters in host memory are shared by data ranks: it must be 3"};
  }
  return {};
}

}  // namespace

void read_training_layout(Reader& reader, TrainingQuestion& question, std::optional<Error>& error) {
  Training& t = question.training;
  TrainingParallelism& p = t.parallelism;
  p.zero_stage = t.parameters_on_host() ? 3 : t.framework->zero_stage;
  const Json* object = reader.object("parallelism");
  if (object == nullptr) return;
  Reader ranks(*object, "parallelism", error);
  question.open.zero_stage = !ranks.has("zero_stage");
  p.zero_stage = ranks.integer("zero_stage", zero_range, p.zero_stage);
  TrainingParallelism& given = question.open.given;
  given.tensor = ranks.integer("tensor", ranks_range, 0);
  given.pipeline = ranks.integer("pipeline", ranks_range, 0);
  given.context = ranks.integer("context", ranks_range, 0);
  given.data = ranks.integer("data", data_range, 0);
  given.expert = ranks.integer("expert", ranks_range, 0);
  given.interleave = ranks.integer("interleave", interleave_range, 0);
  ranks.finish();
}

void check_training_layout(Reader& reader, const TrainingQuestion& question, const std::string& batch) {
  const ModelShape shape = model_shape(*question.training.model);
  if (!training_layouts(question.training, shape, question.open).empty()) return;
  const Training training = barest(question);
  const LayoutProblem problem = layout_problem(training, shape);
  const TrainingParallelism& given = question.open.given;
  const bool some = given.tensor > 0 || given.pipeline > 0 || given.context > 0 || given.data > 0 ||
                    given.expert > 0 || given.interleave > 0 || problem == LayoutProblem::accumulation ||
                    problem == LayoutProblem::host_parameters;
  if (some && problem != LayoutProblem::none) {
    const BrokenRule rule = broken_rule(problem, batch);
    reader.fail(bad_value(rule.field, rule.field + ": " + rule.reason + ranks_text(training)));
  } else {
    reader.fail(bad_value(
        batch, batch + ", gpu_count and micro_batch_sequences divide into no layout of this model."));
  }
}

}  // namespace whichgpu::api
