#include <doctest/doctest.h>

#include "tests/accuracy/training/bridge_page.h"

namespace whichgpu::accuracy {
namespace {

CsvRow row(const char* model, const char* container, const char* metric, const char* value,
           const char* gpu = "GB300") {
  return {{"model", model},
          {"gpu", gpu},
          {"precision", "MXFP8"},
          {"seq_len", "4096"},
          {"metric", metric},
          {"value", value},
          {"date", std::string(container) + " NeMo Container"},
          {"source", "NVIDIA-NeMo/Megatron-Bridge:docs/performance-summary-archive.md@067f987"},
          {"notes", std::string("Pre-Training Performance; ") + container}};
}

}  // namespace

TEST_CASE("Bridge page: the newest container counts, but not one that the page calls a regression") {
  const CsvRow older = row("Qwen3_30B_a3B", "26.06", "tok_s_per_gpu", "45275");
  const CsvRow newer = row("Qwen3_30B_a3B", "26.06.01", "tok_s_per_gpu", "44544");
  const CsvRow before = row("GPT OSS 120B", "26.06", "tok_s_per_gpu", "33166");
  const CsvRow regression = row("GPT OSS 120B", "26.06.01", "tok_s_per_gpu", "20288");
  const BridgePage page({{}, {older, newer, before, regression}});
  CHECK(page.superseded(older) == "an older container of the same configuration");
  CHECK(page.superseded(newer).empty());
  CHECK(page.superseded(before).empty());
  CHECK(page.superseded(regression) == "a regression by the page's own words");
}

TEST_CASE("Bridge page: FLOPs of a token are those that the same container counted") {
  // 369 TFLOP/s at 13,568 tokens/s; the later container counts the windows of attention too.
  const CsvRow tokens = row("GPT OSS 120B", "26.04.01", "tok_s_per_gpu", "13568", "B200");
  const CsvRow flops = row("GPT OSS 120B", "26.04.01", "tflops_per_gpu", "369", "B200");
  const CsvRow alone = row("GPT OSS 120B", "26.04.01", "tflops_per_gpu", "525");
  const CsvRow earlier = row("GPT OSS 120B", "26.02", "tflops_per_gpu", "527");
  const BridgePage page({{}, {tokens, flops, alone, earlier}});
  CHECK(page.flops_per_token(alone) == doctest::Approx(369e12 / 13568));
  CHECK(page.flops_per_token(earlier) == 0);
}

TEST_CASE("Bridge page: recipes that capture the step") {
  CHECK(BridgePage::captures_step(row("DeepSeekV3", "26.06", "tok_s_per_gpu", "6338")));
  CHECK_FALSE(BridgePage::captures_step(row("DeepSeekV3", "26.04.01", "tok_s_per_gpu", "4976")));
  CHECK_FALSE(BridgePage::captures_step(row("DeepSeekV3", "26.06", "tok_s_per_gpu", "3541", "B300 SXM")));
  CHECK_FALSE(BridgePage::captures_step(row("Kimi_K2", "26.06", "tok_s_per_gpu", "5367")));
}

}  // namespace whichgpu::accuracy
