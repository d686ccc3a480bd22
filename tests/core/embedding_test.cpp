#include <doctest/doctest.h>

#include "core/advice/embedding/estimate.h"
#include "core/catalog/lookup.h"

#include "tests/core/support.h"

using namespace whichgpu;
using whichgpu::test::answer;
using whichgpu::test::error_of;
using whichgpu::test::Json;

namespace {

/// BGE-M3 on H100, 32 documents of 512 tokens in a step, as the request changes it.
Json bge_m3(const char* change) {
  Json request = Json::parse(R"({"workload": "embedding", "model": "BAAI/bge-m3", "gpu": "h100-sxm-80gb",
      "price": {"usd_per_gpu_hour": 3}})");
  request.merge_patch(Json::parse(change));
  return request;
}

Json embedded(const char* change) {
  const Json report = answer("estimate", bge_m3(change).dump());
  CAPTURE(report.dump());
  REQUIRE(error_of(report) == "");
  return report;
}

double rate_of(const Json& report) { return report["speed"]["documents_per_second"].get<double>(); }

/// A step model of this model on one H100.
struct OnH100 {
  Embedding work;
  ModelShape shape;
  StepModel model;

  explicit OnH100(const char* id) {
    Serving& s = work.serving;
    s.model = find_model(id);
    s.gpu = find_gpu("h100-sxm-80gb");
    s.engine = find_engine("vllm");
    s.weights = find_weight_precision("bf16");
    s.kv_cache = find_kv_precision("bf16");
    shape = model_shape(*s.model);
    model = step_model(s, shape, weight_bytes(*s.weights, shape), tables::serving_calibration());
  }
};

}  // namespace

TEST_CASE("A step multiplies every token with every matrix, and attends to whole documents both ways") {
  OnH100 bge("BAAI/bge-m3");
  const EmbeddingTime time = embedding_time(bge.work, bge.model, tables::embedding_calibration());
  // 24 layers of 4 x 1024^2 and 2 x 1024 x 4096, two operations each, 32 x 512 tokens.
  const double products = 2 * 24 * (4.0 * 1024 * 1024 + 2.0 * 1024 * 4096) * 32 * 512;
  CHECK(time.step.linear * bge.model.linear_rate.achieved_flops == doctest::Approx(products).epsilon(0.001));
  // Scores and values: four operations for each pair of tokens, 1,024 wide, 24 layers.
  const double attention = 4.0 * 512 * 512 * 1024 * 24 * 32;
  const double rate = bge.model.sixteen_bit.peak_flops * tables::serving_calibration().attention_flops;
  CHECK(time.step.attention * rate == doctest::Approx(attention));
  CHECK(time.step.output_head == 0);
  CHECK(time.card_seconds == doctest::Approx(tables::embedding_calibration().packed * time.step.total()));

  // A decoder's tokens see half of the document: 28 layers, heads of 16 x 128.
  OnH100 qwen("Qwen/Qwen3-Embedding-0.6B");
  const EmbeddingTime prefill = embedding_time(qwen.work, qwen.model, tables::embedding_calibration());
  CHECK(prefill.step.attention * rate == doctest::Approx(4.0 * 512 * 256 * 2048 * 28 * 32));
  CHECK(prefill.factor == 1);
  StepTime same = prefill_step(qwen.model, 32, 512, 0, 1);
  same.output_head = 0;
  CHECK(prefill.step.total() == doctest::Approx(same.total()));
}

TEST_CASE("The process that takes requests is what limits a small model in vLLM") {
  // vllm-project/vllm#23000: 414.9 documents a second one by one, 1,011 with sixteen in a request.
  const char* one = R"({"model": "Snowflake/snowflake-arctic-embed-m-v1.5", "server": "vllm", "batch": 1})";
  const char* sixteen =
      R"({"model": "Snowflake/snowflake-arctic-embed-m-v1.5", "server": "vllm", "batch": 16})";
  CHECK(rate_of(embedded(one)) == doctest::Approx(414.9).epsilon(0.01));
  CHECK(rate_of(embedded(sixteen)) == doctest::Approx(1011).epsilon(0.01));
  CHECK(embedded(sixteen)["speed"]["bound"] == "overhead");
}

TEST_CASE("Published rates of reranking and embedding lie in the printed ranges") {
  const Json slice =
      embedded(R"({"model": "BAAI/bge-reranker-v2-m3", "gpu": "a100-sxm-80gb:2g.20gb", "batch": 23})");
  const Json l4 =
      embedded(R"({"model": "BAAI/bge-large-en-v1.5", "gpu": "l4-24gb", "tokens_per_document": 449})");
  for (const auto& [report, measured] : {std::pair{slice, 124.2}, {l4, 138.2}}) {
    const Json& range = report["speed"]["range"]["documents_per_second"];
    CHECK(range[0].get<double>() <= measured);
    CHECK(range[1].get<double>() >= measured);
  }
}

TEST_CASE("Money, hours and queries follow from documents a second") {
  const Json report = embedded(R"({"documents": 5e7, "gpu_count": 4, "query_tokens": 24,
                                   "documents_per_query": 100})");
  const double rate = rate_of(report);
  CHECK(report["configuration"]["replicas"] == 4);
  CHECK(report["speed"]["tokens_per_second"].get<double>() == doctest::Approx(536 * rate));
  CHECK(report["speed"]["hours"].get<double>() == doctest::Approx(5e7 / rate / 3600));
  CHECK(report["cost"]["usd_total"].get<double>() == doctest::Approx(12 * 5e7 / rate / 3600));
  CHECK(report["cost"]["usd_per_million_documents"].get<double>() == doctest::Approx(12 * 1e6 / rate / 3600));
  // A hundred documents are four batches of 32.
  CHECK(report["speed"]["seconds_per_query"].get<double>() ==
        doctest::Approx(4 * report["speed"]["seconds_per_batch"].get<double>()));
  CHECK(embedded("{}")["speed"]["seconds_per_query"].is_null());
}

TEST_CASE("An encoder keeps no keys and values, a decoder those of all documents at once") {
  const Json encoder = embedded("{}")["fit"]["per_gpu"];
  // 567.8 M parameters in 16 bit.
  CHECK(encoder["weights_bytes"].get<double>() == doctest::Approx(567'754'752 * 2.0).epsilon(0.001));
  CHECK(encoder["kv_cache_bytes"] == 0);
  const Json decoder = embedded(R"({"model": "Qwen/Qwen3-Embedding-8B"})")["fit"]["per_gpu"];
  // 36 layers, 8 heads of 128 for keys and for values, two bytes each; 32 documents of 512 tokens.
  CHECK(decoder["kv_cache_bytes"].get<double>() == doctest::Approx(36 * 2 * 8 * 128 * 2.0 * 32 * 512));
}

TEST_CASE("What no model or card does is refused by field, or gets changes that do") {
  const auto field = [](const char* change) {
    return answer("estimate", bge_m3(change).dump())["error"]["field"].get<std::string>();
  };
  CHECK(field(R"({"tokens_per_document": 9000})") == "tokens_per_document");
  CHECK(field(R"({"model": "openai/whisper-large-v3"})") == "model");
  CHECK(field(R"({"documents_per_query": 10})") == "documents_per_query");
  CHECK(field(R"({"concurrency": 8})") == "concurrency");
  const Json crowded = embedded(R"({"model": "Qwen/Qwen3-Embedding-8B", "gpu": "l4-24gb",
      "tokens_per_document": 8192, "batch": 64})");
  CHECK(crowded["fit"]["verdict"] == "does_not_fit");
  CHECK(crowded["speed"].is_null());
  const Json& fix = crowded["fit"]["fixes"][0];
  Json changed = bge_m3(R"({"model": "Qwen/Qwen3-Embedding-8B", "gpu": "l4-24gb",
      "tokens_per_document": 8192, "batch": 64})");
  changed.merge_patch(fix["patch"]);
  CHECK(answer("estimate", changed.dump())["fit"]["verdict"] != "does_not_fit");
}
