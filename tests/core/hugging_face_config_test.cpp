#include "core/api/model/hugging_face_config.h"

#include <algorithm>
#include <deque>
#include <doctest/doctest.h>

#include "core/catalog/model_shape.h"
#include "core/memory/kv_cache.h"

#include "tests/core/support.h"
#include "tests/json.h"

using namespace whichgpu;
using test::Json;

namespace {

/// Reads {"config": …}, which is kept, since the model refers into it.
std::optional<api::Error> read_kept(const Json& object, Model& model) {
  static std::deque<api::Json> read_so_far;
  read_so_far.push_back(test::as_read(object));
  return api::read_hugging_face_model(read_so_far.back(), "model", model);
}

/// Reads a config; parameters of the model, or -1 with `error` set.
double parameters(const char* config, std::string& error) {
  Json object;
  object["config"] = Json::parse(config);
  Model model;
  if (const auto problem = read_kept(object, model)) {
    error = problem->code + " " + problem->field;
    return -1;
  }
  return model_shape(model).parameters.total();
}

// Shapes as published in the models' config.json files.
constexpr const char* llama_70b_config =
    R"({"model_type": "llama", "num_hidden_layers": 80, "hidden_size": 8192,
  "intermediate_size": 28672, "num_attention_heads": 64, "num_key_value_heads": 8, "vocab_size": 128256,
  "tie_word_embeddings": false, "max_position_embeddings": 131072, "torch_dtype": "bfloat16"})";
constexpr const char* deepseek_r1 =
    R"({"model_type": "deepseek_v3", "num_hidden_layers": 61, "hidden_size": 7168,
  "intermediate_size": 18432, "moe_intermediate_size": 2048, "n_routed_experts": 256, "n_shared_experts": 1,
  "num_experts_per_tok": 8, "first_k_dense_replace": 3, "num_attention_heads": 128, "num_key_value_heads": 128,
  "q_lora_rank": 1536, "kv_lora_rank": 512, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128,
  "vocab_size": 129280, "quantization_config": {"quant_method": "fp8", "weight_block_size": [128, 128]}})";
constexpr const char* gemma_3_27b = R"({"model_type": "gemma3", "text_config": {"model_type": "gemma3_text",
  "num_hidden_layers": 62, "hidden_size": 5376, "intermediate_size": 21504, "num_attention_heads": 32,
  "num_key_value_heads": 16, "head_dim": 128, "vocab_size": 262208, "sliding_window": 1024,
  "sliding_window_pattern": 6, "tie_word_embeddings": true, "hidden_act": "silu"}})";

}  // namespace

TEST_CASE("Configs give the published parameter counts") {
  std::string error;
  CHECK(parameters(llama_70b_config, error) == doctest::Approx(70'553'706'496.0).epsilon(1e-9));
  CHECK(parameters(deepseek_r1, error) == doctest::Approx(671.026e9).epsilon(1e-4));
  CHECK(parameters(gemma_3_27b, error) == doctest::Approx(27.009e9).epsilon(1e-3));
  CHECK(error == "");
}

TEST_CASE("A config estimates like the catalog's model of the same shape") {
  Json request;
  request["model"]["config"] = Json::parse(llama_70b_config);
  request["gpu"] = "h200";
  request["gpu_count"] = 2;
  const Json from_config = test::answer("estimate", request.dump());
  request["model"] = "meta-llama/Llama-3.1-70B-Instruct";
  const Json from_catalog = test::answer("estimate", request.dump());
  CHECK(from_config["speed"] == from_catalog["speed"]);
  CHECK(from_config["fit"]["per_gpu"] == from_catalog["fit"]["per_gpu"]);
}

TEST_CASE("The sixth layer of Gemma 3 sees everything, the others a window") {
  Json object;
  object["config"] = Json::parse(gemma_3_27b);
  Model model;
  REQUIRE_FALSE(read_kept(object, model).has_value());
  CHECK(sequence_cache_bytes(model_shape(model), 32768, 2, 1) == 2.90625 * test::gib);
}

TEST_CASE("A config that is not understood says which field it is") {
  std::string error;
  CHECK(parameters(R"({"hidden_size": 64})", error) == -1);
  CHECK(error == "bad_config model.config.vocab_size");
  CHECK(parameters(R"({"model_type": "llama", "num_hidden_layers": 2, "hidden_size": 64, "vocab_size": 100,
    "num_attention_heads": 2, "intermediate_size": 64, "layer_types": ["full_attention", "quantum_attention"]})",
                   error) == -1);
  CHECK(error == "bad_config model.config.layer_types");
  CHECK(parameters(R"({"model_type": "llama", "num_hidden_layers": 99999999, "hidden_size": 64,
    "vocab_size": 100})",
                   error) == -1);
  CHECK(error == "bad_config model.config.num_hidden_layers");
  CHECK(parameters(R"({"peft_type": "LORA", "base_model_name_or_path": "microsoft/phi-2"})", error) == -1);
  CHECK(error == "bad_config model.config.peft_type");
  CHECK(parameters(R"({"_class_name": "FluxTransformer2DModel"})", error) == -1);
  CHECK(error == "bad_config model.config._class_name");
}

TEST_CASE("Families that name things differently, or leave them unsaid") {
  std::string error;
  CHECK(parameters(R"({"model_type": "gpt2", "n_embd": 768, "n_head": 12, "n_layer": 12, "n_positions": 1024,
    "vocab_size": 50257})",
                   error) == doctest::Approx(124.44e6).epsilon(0.005));  // biases are not counted
  CHECK(parameters(R"({"model_type": "falcon", "hidden_size": 4544, "num_hidden_layers": 32,
    "num_attention_heads": 71, "multi_query": true, "vocab_size": 65024})",
                   error) == doctest::Approx(6.9217e9).epsilon(1e-3));
  CHECK(parameters(R"({"model_type": "llama4_text", "hidden_size": 5120, "num_hidden_layers": 48,
    "num_attention_heads": 40, "num_key_value_heads": 8, "head_dim": 128, "intermediate_size": 8192,
    "intermediate_size_mlp": 16384, "num_local_experts": 16, "num_experts_per_tok": 1, "vocab_size": 202048,
    "attention_chunk_size": 8192, "no_rope_layer_interval": 4, "interleave_moe_layer_step": 1})",
                   error) ==
        doctest::Approx(107.77e9).epsilon(1e-3));  // the published 108.64e9 with its vision tower
  CHECK(error == "");
}

TEST_CASE("What a config says and nobody reads is named, unless it is off or changes no figure") {
  Json object;
  object["config"] = Json::parse(deepseek_r1);
  object["config"].update(Json::parse(R"({"num_nextn_predict_layers": 1, "num_key_value_heads": 128,
    "rope_theta": 10000, "bos_token_id": 0, "attention_dropout": 0.1, "altup_layers": [3], "extra": false})"));
  Model model;
  REQUIRE_FALSE(read_kept(object, model).has_value());
  REQUIRE(model.ignored_parts.count == 2);
  CHECK(model.ignored_parts[0] == "num_nextn_predict_layers");
  CHECK(model.ignored_parts[1] == "altup_layers");

  object["config"] = Json::parse(llama_70b_config);
  object["config"]["vision_config"]["hidden_size"] = 1280;
  Json request;
  request["model"] = object;
  request["gpu"] = "h200";
  const Json notes = test::answer("estimate", request.dump())["notes"];
  const bool named = std::any_of(notes.begin(), notes.end(), [](const Json& note) {
    return note["id"] == "config_part_ignored" && note["args"]["part"] == "vision_config";
  });
  CHECK(named);
}

/// 27 layers of 4 x 1152^2 + 2 x 1152 x 4304, patches of 3 x 2 x 16^2 and 2,304 positions of width 1152, and
/// a merger of 4608^2 + 4608 x 3584: huggingface/transformers@008e574, configuration_qwen3_5_moe.py.
TEST_CASE("A wrapper whose file names no vision tower has its class's") {
  Json object;
  object["config"] = Json::parse(R"({"architectures": ["Qwen3_5MoeForConditionalGeneration"],
    "model_type": "qwen3_5_moe", "vision_config": null, "text_config": {"model_type": "qwen3_5_moe_text"}})");
  const auto tower = [&] {
    Model model;
    REQUIRE_FALSE(read_kept(object, model).has_value());
    return model.vision_parameters;
  };
  CHECK(tower() == 453'242'880);
  object["config"]["architectures"][0] = "Qwen3_5MoeForCausalLM";
  CHECK(tower() == 0);
  object["config"]["architectures"][0] = "Qwen3_5MoeForConditionalGeneration";
  object["config"]["vision_config"] =
      Json::parse(R"({"depth": 1, "hidden_size": 100, "intermediate_size": 100})");
  CHECK(tower() < 1e7);
}

TEST_CASE("Windows begin after max_window_layers, where they are used at all") {
  Json object;
  object["config"] = Json::parse(llama_70b_config);
  object["config"]["model_type"] = "qwen2";
  object["config"]["use_sliding_window"] = true;
  object["config"]["sliding_window"] = 1024;
  object["config"]["max_window_layers"] = 60;
  Model model;
  REQUIRE_FALSE(read_kept(object, model).has_value());
  REQUIRE(model.attention.count == 2);
  CHECK(model.attention[0].layers == 60);
  CHECK(model.attention[1].layers == 20);
  object["config"]["use_sliding_window"] = false;
  Model whole;
  REQUIRE_FALSE(read_kept(object, whole).has_value());
  CHECK(whole.attention.count == 1);
}

TEST_CASE("A stored format that is not read is refused, never taken for another") {
  const auto answer_to = [](const char* change, const char* name) {
    Json request;
    request["model"]["config"] = Json::parse(llama_70b_config);
    request["model"]["config"].update(Json::parse(change));
    request["model"]["name"] = name;
    request["gpu"] = "h200";
    request["gpu_count"] = 8;
    return request;
  };
  const auto ask = [](const Json& request) { return test::answer("estimate", request.dump()); };
  const auto weights = [&](const char* change) {
    return ask(answer_to(change, "mine"))["configuration"]["precision"]["weights"];
  };
  const auto refused = [&](const char* change) { return ask(answer_to(change, "mine"))["error"]["field"]; };
  CHECK(weights(R"({"quantization_config": {"quant_method": "awq", "w_bit": 4}})") == "int4");
  CHECK(weights(R"({"quantization_config": {"quant_method": "modelopt", "quant_algo": "FP8"}})") == "fp8");
  CHECK(weights(R"({"torch_dtype": "float8_e4m3fn"})") == "fp8");
  CHECK(
      refused(R"({"quantization_config": {"quant_method": "modelopt", "quant_algo": "MIXED_PRECISION"}})") ==
      "model.config.quantization_config.quant_algo");
  CHECK(refused(R"({"quantization_config": {"quant_method": "gptq"}})") ==
        "model.config.quantization_config.bits");
  CHECK(refused(R"({"torch_dtype": "int8"})") == "model.config.torch_dtype");
  CHECK(ask(answer_to(R"({"quantization_config": {"quant_method": "fp8"}})",
                      "mine-FP8"))["configuration"]["precision"]["weights"] == "fp8");
}

TEST_CASE("A name that promises a format asks for the file that states it") {
  Json request;
  request["model"]["config"] = Json::parse(llama_70b_config);
  request["model"]["name"] = "mine-NVFP4";
  request["gpu"] = "b200-sxm-180gb";
  const auto ask = [&] { return test::answer("estimate", request.dump()); };
  CHECK(test::error_of(ask()) == "bad_config model.quantization");
  request["precision"]["weights"] = "nvfp4";
  CHECK(ask()["configuration"]["precision"]["weights"] == "nvfp4");
  request.erase("precision");
  request["model"]["quantization"] = Json::parse(
      R"({"quantization": {"quant_algo": "NVFP4", "kv_cache_quant_algo": "FP8", "exclude_modules": ["lm_head"]}})");
  const Json report = ask();
  CHECK(report["configuration"]["precision"]["weights"] == "nvfp4");
  CHECK(report["configuration"]["precision"]["kv_cache"] == "fp8");
}
