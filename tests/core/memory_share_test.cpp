#include "core/memory/memory_share.h"

#include <doctest/doctest.h>

#include "core/catalog/units.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using test::RoundServing;

namespace {

/// An engine that works out its share by SGLang's rule, on a card of so many GiB.
struct Sglang : RoundServing {
  explicit Sglang(double card_gib) {
    engine.memory_rule = MemoryRule::sglang;
    engine.card_limits = {};
    engine.card_limits.push({0, 100, 1024, 256, 512});
    gpu.memory_bytes = card_gib * gibi;
    serving.max_num_batched_tokens = 1024;
  }
  double share() const { return default_memory_utilization(serving); }
};

}  // namespace

TEST_CASE("An engine whose share of memory is a constant takes that") {
  RoundServing r;
  r.engine.memory_utilization = 0.7;
  CHECK(default_memory_utilization(r.serving) == 0.7);
}

// python/sglang/srt/server_args.py, _handle_gpu_memory_settings, by hand in MiB.

TEST_CASE("SGLang's reserve: 512, 1.5 a token of a step, 2 a sequence of a graph, 128 a GPU") {
  // 512 + 2,048 x 1.5 (at least) + 256 x 2 + 1 / 8 x 1,024 = 4,224 of 40,960
  CHECK(Sglang(40).share() == 0.897);
  Sglang longer(40);
  longer.serving.max_num_batched_tokens = 8192;  // 512 + 12,288 + 512 + 128 = 13,440
  CHECK(longer.share() == 0.672);
  Sglang four(40);
  four.serving.parallelism.tensor = 4;  // wider graphs: 512 + 3,072 + 1,024 + 512 = 5,120
  CHECK(four.share() == 0.875);
  four.serving.parallelism.pipeline = 3;  // 1,024 more
  CHECK(four.share() == 0.85);
}

TEST_CASE("SGLang's reserve: 10 GiB at least on cards of more than 60 GiB") {
  CHECK(Sglang(64).share() == 0.844);    // 10,240 of 65,536
  CHECK(Sglang(60.5).share() == 0.835);  // 10,240 of 61,952
  CHECK(Sglang(60).share() == 0.931);    // 4,224 of 61,440
}

TEST_CASE("SGLang's reserve: 2 GiB for drafts, and graphs of ranks with attention of their own") {
  Sglang drafting(40);
  drafting.serving.speculation.draft_tokens = 3;  // 4,224 + 2,048
  CHECK(drafting.share() == 0.847);
  Sglang ranks(40);
  ranks.serving.parallelism.attention_data = 2;  // 512 + 3,072 + 512 + 256 + 256 x 2 x 3 = 5,888
  CHECK(ranks.share() == 0.856);
  ranks.serving.parallelism.attention_data = 4;  // 512 + 3,072 + 1,024 + 512 + 512 x 4 x 4.5 = 14,336
  CHECK(ranks.share() == 0.65);
}

TEST_CASE("On a card smaller than the reserve the share stays positive") { CHECK(Sglang(4).share() == 0.1); }
