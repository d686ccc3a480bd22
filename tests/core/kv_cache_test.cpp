#include "core/memory/kv_cache.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;

TEST_CASE("Llama 3 70B: 320 KiB of BF16 cache per token") {
  // 80 layers x (key + value) x 8 KV heads x 128 x 2 bytes = 327,680 bytes.
  const ModelShape shape = model_shape(*find_model("meta-llama/Llama-3.1-70B-Instruct"));
  CHECK(cache_bytes_per_token(shape, 2, 1) == 320 * test::kib);
  // 8K, 16K and 32K of context: 2.5, 5 and 10 GiB.
  CHECK(sequence_cache_bytes(shape, 8192, 2, 1) == 2.5 * test::gib);
  CHECK(sequence_cache_bytes(shape, 32768, 2, 1) == 10 * test::gib);
}

TEST_CASE("KV heads are cut over tensor ranks until there are none left to cut") {
  const ModelShape shape = model_shape(*find_model("meta-llama/Llama-3.1-70B-Instruct"));
  CHECK(cache_bytes_per_token(shape, 2, 4) == 80 * test::kib);
  CHECK(cache_bytes_per_token(shape, 2, 8) == 40 * test::kib);
  CHECK(cache_bytes_per_token(shape, 2, 16) == 40 * test::kib);  // one head on each of 16 ranks
}

TEST_CASE("DeepSeek R1: 576 elements per token and layer, whole on every tensor rank") {
  // kv_lora_rank 512 + qk_rope_head_dim 64, 61 layers, BF16: 70,272 bytes.
  const ModelShape shape = model_shape(*find_model("deepseek-ai/DeepSeek-R1"));
  CHECK(shape.attention[0].cache_read == 576);
  CHECK(cache_bytes_per_token(shape, 2, 1) == 576.0 * 61 * 2);
  CHECK(cache_bytes_per_token(shape, 2, 8) == cache_bytes_per_token(shape, 2, 1));
}

TEST_CASE("Gemma 3 27B: interleaved windows cap the cache") {
  // 62 layers, 10 of them full, 52 with a window of 1,024; 16 KV heads of 128, BF16:
  // 8,192 bytes per token and layer. At 32,768 tokens: 10*32768*8192 + 52*1024*8192 bytes = 2.90625 GiB;
  // without windows it would be 62*32768*8192 = 15.5 GiB.
  const ModelShape shape = model_shape(*find_model("google/gemma-3-27b-it"));
  CHECK(sequence_cache_bytes(shape, 32768, 2, 1) == 2.90625 * test::gib);
  CHECK(sequence_cache_bytes(shape, 1024, 2, 1) == 62.0 * 1024 * 8192);
}

TEST_CASE("A chunk of prompts stays in the cache of layers with a window until its step is done") {
  // Gemma 3 27B: 52 layers with a window of 1,024, 8,192 bytes per token and layer.
  const ModelShape shape = model_shape(*find_model("google/gemma-3-27b-it"));
  CHECK(prompt_cache_bytes(shape, {8192, 1, 32768}, 2, 1) == 52.0 * 8192 * 8192);
  CHECK(prompt_cache_bytes(shape, {8192, 1, 3072}, 2, 1) == 52.0 * (3072 - 1024) * 8192);
  CHECK(prompt_cache_bytes(shape, {8192, 3, 3072}, 2, 1) == 52.0 * 3 * (3072 - 1024) * 8192);
  CHECK(prompt_cache_bytes(shape, {8192, 16, 1000}, 2, 1) == 0);  // within the window
  CHECK(prompt_cache_bytes(model_shape(*find_model("meta-llama/Llama-3.1-8B")), {8192, 1, 32768}, 2, 1) == 0);
}

TEST_CASE("DeepSeek V4 Flash keeps what its context is compressed from") {
  const ModelShape shape = model_shape(*find_model("deepseek-ai/DeepSeek-V4-Flash"));
  // In FP32 a value and a gate of each of 512 elements in 20 layers, 128 tokens of them; in 21 layers twice
  // those and twice 128 of the index, 8 tokens of them.
  const double by_128 = 20 * 2 * 512 * 4;
  const double by_4 = 21 * 2 * 2 * (512 + 128) * 4;
  CHECK(sequence_cache_bytes(shape, 30'000, 0, 2) == 128 * by_128 + 8 * by_4);
  // vLLM 0.22 asked for 6.66 GiB for one request of 30,000 tokens in chunks of 16,384, in blocks of one size
  // for all groups of layers, which pads the small ones (github.com/vllm-project/vllm/issues/44376).
  const double asked =
      sequence_cache_bytes(shape, 30'000, 1, 2) + prompt_cache_bytes(shape, {16'384, 1, 30'000}, 1, 2);
  CHECK(asked < 6.66 * test::gib);
  CHECK(asked > 0.7 * 6.66 * test::gib);
}

TEST_CASE("Linear layers keep a state of fixed size") {
  const ModelShape shape = model_shape(*find_model("Qwen/Qwen3.5-397B-A17B"));
  // 15 full layers, 2 KV heads of 256, BF16: 30,720 bytes per token; 45 layers keep their state.
  const double per_token = 15.0 * 2 * 2 * 256 * 2;
  const double grown = sequence_cache_bytes(shape, 20'000, 2, 1) - sequence_cache_bytes(shape, 10'000, 2, 1);
  CHECK(grown == doctest::Approx(10'000 * per_token));
  // State of a layer: 64 value heads x 128 x 128 in FP32.
  CHECK(sequence_cache_bytes(shape, 0, 2, 1) > 45.0 * 64 * 128 * 128 * 4);
}
