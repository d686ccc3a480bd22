#include <doctest/doctest.h>
#include <string>

#include "core/advice/training/layout.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using test::RoundTraining;

namespace {

LayoutProblem problem(const RoundTraining& r) { return layout_problem(r.training, r.shape()); }

/// "tensor pipeline context data expert, ZeRO stage, virtual stages" of every layout.
std::vector<std::string> layouts_of(const RoundTraining& r, const TrainingChoices& open) {
  std::vector<std::string> found;
  for (const Training& t : training_layouts(r.training, r.shape(), open)) {
    const TrainingParallelism& p = t.parallelism;
    std::string text;
    for (const int ranks : {p.tensor, p.pipeline, p.context, p.data, p.expert, p.zero_stage, p.interleave}) {
      text += (text.empty() ? "" : " ") + std::to_string(ranks);
    }
    found.push_back(text);
  }
  return found;
}

/// Leaves open how the cards share the work, not what each of them does.
TrainingChoices ranks_only() {
  TrainingChoices open;
  open.micro_batch = false;
  open.recompute = false;
  return open;
}

}  // namespace

TEST_CASE("A layout breaks the first rule that it does not keep") {
  RoundTraining r;  // 10 layers, 10 heads, sequences of 1,000 tokens
  Training& t = r.training;
  TrainingParallelism& p = t.parallelism;
  t.global_batch = 4;
  CHECK(problem(r) == LayoutProblem::none);
  t.gpu_count = 2;
  CHECK(problem(r) == LayoutProblem::gpu_count);  // 1 x 1 x 1 x 1 is not 2
  p.tensor = 2;
  CHECK(problem(r) == LayoutProblem::none);
  r.framework.model_parallel = false;
  CHECK(problem(r) == LayoutProblem::framework);
  r.framework.model_parallel = true;

  t.gpu_count = p.tensor = 4;
  CHECK(problem(r) == LayoutProblem::heads);  // of 10 heads
  p = {};
  t.gpu_count = p.pipeline = 12;  // 10 layers, and a stage each for embedding and head
  CHECK(problem(r) == LayoutProblem::none);
  t.gpu_count = p.pipeline = 13;
  CHECK(problem(r) == LayoutProblem::stages);
  t.gpu_count = p.pipeline = 6;
  p.interleave = 3;
  CHECK(problem(r) == LayoutProblem::virtual_stages);
  t.gpu_count = p.pipeline = 1;
  CHECK(problem(r) == LayoutProblem::one_stage);  // needs stages
  p.interleave = 1;

  t.gpu_count = p.context = 3;
  CHECK(problem(r) == LayoutProblem::sequence);  // of 1,000 tokens
  p.context = 1;
  t.gpu_count = p.data = 8;
  CHECK(problem(r) == LayoutProblem::batch);  // of 4
  t.gpu_count = p.data = 2;
  t.micro_batch = 4;
  CHECK(problem(r) == LayoutProblem::batch);
  t.micro_batch = 2;
  CHECK(problem(r) == LayoutProblem::none);
}

TEST_CASE("Expert ranks divide the experts and the ranks that hold the rest") {
  RoundTraining r(test::round_mixture());  // 10 experts
  r.training.gpu_count = r.training.parallelism.data = 4;
  r.training.global_batch = 4;
  r.training.parallelism.expert = 2;
  CHECK(problem(r) == LayoutProblem::none);
  r.training.parallelism.expert = 4;  // of 10 experts
  CHECK(problem(r) == LayoutProblem::experts);
  r.training.parallelism.expert = 5;  // of 4 ranks
  CHECK(problem(r) == LayoutProblem::expert_ranks);
  r.model = test::round_model();
  r.training.parallelism.expert = 2;
  CHECK(problem(r) == LayoutProblem::experts);  // there are none
}

TEST_CASE("Two cards: data ranks, stages or tensor ranks; ZeRO stage 3 where there are no stages") {
  RoundTraining r;
  r.training.gpu_count = 2;
  r.training.global_batch = 4;
  // 10 layers on 2 x 2 virtual stages are 3 on the fullest, a fifth more than the mean: not tried.
  CHECK(layouts_of(r, ranks_only()) == std::vector<std::string>{"1 1 1 2 1 1 1", "1 1 1 2 1 3 1",
                                                                "1 2 1 1 1 1 1", "2 1 1 1 1 1 1",
                                                                "2 1 1 1 1 3 1"});
  TrainingChoices open = ranks_only();
  open.given.pipeline = 2;  // as asked, however uneven: 2, 4 and 8 virtual stages do
  CHECK(layouts_of(r, open) == std::vector<std::string>{"1 2 1 1 1 1 1", "1 2 1 1 1 1 2", "1 2 1 1 1 1 4"});
  open = ranks_only();
  open.given.data = 2;
  CHECK(layouts_of(r, open) == std::vector<std::string>{"1 1 1 2 1 1 1", "1 1 1 2 1 3 1"});
  r.framework.model_parallel = false;
  CHECK(layouts_of(r, ranks_only()) == std::vector<std::string>{"1 1 1 2 1 1 1", "1 1 1 2 1 3 1"});
}

TEST_CASE("Long sequences are shared from 8,192 tokens a rank on, experts over what divides them") {
  RoundTraining r(test::round_mixture());
  r.training.gpu_count = 2;
  r.training.global_batch = 4;
  r.training.sequence_length = 16384;
  TrainingChoices open = ranks_only();
  open.zero_stage = false;
  open.given.tensor = 1;
  open.given.pipeline = 1;
  CHECK(layouts_of(r, open) ==
        std::vector<std::string>{"1 1 1 2 1 1 1", "1 1 1 2 2 1 1", "1 1 2 1 1 1 1", "1 1 2 1 2 1 1"});
  r.training.sequence_length = 16383;
  CHECK(layouts_of(r, open) == std::vector<std::string>{"1 1 1 2 1 1 1", "1 1 1 2 2 1 1"});
}

TEST_CASE("Micro batches divide what a replica works on, and activations are kept in three ways") {
  RoundTraining r;
  r.training.global_batch = 12;
  TrainingChoices open;
  open.zero_stage = false;
  std::vector<double> sizes;
  for (const Training& t : training_layouts(r.training, r.shape(), open)) {
    if (t.recompute == Recompute::full) sizes.push_back(t.micro_batch);
  }
  CHECK(sizes == std::vector<double>{1, 2, 4});
  CHECK(training_layouts(r.training, r.shape(), open).size() == 9);
  r.training.global_batch = 128;
  CHECK(training_layouts(r.training, r.shape(), open).size() == 18);  // up to 32
}

TEST_CASE("What is not open stays as it is") {
  RoundTraining r;
  r.training.recompute = Recompute::full;
  r.training.micro_batch = 3;
  TrainingChoices closed;
  closed.parallelism = closed.micro_batch = closed.recompute = false;
  const std::vector<Training> only = training_layouts(r.training, r.shape(), closed);
  REQUIRE(only.size() == 1);
  CHECK(only[0].micro_batch == 3);
  CHECK(only[0].recompute == Recompute::full);
  CHECK_FALSE(chooses_ranks(closed));
  TrainingChoices given;
  given.given = {1, 1, 1, 1, 0, 0, 0};
  CHECK_FALSE(chooses_ranks(given));
  given.given.data = 0;
  CHECK(chooses_ranks(given));
}

TEST_CASE("The usual batch is near 4 million tokens, or 128 sequences, and divides well") {
  RoundTraining r;
  Training& t = r.training;
  t.sequence_length = 4096;
  t.gpu_count = 8;
  CHECK(usual_batch(t) == 1024);  // 4,194,304 / 4,096
  t.gpu_count = 24;
  CHECK(usual_batch(t) == 768);  // 3 x 256: 341 is nearer to 2^8 than to 2^9
  t.method = TrainingMethod::full;
  t.gpu_count = 6;
  CHECK(usual_batch(t) == 96);  // 3 x 32
  t.gpu_count = 1000;
  CHECK(usual_batch(t) == 125);
  r.framework.model_parallel = false;  // every card is a data rank and needs a sequence
  CHECK(usual_batch(t) == 1000);
  t.micro_batch = 4;  // or four
  CHECK(usual_batch(t) == 4000);
  t.gpu_count = 8;
  t.micro_batch = 3;  // 3 x 32: 128 / 3 is nearer to 2^5 than to 2^6
  CHECK(usual_batch(t) == 96);
  t.micro_batch = 1;
  r.framework.model_parallel = true;
  t.gpu_count = 4096;  // of which a link joins 8 at most: 512 replicas
  CHECK(usual_batch(t) == 512);
  t.method = TrainingMethod::pretraining;
  t.sequence_length = 1;
  CHECK(usual_batch(t) == 1'000'000);
}
