#include "core/advice/training/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/catalog/tables.h"
#include "core/time/training_links.h"
#include "core/time/training_step.h"

namespace whichgpu {
namespace {

bool divides(double part, double whole) { return part > 0 && std::fmod(whole, part) == 0; }

std::vector<int> divisors(int number, int most) {
  std::vector<int> found;
  for (int d = 1; d <= std::min(number, most); ++d) {
    if (number % d == 0) found.push_back(d);
  }
  return found;
}

/// Powers of two from 1 to `most`.
std::vector<int> doublings(double most) {
  std::vector<int> found;
  for (int n = 1; n <= most; n *= 2) found.push_back(n);
  return found;
}

/// The one number that is given, or else those found.
std::vector<int> tried(int given, std::vector<int> found) {
  return given > 0 ? std::vector<int>{given} : std::move(found);
}

void add_batches(const Training& training, const TrainingChoices& open, std::vector<Training>& all) {
  const double of_replica = training.global_batch / training.parallelism.data;
  std::vector<double> sizes{training.micro_batch};
  if (open.micro_batch && training.optimizer_in_backward) {
    sizes = {of_replica};
  } else if (open.micro_batch) {
    sizes.clear();
    for (const int size : doublings(std::min(of_replica, largest_micro_batch))) {
      if (divides(size, of_replica)) sizes.push_back(size);
    }
  }
  std::vector<Recompute> kinds{training.recompute};
  if (open.recompute) kinds = {Recompute::none, Recompute::selective, Recompute::full};
  for (const double size : sizes) {
    for (const Recompute kind : kinds) {
      Training one = training;
      one.micro_batch = size;
      one.recompute = kind;
      all.push_back(one);
    }
  }
}

void add_stages(Training training, const ModelShape& shape, const TrainingChoices& open,
                std::vector<Training>& all) {
  const Judgement::TrainingLayouts& limits = tables::judgement().training_layouts;
  const bool pipelined = training.parallelism.pipeline > 1;
  std::vector<int> zero{training.parallelism.zero_stage};
  if (open.zero_stage) {
    zero = {training.parameters_on_host() ? 3 : training.framework->zero_stage};
    if (!pipelined && zero.front() < 3) zero.push_back(3);
  }
  const double layers = static_cast<double>(shape.layers) / training.parallelism.pipeline;
  for (const int stage : zero) {
    const std::vector<int> usual = doublings(pipelined ? std::min(layers, limits.most_interleave) : 1);
    for (const int interleave : tried(open.given.interleave, usual)) {
      training.parallelism.zero_stage = stage;
      training.parallelism.interleave = interleave;
      Training probe = training;
      if (open.micro_batch) {
        const bool at_once = training.optimizer_in_backward;
        probe.micro_batch = at_once ? training.global_batch / training.parallelism.data : 1;
      }
      const bool asked = open.given.pipeline > 0 || open.given.interleave > 0;
      const bool even = asked || unevenness(training.parallelism, shape.layers) <= limits.most_unevenness;
      if (even && layout_problem(probe, shape) == LayoutProblem::none) add_batches(training, open, all);
    }
  }
}

/// Long sequences are worth sharing; shorter parts than this leave too little to compute.
std::vector<int> context_ranks(const Training& training, int count) {
  const double shortest_part = tables::judgement().training_layouts.least_context_tokens;
  std::vector<int> found;
  for (const int ranks : doublings(std::max(1.0, training.sequence_length / shortest_part))) {
    if (count % ranks == 0) found.push_back(ranks);
  }
  return found;
}

std::vector<int> expert_ranks(const ModelShape& shape, int count) {
  if (!shape.mixture()) return {1};
  std::vector<int> found;
  for (const int ranks : doublings(shape.experts)) {
    if (count % ranks == 0 && divides(ranks, shape.experts)) found.push_back(ranks);
  }
  return found;
}

}  // namespace

bool chooses_ranks(const TrainingChoices& open) {
  const TrainingParallelism& given = open.given;
  const bool all = given.tensor > 0 && given.pipeline > 0 && given.context > 0 && given.data > 0;
  return open.parallelism && !all;
}

LayoutProblem layout_problem(const Training& training, const ModelShape& shape) {
  const TrainingParallelism& p = training.parallelism;
  const double product = static_cast<double>(p.tensor) * p.pipeline * p.context * p.data;
  const bool cuts = p.tensor > 1 || p.pipeline > 1 || p.context > 1 || p.expert > 1;
  if (product != training.gpu_count) return LayoutProblem::gpu_count;
  if (cuts && !training.framework->model_parallel) return LayoutProblem::framework;
  if (shape.heads > 0 && shape.heads % p.tensor != 0) return LayoutProblem::heads;
  // Embedding and output head may take the place of a layer each.
  if (static_cast<double>(p.pipeline) * p.interleave > shape.layers + 2) {
    return p.interleave > 1 ? LayoutProblem::virtual_stages : LayoutProblem::stages;
  }
  if (p.interleave > 1 && p.pipeline == 1) return LayoutProblem::one_stage;
  if (!divides(p.context, training.sequence_length)) return LayoutProblem::sequence;
  if (p.expert > 1 && !(shape.mixture() && divides(p.expert, shape.experts))) return LayoutProblem::experts;
  if (!divides(p.expert, static_cast<double>(p.tensor) * p.context * p.data)) {
    return LayoutProblem::expert_ranks;
  }
  if (!divides(p.data * training.micro_batch, training.global_batch)) return LayoutProblem::batch;
  if (training.optimizer_in_backward && training.micro_batches() > 1) return LayoutProblem::accumulation;
  if (training.parameters_on_host() && p.zero_stage != 3) return LayoutProblem::host_parameters;
  return LayoutProblem::none;
}

std::vector<Training> training_layouts(const Training& training, const ModelShape& shape,
                                       const TrainingChoices& open) {
  std::vector<Training> all;
  if (!open.parallelism) {
    add_batches(training, open, all);
    return all;
  }
  const bool cuts = training.framework->model_parallel;
  const Judgement::TrainingLayouts& limits = tables::judgement().training_layouts;
  const int most_tensor =
      cuts ? static_cast<int>(std::min(scale_up_domain(training), limits.most_tensor)) : 1;
  const int most_stages = cuts ? std::min(shape.layers, static_cast<int>(limits.most_stages)) : 1;
  const TrainingParallelism& given = open.given;
  const std::vector<int> alone{1};
  for (const int tensor : tried(given.tensor, divisors(training.gpu_count, most_tensor))) {
    const int groups = training.gpu_count / tensor;
    for (const int pipeline : tried(given.pipeline, divisors(groups, most_stages))) {
      const int rest = groups / pipeline;
      for (const int context : tried(given.context, cuts ? context_ranks(training, rest) : alone)) {
        if (given.data > 0 && rest / context != given.data) continue;
        for (const int expert : tried(given.expert, cuts ? expert_ranks(shape, rest * tensor) : alone)) {
          Training one = training;
          one.parallelism.tensor = tensor;
          one.parallelism.pipeline = pipeline;
          one.parallelism.context = context;
          one.parallelism.data = rest / context;
          one.parallelism.expert = expert;
          add_stages(one, shape, open, all);
        }
      }
    }
  }
  return all;
}

double usual_batch(const Training& training) {
  const Judgement::TrainingLayouts& usual = tables::judgement().training_layouts;
  constexpr double most_sequences = 1'000'000;
  double odd = training.gpu_count * training.micro_batch;
  while (divides(2, odd)) odd /= 2;
  const double wanted = training.method == TrainingMethod::pretraining
                            ? std::max(1.0, usual.pretraining_batch_tokens / training.sequence_length)
                            : usual.fine_tuning_batch_sequences;
  const auto near = [&](double sequences) {
    return odd * std::exp2(std::round(std::log2(std::max(1.0, sequences / odd))));
  };
  // A replica for as many cards as work on one at most without a pipeline: with fewer sequences, cards that
  // come to a run could not but lengthen its pipeline.
  const double together =
      training.framework->model_parallel ? std::min(scale_up_domain(training), usual.most_tensor) : 1;
  const double replicas = std::ceil(training.gpu_count / together);
  if (training.optimizer_in_backward) return replicas * training.micro_batch;
  const double batch = std::max(near(wanted), near(replicas * training.micro_batch));
  return std::min(batch, most_sequences);
}

}  // namespace whichgpu
