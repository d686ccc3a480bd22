#include <doctest/doctest.h>
#include <string>

#include "core/time/adapter_rate.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json with_adapters(const char* more) {
  Json request = Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-2-7b-hf",
      "gpu": "a100-sxm-80gb", "engine": "vllm", "input_tokens": 220, "output_tokens": 235, "concurrency": 64,
      "lora": {}})");
  request.merge_patch(Json::parse(more));
  return test::answer("estimate", request.dump());
}

Json adapters_of(const char* more) { return with_adapters(more).value("lora", Json()); }

double bytes(const Json& report, const char* part) { return report["fit"]["per_gpu"][part].get<double>(); }

}  // namespace

TEST_CASE("Adapters of Llama 2 7B, by hand") {
  // 32 layers: q, k, v, o of 4096 x 4096, gate, up and down of 4096 x 11008: 4 x 8192 + 3 x 15104 = 78,080
  // sides; times 16, 2 bytes and 32 layers: 79.95 MB, and 319.8 MB of rank 64.
  CHECK(adapters_of("{}")["bytes_per_adapter"] == 79953920.0);
  const Json twenty = adapters_of(R"({"lora": {"adapters_resident": 20, "max_rank": 64}})");
  CHECK(twenty["reserved_bytes"] == 20 * 319815680.0);
  CHECK(twenty["bytes_at_own_rank"] == 20 * 79953920.0);
  CHECK(adapters_of(R"({"lora": {"targets": "attention"}})")["bytes_per_adapter"] ==
        16 * 2 * 32 * 4 * 8192.0);
}

TEST_CASE("The cache loses what adapters reserve, and every step takes longer") {
  const Json plain = with_adapters(R"({"lora": null})");
  const Json served = with_adapters(R"({"lora": {"adapters_resident": 20, "max_rank": 64}})");
  CHECK(bytes(served, "weights_bytes") - bytes(plain, "weights_bytes") ==
        doctest::Approx(6.396e9).epsilon(1e-3));
  CHECK(bytes(plain, "free_bytes") - bytes(served, "free_bytes") == doctest::Approx(6.396e9).epsilon(1e-3));
  CHECK(bytes(served, "weights_bytes") + bytes(served, "kv_cache_bytes") +
            bytes(served, "activations_bytes") + bytes(served, "runtime_bytes") ==
        doctest::Approx(bytes(served, "needed_bytes")).epsilon(1e-12));
  const auto rate = [](const Json& report) {
    return report["speed"]["output_tokens_per_second"].get<double>();
  };
  CHECK(rate(served) / rate(plain) == doctest::Approx(0.7).epsilon(0.01));
  const Json& range = served["speed"]["range"]["output_tokens_per_second"];
  const Json& before = plain["speed"]["range"]["output_tokens_per_second"];
  CHECK(range[0].get<double>() / before[0].get<double>() == doctest::Approx(0.36).epsilon(0.01));
  CHECK(range[1].get<double>() / before[1].get<double>() == doctest::Approx(0.92).epsilon(0.01));
}

TEST_CASE("Published pairs lie within the range of what adapters cost") {
  // vllm#11267 (A100, 1 and 4 adapters of rank 8), lorax#333 (L40S), vllm#13204 (without graphs), vllm#15655
  // (TPU v6e, both ends);
  // vllm#14435: four times slower with rank 256.
  const AdapterRate usual = adapter_rate(64);
  for (const double published : {7.60 / 11.45, 7.61 / 11.45, 35.0 / 69, 6.5 / 17.6, 1 - 0.084, 1 - 0.239}) {
    CHECK(published > usual.low);
    CHECK(published < usual.high);
  }
  CHECK(adapter_rate(256).factor == doctest::Approx(0.25));
  CHECK(adapter_rate(8).factor == usual.factor);
  CHECK(adapter_rate(128).factor < usual.factor);
  CHECK(adapter_rate(512).low > 0);
}

TEST_CASE("Tensor ranks divide one side of each matrix and repeat the other") {
  // Without --fully-sharded-loras: of q, k, v, gate and up the input's side is whole, of o and down the
  // output's, 7 x 4096 in all; the rest, 4 x 4096 + 3 x 11008, is divided.
  const Json two =
      adapters_of(R"({"gpu_count": 2, "parallelism": {"tensor": 2}, "lora": {"adapters_resident": 4}})");
  CHECK(two["reserved_bytes"] == 4 * 16 * 2 * 32 * (7 * 4096 + (4 * 4096 + 3 * 11008) / 2.0));
  CHECK(two["bytes_per_adapter"] == 79953920.0);
  const Json stages =
      adapters_of(R"({"gpu_count": 2, "parallelism": {"pipeline": 2}, "lora": {"adapters_resident": 4}})");
  CHECK(stages["reserved_bytes"] == 4 * 79953920.0 / 2);
}

TEST_CASE("Every routed expert has adapters of its own") {
  // Qwen3-30B-A3B: 48 layers, 32 query and 4 KV heads of 128, hidden 2048, 128 experts of 768.
  const char* mixture = R"({"model": "Qwen/Qwen3-30B-A3B"})";
  const double attention = 4 * 2048 + 2 * 32 * 128 + 2 * 4 * 128;
  const double experts = 128 * 3 * (2048 + 768);
  CHECK(adapters_of(mixture)["bytes_per_adapter"] == 16 * 2 * 48 * (attention + experts));
  CHECK(adapters_of(
            R"({"model": "Qwen/Qwen3-30B-A3B", "lora": {"targets": "attention"}})")["bytes_per_adapter"] ==
        16 * 2 * 48 * attention);
}

TEST_CASE("What an engine is started for, and what is refused by its field") {
  // The least rank that vLLM takes; SGLang takes any.
  CHECK(adapters_of(R"({"lora": {"rank": 20}})")["max_rank"] == 32);
  CHECK(adapters_of(R"({"lora": {"rank": 20}, "engine": "sglang"})")["max_rank"] == 20);
  CHECK(adapters_of(R"({"lora": {"max_rank": 8}})")["rank"] == 8);
  const auto error = [](const char* more) { return test::error_of(with_adapters(more)); };
  CHECK(error(R"({"lora": {"rank": 64, "max_rank": 16}})") == "bad_value lora.max_rank");
  CHECK(error(R"({"lora": {"rank": 8, "max_rank": 24}})") == "bad_value lora.max_rank");
  CHECK(error(R"({"lora": {"rank": 0}})") == "bad_value lora.rank");
  CHECK(error(R"({"lora": {"adapters_resident": 1001}})") == "bad_value lora.adapters_resident");
  CHECK(error(R"({"lora": {"targets": "experts"}})") == "bad_value lora.targets");
  CHECK(error(R"({"lora": {"ranks": 8}})") == "unknown_field lora.ranks");
  CHECK(error(R"({"engine": "llama.cpp"})") == "bad_value lora");
  CHECK(error(R"({"model": "deepseek-ai/DeepSeek-R1", "gpu": "h200-sxm-141gb", "gpu_count": 8})") ==
        "bad_value lora");
  CHECK(error(R"({"speculative": {"method": "ngram", "draft_tokens": 3}})") == "bad_value lora");
  CHECK(
      error(
          R"({"model": "Qwen/Qwen3-30B-A3B", "gpu_count": 2, "parallelism": {"tensor": 2, "expert": 2}})") ==
      "bad_value lora");
}

TEST_CASE("A larger rank than the adapters have is remarked") {
  const auto remarks = [](const Json& report) {
    for (const Json& note : report["notes"]) {
      if (note["id"] == "adapter_ranks") return note["args"]["gb"].get<double>();
    }
    return 0.0;
  };
  CHECK(remarks(with_adapters(R"({"lora": {"adapters_resident": 20, "max_rank": 64}})")) ==
        doctest::Approx(4.797).epsilon(1e-3));
  CHECK(remarks(with_adapters(R"({"lora": {"adapters_resident": 20}})")) == 0);
}

TEST_CASE("A card on which another engine is needed is not compared with adapters") {
  const Json rows = test::answer("compare", R"({"gpus": ["apple-m3-max-128gb", "h100-sxm-80gb"], "request":
      {"model": "meta-llama/Llama-2-7b-hf", "gpu": "a100-sxm-80gb", "engine": "vllm", "lora": {}}})")["rows"];
  CHECK(test::error_of(rows[0]) == "bad_value lora");
  CHECK(rows[1].contains("lora"));
}
