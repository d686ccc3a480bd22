#include <algorithm>
#include <doctest/doctest.h>

#include "core/api/model/hugging_face_config.h"
#include "core/catalog/model_shape.h"
#include "core/memory/kv_cache.h"

#include "tests/core/support.h"
#include "tests/json.h"

using namespace whichgpu;
using test::Json;

namespace {

Model read(const char* config) {
  static api::Json object;  // what a model says refers into it
  object = test::as_read({{"config", Json::parse(config)}});
  Model model;
  const auto problem = api::read_hugging_face_model(object, "model", model);
  INFO(problem.value_or(api::Error{}).message);
  REQUIRE_FALSE(problem.has_value());
  return model;
}

std::string refusal(const char* config) {
  const api::Json object = test::as_read({{"config", Json::parse(config)}});
  Model model;
  const auto problem = api::read_hugging_face_model(object, "model", model);
  return problem ? problem->field : "";
}

double parameters(const char* config) { return model_shape(read(config)).parameters.total(); }

}  // namespace

TEST_CASE("A mixture by any of the fields' names") {
  // 27 layers of 64 experts and 2 shared ones, the first layer dense: 21.8e9 as published.
  CHECK(parameters(R"({"model_type": "ernie4_5_moe", "hidden_size": 2560, "intermediate_size": 12288,
    "num_attention_heads": 20, "num_key_value_heads": 4, "num_hidden_layers": 28, "vocab_size": 103424,
    "moe_num_experts": 64, "moe_layer_start_index": 1, "moe_intermediate_size": 1536, "moe_k": 6,
    "moe_num_shared_experts": 2})") == doctest::Approx(21.83e9).epsilon(2e-3));
  CHECK(parameters(
            R"({"model_type": "dbrx", "d_model": 6144, "n_heads": 48, "n_layers": 40, "vocab_size": 100352,
    "attn_config": {"kv_n_heads": 8}, "ffn_config": {"ffn_hidden_size": 10752, "moe_num_experts": 16,
    "moe_top_k": 4}})") == doctest::Approx(131.6e9).epsilon(1e-3));
}

TEST_CASE("Multi-query attention by a family's own switch") {
  const Model falcon = read(R"({"model_type": "falcon", "hidden_size": 4544, "num_hidden_layers": 32,
    "num_attention_heads": 71, "num_kv_heads": 71, "multi_query": true, "new_decoder_architecture": false,
    "vocab_size": 65024})");
  CHECK(sequence_cache_bytes(model_shape(falcon), 1, 2, 1) == 32 * 2 * 64 * 2);
}

TEST_CASE("The first generation of Qwen states the width of both halves of the gate") {
  CHECK(parameters(
            R"({"model_type": "qwen", "hidden_size": 4096, "intermediate_size": 22016, "kv_channels": 128,
    "num_attention_heads": 32, "num_hidden_layers": 32, "vocab_size": 151936, "tie_word_embeddings": false})") ==
        doctest::Approx(7.721e9).epsilon(1e-3));
}

TEST_CASE("Hybrids keep a state for their recurrent layers and a cache for the others") {
  // Jamba v0.1: 51.6e9; four of 32 layers attend, with 8 KV heads of 128.
  const Model jamba = read(R"({"model_type": "jamba", "hidden_size": 4096, "intermediate_size": 14336,
    "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 65536,
    "tie_word_embeddings": false, "attn_layer_offset": 4, "attn_layer_period": 8, "expert_layer_offset": 1,
    "expert_layer_period": 2, "num_experts": 16, "num_experts_per_tok": 2, "mamba_d_state": 16,
    "mamba_d_conv": 4, "mamba_expand": 2, "mamba_dt_rank": 256})");
  CHECK(model_shape(jamba).parameters.total() == doctest::Approx(51.57e9).epsilon(2e-3));
  CHECK(cache_bytes_per_token(model_shape(jamba), 2, 1) == 4 * 2 * 8 * 128 * 2);
  const double state = 28.0 * 8192 * (16 * 4 + 3 * 2);
  CHECK(sequence_cache_bytes(model_shape(jamba), 1, 2, 1) == doctest::Approx(state + 4 * 2 * 8 * 128 * 2));
}

TEST_CASE("Layers that see everything have heads of their own") {
  // MiMo-V2-Flash in small: one whole layer of 4 KV heads and three of 8 with a window, keys 192, values 128.
  const Model mimo = read(R"({"model_type": "mimo_v2_flash", "hidden_size": 4096, "num_hidden_layers": 4,
    "num_attention_heads": 64, "num_key_value_heads": 4, "head_dim": 192, "v_head_dim": 128,
    "swa_num_attention_heads": 64, "swa_num_key_value_heads": 8, "swa_head_dim": 192, "swa_v_head_dim": 128,
    "sliding_window": 128, "hybrid_layer_pattern": [0, 1, 1, 1], "intermediate_size": 16384,
    "vocab_size": 152576, "tie_word_embeddings": false})");
  CHECK(sequence_cache_bytes(model_shape(mimo), 1000, 2, 1) == (4 * 320 * 1000 + 3 * 8 * 320 * 128) * 2);
}

TEST_CASE("An encoder keeps no cache") {
  const Model bert = read(R"({"model_type": "xlm-roberta", "hidden_size": 1024, "num_hidden_layers": 24,
    "num_attention_heads": 16, "intermediate_size": 4096, "vocab_size": 250002,
    "max_position_embeddings": 8194, "type_vocab_size": 1})");
  CHECK(bert.kind == ModelKind::encoder);
  CHECK(sequence_cache_bytes(model_shape(bert), 8192, 2, 1) == 0);
  CHECK(model_shape(bert).parameters.total() == 567'754'752.0);  // as published
}

TEST_CASE("Memory is answered for an encoder and an encoder-decoder, speed is not") {
  const auto ask = [](const char* config) {
    Json request;
    request["model"]["config"] = Json::parse(config);
    request["gpu"] = "rtx-3090-24gb";
    request["engine"] = "llama.cpp";
    request["input_tokens"] = 512;
    return test::answer("estimate", request.dump());
  };
  const auto noted = [](const Json& report) {
    return std::any_of(report["notes"].begin(), report["notes"].end(),
                       [](const Json& note) { return note["id"] == "not_a_generator"; });
  };
  const Json encoder = ask(R"({"model_type": "bert", "hidden_size": 768, "num_hidden_layers": 12,
    "num_attention_heads": 12, "intermediate_size": 3072, "vocab_size": 30522,
    "max_position_embeddings": 512})");
  CHECK(encoder["configuration"]["model"]["parameters"] == 109'482'240.0);  // as published
  CHECK(encoder["fit"]["verdict"] == "comfortable");
  CHECK(encoder["fit"]["fixes"].empty());
  CHECK(encoder["fit"]["in_vain"].empty());
  CHECK(encoder["speed"].is_null());
  CHECK(noted(encoder));
  // T5 small: 60.5e6 as published; the encoder's six layers keep no cache, the decoder's six keep two.
  const Json both = ask(R"({"model_type": "t5", "d_model": 512, "d_kv": 64, "d_ff": 2048, "num_layers": 6,
    "num_decoder_layers": 6, "num_heads": 8, "vocab_size": 32128, "feed_forward_proj": "relu"})");
  CHECK(both["configuration"]["model"]["parameters"].get<double>() == doctest::Approx(60.5e6).epsilon(5e-3));
  CHECK(both["speed"].is_null());
  CHECK(noted(both));
}

TEST_CASE("An encoder writes no answer, however long one is asked for") {
  Json request = {
      {"model", "BAAI/bge-m3"}, {"gpu", "l4-24gb"}, {"input_tokens", 8192}, {"output_tokens", 4096}};
  const Json report = test::answer("estimate", request.dump());
  CHECK(report["configuration"]["output_tokens"] == 1.0);
  for (const Json& note : report["notes"]) CHECK(note["id"] != "context_beyond_model");
  request["output_tokens"] = 1;
  CHECK(test::answer("estimate", request.dump()) == report);
}

TEST_CASE("Transformer blocks that layers share are counted once") {
  // Zamba2 7B, 7.36e9 as published: 81 Mamba-2 layers, 13 of which use one of two shared blocks, each with a
  // matrix and adapters of its own. Attention sees input and embedding: 32 heads of 224.
  Json config = Json::parse(R"({"model_type": "zamba2", "hidden_size": 3584, "intermediate_size": 14336,
    "num_hidden_layers": 81, "num_attention_heads": 32, "num_key_value_heads": 32, "num_mem_blocks": 2,
    "mamba_headdim": 64, "mamba_ngroups": 2, "mamba_d_state": 64, "adapter_rank": 128, "vocab_size": 32000})");
  for (int i = 0; i < 81; ++i)
    config["layers_block_type"].push_back(i % 6 == 5 && i < 78 ? "hybrid" : "mamba");
  const ModelShape shape = model_shape(read(config.dump().c_str()));
  CHECK(shape.parameters.total() == doctest::Approx(7.36e9).epsilon(2e-3));
  CHECK(cache_bytes_per_token(shape, 2, 1) == 13.0 * 2 * 32 * 224 * 2);
}

TEST_CASE("Key and value from one projection are both cached") {
  // Gemma 4 31B: ten layers of 4 heads of 512 that see everything; 50 of 16 heads of 256 with a window of
  // 1,024.
  const ModelShape shape = model_shape(*find_model("google/gemma-4-31B-it"));
  const double whole = 10.0 * 2 * 4 * 512 * 2 * 32768;
  const double windowed = 50.0 * 2 * 16 * 256 * 2 * 1024;
  CHECK(sequence_cache_bytes(shape, 32768, 2, 1) == whole + windowed);
  // 30.7e9 of the decoder, as published, and 576e6 of the tower.
  CHECK(shape.parameters.total() == doctest::Approx(30.7e9 + 576e6).epsilon(1e-3));
}

TEST_CASE("A decoder is found however deep, with what its class leaves unsaid") {
  CHECK(parameters(R"({"model_type": "qwen2_5_omni", "thinker_config": {"model_type": "qwen2_5_omni_thinker",
    "text_config": {"hidden_size": 3584, "num_attention_heads": 28, "num_key_value_heads": 4,
    "num_hidden_layers": 28}}})") == doctest::Approx(7.6156e9).epsilon(1e-4));
  CHECK(parameters(R"({"model_type": "gemma3", "text_config": {"model_type": "gemma3_text", "head_dim": 128,
    "hidden_size": 5376, "intermediate_size": 21504, "num_attention_heads": 32, "num_hidden_layers": 62,
    "num_key_value_heads": 16, "sliding_window": 1024}})") == doctest::Approx(27.009e9).epsilon(1e-4));
}

TEST_CASE("A family that is not known is answered where everything is stated, and refused otherwise") {
  const char* complete = R"({"model_type": "novel", "hidden_size": 1024, "num_hidden_layers": 8,
    "num_attention_heads": 8, "num_key_value_heads": 2, "head_dim": 128, "intermediate_size": 4096,
    "vocab_size": 1000, "tie_word_embeddings": true, "hidden_act": "silu"})";
  CHECK(parameters(complete) ==
        doctest::Approx(8 * (1024.0 * 128 * (2 * 8 + 2 * 2) + 3 * 1024 * 4096) + 1024 * 1000 + 17 * 1024));
  Json config = Json::parse(complete);
  for (const char* field :
       {"num_key_value_heads", "head_dim", "tie_word_embeddings", "hidden_act", "intermediate_size"}) {
    Json without = config;
    without.erase(field);
    CHECK(refusal(without.dump().c_str()) == std::string("model.config.") + field);
  }
  config["altup_layers"] = Json::array({3});
  CHECK(refusal(config.dump().c_str()) == "model.config.altup_layers");
  config.erase("altup_layers");
  config["hidden_act"] = "gelu";
  CHECK(refusal(config.dump().c_str()) == "model.config.hidden_act");
}

TEST_CASE("A gated block that counts both its halves is half as wide as its field") {
  // RecurrentGemma 2B, from its modules: 26 blocks of 3 x 2560 x 7680, 18 recurrent layers of 3 x 2560^2 and
  // gates of 10 x 256^2 twice, 8 attention layers with one KV head of 256, a tied embedding: 2.68e9, as
  // published.
  const double matrices = 26 * 3 * 2560.0 * 7680 + 18 * (3 * 2560.0 * 2560 + 2 * 655'360.0) +
                          8 * (2 * 2560.0 * 2560 + 2 * 2560.0 * 256) + 256'000 * 2560.0;
  CHECK(parameters(R"({"model_type": "recurrent_gemma", "architectures": ["RecurrentGemmaForCausalLM"],
    "hidden_size": 2560, "intermediate_size": 15360, "num_hidden_layers": 26, "num_attention_heads": 10,
    "num_key_value_heads": 1, "head_dim": 256, "vocab_size": 256000, "lru_width": 2560,
    "attention_window_size": 2048, "block_types": ["recurrent", "recurrent", "attention"]})") ==
        doctest::Approx(matrices).epsilon(1e-3));
}

TEST_CASE("KV heads that heads cannot share evenly are refused") {
  const auto with_kv_heads = [](const char* count) {
    return std::string(R"({"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336,
      "num_hidden_layers": 32, "num_attention_heads": 32, "vocab_size": 128256,
      "tie_word_embeddings": false, "num_key_value_heads": )") +
           count + "}";
  };
  CHECK(refusal(with_kv_heads("8").c_str()).empty());
  CHECK(refusal(with_kv_heads("7").c_str()) == "model.config.num_key_value_heads");
  CHECK(refusal(with_kv_heads("64").c_str()) == "model.config.num_key_value_heads");
}
