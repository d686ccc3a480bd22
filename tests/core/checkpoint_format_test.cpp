#include <doctest/doctest.h>
#include <string>

#include "core/api/json/json.h"
#include "core/api/model/checkpoint/module_list.h"
#include "core/api/model/hugging_face_config.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

constexpr const char* dense_config =
    R"({"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336,
  "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
  "tie_word_embeddings": false})";
constexpr double layer_matrices = 6'979'321'856.0;  // 32 x (4096 x 128 x (2 x 32 + 2 x 8) + 3 x 4096 x 14336)
constexpr double vocabulary_bytes = 2 * 2 * 128256.0 * 4096;
constexpr double norms_bytes = 2 * 65 * 4096.0;

/// Bytes of the checkpoint of Llama 3.1 8B with these fields added.
double stored_bytes(const std::string& fields, Model& model, const char* name = "Llama-3.1-8B") {
  Json asked;
  asked["name"] = name;
  asked["config"] = Json::parse(dense_config);
  asked["config"].update(Json::parse(fields));
  static api::Json object;  // what the model says refers into it
  object = test::as_read(asked);
  const auto problem = api::read_hugging_face_model(object, "model", model);
  INFO(problem.value_or(api::Error{}).message);
  REQUIRE_FALSE(problem.has_value());
  const ModelShape shape = model_shape(model);
  return total_weight_bytes(shape, weight_bytes(*checkpoint_format(model), shape));
}

double stored_bytes(const std::string& fields) {
  Model model;
  return stored_bytes(fields, model);
}

double with_layers_at(double bytes) { return layer_matrices * bytes + vocabulary_bytes + norms_bytes; }

std::string refused(const char* fields, const char* name = "Llama-3.1-8B-NVFP4") {
  Json object;
  object["name"] = name;
  object["config"] = Json::parse(dense_config);
  object["config"].update(Json::parse(fields));
  Model model;
  const api::Json read = test::as_read(object);
  const auto problem = api::read_hugging_face_model(read, "model", model);
  return problem ? problem->field : "";
}

}  // namespace

TEST_CASE("Whole-number formats count bits, scales and zero points") {
  const auto method = [](const char* fields) {
    return std::string(R"({"quantization_config": )") + fields + "}";
  };
  CHECK(stored_bytes(method(R"({"quant_method": "gptq", "bits": 3, "group_size": 128})")) ==
        doctest::Approx(with_layers_at(3.0 / 8 + 4.0 / 128)));
  CHECK(stored_bytes(method(R"({"quant_method": "awq", "w_bit": 4, "q_group_size": 64})")) ==
        doctest::Approx(with_layers_at(0.5 + 4.0 / 64)));
  CHECK(stored_bytes(method(R"({"quant_method": "gptq", "bits": 8, "group_size": -1})")) ==
        doctest::Approx(with_layers_at(1)));
  CHECK(stored_bytes(method(R"({"quant_method": "bitsandbytes", "load_in_4bit": true,
    "bnb_4bit_use_double_quant": true})")) == doctest::Approx(with_layers_at(0.5 + 0.127 / 8)).epsilon(1e-3));
  CHECK(stored_bytes(method(R"({"quant_method": "hqq", "quant_config": {"weight_quant_params": {"nbits": 4,
    "group_size": 64}}})")) == doctest::Approx(with_layers_at(0.5 + 4.0 / 64)));
  CHECK(stored_bytes(method(R"({"quant_method": "auto-round", "bits": 2, "group_size": 64})")) ==
        doctest::Approx(with_layers_at(0.25 + 4.0 / 64)));
}

TEST_CASE("MLX quantizes embedding and head too") {
  CHECK(stored_bytes(R"({"quantization": {"bits": 4, "group_size": 64}})") ==
        doctest::Approx((layer_matrices + vocabulary_bytes / 2) * 0.5625 + norms_bytes));
}

TEST_CASE("Compressed tensors state formats by groups, and what they leave") {
  Model model;
  const double bytes = stored_bytes(R"({"quantization_config": {"quant_method": "compressed-tensors",
    "config_groups": {"group_0": {"targets": ["Linear"], "input_activations": null,
      "weights": {"num_bits": 4, "type": "int", "group_size": 32, "symmetric": true}}},
    "ignore": ["lm_head", "re:.*self_attn.*"],
    "kv_cache_scheme": {"num_bits": 8, "type": "float"}}})",
                                    model);
  const double attention = 32 * 4096.0 * 128 * 80;
  CHECK(bytes == doctest::Approx((layer_matrices - attention) * 0.5625 + attention * 2 + vocabulary_bytes +
                                 norms_bytes));
  CHECK(model.checkpoint_kv_precision == "fp8");
}

TEST_CASE("Formats are named module by module") {
  std::string layers;
  for (int i = 0; i < 32; ++i)
    layers += (i > 0 ? ", " : "") + std::string("\"model.layers.") + std::to_string(i) +
              R"(.mlp.gate_proj": {"quant_algo": "NVFP4", "group_size": 16}, "model.layers.)" +
              std::to_string(i) + R"(.mlp.down_proj": {"quant_algo": "NVFP4", "group_size": 16})";
  const double blocks = 32 * 3.0 * 4096 * 14336;
  CHECK(stored_bytes(R"({"quantization_config": {"quant_method": "modelopt", "quant_algo": "MIXED_PRECISION",
    "quantized_layers": {)" +
                     layers + "}}}") ==
        doctest::Approx(blocks * 0.5625 + (layer_matrices - blocks) * 2 + vocabulary_bytes + norms_bytes));
}

TEST_CASE("A method that is not known is refused") {
  CHECK(refused(R"({"quantization_config": {"quant_method": "cosmic"}})") ==
        "model.config.quantization_config.quant_method");
}

TEST_CASE("A quantization that is no object is refused, not passed over") {
  CHECK(refused(R"({"quantization_config": []})") == "model.config.quantization_config");
  CHECK(refused(R"({"quantization_config": "awq"})") == "model.config.quantization_config");
  CHECK(refused(R"({"quantization_config": null})").empty());
}

TEST_CASE(
    "Lists that stop after the first layers hold for all where the name says the same, and only there") {
  // Attention in FP8 and blocks in NVFP4, named for layer 0 of 32 only. NVFP4 takes 4 bits and a scale of 8
  // for each 16: 0.5625 bytes.
  const char* excerpt =
      R"({"quantization_config": {"quant_method": "modelopt", "quant_algo": "MIXED_PRECISION",
    "config_groups": {
      "group_0": {"input_activations": {}, "weights": {"num_bits": 8, "type": "float"},
        "targets": ["model.layers.0.self_attn.q_proj", "model.layers.0.self_attn.k_proj",
                    "model.layers.0.self_attn.v_proj", "model.layers.0.self_attn.o_proj"]},
      "group_1": {"input_activations": {}, "weights": {"num_bits": 4, "type": "float", "group_size": 16},
        "targets": ["model.layers.0.mlp"]}}}})";
  CHECK(refused(excerpt, "Llama-3.1-8B") == "model.config.quantization_config");
  CHECK(refused(excerpt, "Llama-3.1-8B-FP8") == "model.config.quantization_config");
  Model model;
  const double attention = 32 * 4096.0 * 128 * 80;
  CHECK(stored_bytes(excerpt, model, "Llama-3.1-8B-NVFP4") ==
        doctest::Approx(attention + (layer_matrices - attention) * 0.5625 + vocabulary_bytes + norms_bytes)
            .epsilon(1e-3));
  CHECK(model.layers_with_format == 1);
}

TEST_CASE("The index gives the true size, and must be of the same model") {
  Json object;
  object["config"] = Json::parse(dense_config);
  object["index"] =
      Json::parse(R"({"metadata": {"total_size": 17000000000}, "weight_map": {"lm_head.weight": "a"}})");
  Model model;
  const api::Json read = test::as_read(object);
  REQUIRE_FALSE(api::read_hugging_face_model(read, "model", model).has_value());
  const ModelShape shape = model_shape(model);
  CHECK(total_weight_bytes(shape, weight_bytes(*checkpoint_format(model), shape)) ==
        doctest::Approx(17e9).epsilon(1e-3));
  object["index"]["metadata"]["total_size"] = 140e9;
  Model other;
  const api::Json too_large = test::as_read(object);
  const auto problem = api::read_hugging_face_model(too_large, "model", other);
  REQUIRE(problem.has_value());
  CHECK(problem->field == "model.config.index");
}

TEST_CASE("Modules are found by parents, stars and expressions") {
  api::ModuleList list;
  list.add("model.layers.3.self_attn");
  list.add("model.language_model.layers.5.mlp*");
  list.add("re:.*mlp\\.(gate|up)_proj.*");
  list.add("lm_head");
  list.add("model.visual.blocks.7.mlp");
  CHECK(list.holds("layers.3.self_attn.q_proj"));
  CHECK_FALSE(list.holds("layers.33.self_attn.q_proj"));
  CHECK(list.holds("layers.5.mlp.experts.0.down_proj"));
  CHECK(list.holds("layers.9.mlp.gate_proj"));
  CHECK_FALSE(list.holds("layers.9.mlp.experts.0.gate_proj"));
  CHECK(list.holds("lm_head"));
  CHECK_FALSE(list.holds("layers.7.mlp.down_proj"));
  // Patterns about dense blocks do not take MLX's experts.
  api::ModuleList blocks;
  blocks.add("re:.*mlp\\.(gate|up)_proj.*");
  CHECK_FALSE(blocks.holds("layers.9.mlp.switch_mlp.gate_proj"));
  CHECK(api::layer_named_in("model.layers.12.mlp") == 12);
  CHECK_FALSE(api::layer_named_in("lm_head").has_value());
  CHECK(api::begins_with("model\\.layers\\.\\d+\\.mlp", "model.layers.12.mlp.down_proj"));
  CHECK_FALSE(api::begins_with("^layers\\.[0-3]\\.", "layers.4.mlp"));
}
