#include "core/api/model/hugging_face_config.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/config_parts.h"
#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

Error unsupported(const Reader& config, std::string_view field, const std::string& why) {
  return {"bad_config", config.field(field), config.field(field) + ": " + why};
}

/// Names that families give to one thing.
using Names = std::span<const char* const>;
constexpr std::array layers_names{"num_hidden_layers", "n_layer", "n_layers", "num_layers"};
constexpr std::array hidden_names{"hidden_size", "n_embd", "d_model"};
constexpr std::array vocabulary_names{"vocab_size", "padded_vocab_size"};
constexpr std::array context_names{"max_position_embeddings", "n_positions", "max_seq_len", "seq_length"};
constexpr std::array heads_names{"num_attention_heads", "n_head", "n_heads"};
constexpr std::array kv_heads_names{"num_key_value_heads", "num_kv_heads", "multi_query_group_num"};
constexpr std::array head_dim_names{"head_dim", "kv_channels"};
constexpr std::array width_names{"intermediate_size", "ffn_hidden_size", "ffn_dim", "n_inner"};
constexpr std::array experts_names{"n_routed_experts", "num_experts", "num_local_experts"};
constexpr std::array dense_step_names{"interleave_moe_layer_step", "decoder_sparse_step"};

/// The first of several names that the configuration has.
int first_integer(Reader& config, Names names, Range range, int fallback) {
  const auto present = std::find_if(names.begin(), names.end(), [&](const char* n) { return config.has(n); });
  return present == names.end() ? fallback : config.integer(*present, range, fallback);
}

int required_integer(Reader& config, Names names, Range range) {
  const auto present = std::find_if(names.begin(), names.end(), [&](const char* n) { return config.has(n); });
  return config.required_integer(present == names.end() ? names.front() : *present, range);
}

/// Families whose feed-forward blocks have two matrices whatever their activation.
bool is_plain_family(std::string_view type) {
  constexpr std::array families{"gpt2", "gptj", "gpt_neox", "bloom",       "opt",        "falcon",
                                "mpt",  "phi",  "bert",     "xlm-roberta", "starcoder2", "gpt_bigcode"};
  return std::find(families.begin(), families.end(), type) != families.end();
}

/// Families whose embedding is also the head where the configuration does not say.
bool ties_embeddings(std::string_view type) {
  constexpr std::array families{"gpt2", "bloom", "opt",    "falcon",      "mpt",
                                "bert", "gemma", "gemma2", "gemma3_text", "xlm-roberta"};
  return std::find(families.begin(), families.end(), type) != families.end();
}

/// Layers of each kind of attention.
struct LayerMix {
  int full = 0;
  int windowed = 0;
  int linear = 0;
  int window = 0;
};

LayerMix listed_layers(Reader& config, const Json& types, int layers) {
  LayerMix mix;
  for (const Json& type : types) {
    const std::string_view name =
        type.is_string() ? std::string_view(type.get_ref<const std::string&>()) : "";
    if (name == "full_attention") {
      ++mix.full;
    } else if (name == "sliding_attention" || name == "chunked_attention") {
      ++mix.windowed;
    } else if (name == "linear_attention") {
      ++mix.linear;
    } else {
      config.fail(
          unsupported(config, "layer_types", "layers of type " + quote(name) + " are not supported."));
    }
  }
  if (mix.full + mix.windowed + mix.linear != layers) {
    config.fail(unsupported(config, "layer_types", "its length is not num_hidden_layers."));
  }
  return mix;
}

LayerMix layer_mix(Reader& config, int layers) {
  const int window = config.integer("sliding_window", window_range, 0);
  const int chunk = config.integer("attention_chunk_size", window_range, 0);
  const int pattern = config.integer("sliding_window_pattern", layers_range, 0);
  const int whole_every = config.integer("no_rope_layer_interval", layers_range, 0);
  const int interval = config.integer("full_attention_interval", layers_range, 0);
  const bool uses_window = config.flag("use_sliding_window", true);
  const int before_windows = config.integer("max_window_layers", {0, layers_range.most}, 0);
  LayerMix mix;
  if (const Json* types = config.array("layer_types")) {
    mix = listed_layers(config, *types, layers);
  } else if (interval > 1) {
    mix.full = layers / interval;
    mix.linear = layers - mix.full;
  } else if (window > 0 && uses_window && pattern > 1) {  // every pattern-th layer sees everything
    mix.full = layers / pattern;
    mix.windowed = layers - mix.full;
  } else if (chunk > 0 && whole_every > 1) {  // Llama 4: the layers without positions
    mix.full = layers / whole_every;
    mix.windowed = layers - mix.full;
  } else if (window > 0 && uses_window) {  // Qwen2Config: the first max_window_layers see everything
    mix.full = std::min(before_windows, layers);
    mix.windowed = layers - mix.full;
  } else {
    mix.full = layers;
  }
  mix.window = window > 0 ? window : chunk;
  if (mix.windowed > 0 && mix.window == 0) {
    config.fail(unsupported(config, "sliding_window", "it is missing although layers have a window."));
  }
  return mix;
}

AttentionLayers latent_attention(Reader& config) {
  AttentionLayers a;
  a.kind = AttentionKind::multi_head_latent;
  // Written into configs of latent attention too, where they mean nothing.
  for (const char* unused : {"num_key_value_heads", "head_dim", "qk_head_dim"}) config.has(unused);
  a.heads = required_integer(config, heads_names, heads_range);
  a.kv_lora_rank = config.required_integer("kv_lora_rank", required_rank_range);
  a.q_lora_rank = config.integer("q_lora_rank", rank_range, 0);
  a.rope_head_dim = config.required_integer("qk_rope_head_dim", rank_range);
  a.nope_head_dim = config.required_integer("qk_nope_head_dim", rank_range);
  a.v_head_dim = config.required_integer("v_head_dim", head_dim_range);
  a.index_topk = config.integer("index_topk", window_range, 0);
  a.index_heads = config.integer("index_n_heads", rank_range, 0);
  a.index_head_dim = config.integer("index_head_dim", rank_range, 0);
  return a;
}

AttentionLayers grouped_attention(Reader& config, int hidden, bool gated) {
  AttentionLayers a;
  a.heads = required_integer(config, heads_names, heads_range);
  const bool several = config.flag("new_decoder_architecture", false);
  const bool one_kv_head = config.flag("multi_query", false) && !several;
  a.kv_heads = first_integer(config, kv_heads_names, heads_range, one_kv_head ? 1 : a.heads);
  const int share = std::max(1, hidden / std::max(1, a.heads));
  a.head_dim = first_integer(config, head_dim_names, head_dim_range, share);
  a.v_head_dim = config.integer("v_head_dim", head_dim_range, a.head_dim);
  a.output_gate = config.flag("attn_output_gate", gated);
  a.qkv_bias = config.flag("attention_bias", false) || config.text("model_type", "") == "qwen2";
  return a;
}

AttentionLayers linear_attention(Reader& config, int hidden) {
  AttentionLayers a;
  a.kind = AttentionKind::linear;
  const double key_heads = config.required_integer("linear_num_key_heads", heads_range);
  const double value_heads = config.required_integer("linear_num_value_heads", heads_range);
  const double key_dim = config.required_integer("linear_key_head_dim", head_dim_range);
  const double value_dim = config.required_integer("linear_value_head_dim", head_dim_range);
  const double kernel = config.integer("linear_conv_kernel_dim", {1, 64}, 4);
  const double mixed =
      2 * key_heads * key_dim + value_heads * value_dim;  // q, k and v run through the convolution
  a.linear_parameters = hidden * (mixed + value_heads * value_dim + 2 * value_heads) +
                        value_heads * value_dim * hidden + mixed * kernel;
  a.state_elements = value_heads * key_dim * value_dim;
  a.convolution_elements = mixed * (kernel - 1);
  return a;
}

void read_attention(Reader& config, Model& model, int layers) {
  if (config.has("kv_lora_rank")) {
    AttentionLayers a = latent_attention(config);
    a.layers = layers;
    model.attention.push(a);
    return;
  }
  const LayerMix mix = layer_mix(config, layers);
  AttentionLayers a = grouped_attention(config, model.hidden, mix.linear > 0);
  if (mix.full > 0) {
    a.layers = mix.full;
    model.attention.push(a);
  }
  if (mix.windowed > 0) {
    a.layers = mix.windowed;
    a.window = mix.window;
    model.attention.push(a);
  }
  if (mix.linear > 0) {
    AttentionLayers linear = linear_attention(config, model.hidden);
    linear.layers = mix.linear;
    model.attention.push(linear);
  }
}

void read_feed_forward(Reader& config, Model& model, int layers) {
  constexpr int usual_widening = 4;  // of the families that leave the width unsaid
  const std::string_view type = config.text("model_type", "");
  const std::string_view activation = config.text("hidden_act", "silu");
  const bool plain =
      is_plain_family(type) || activation == "gelu_new" || activation == "relu" || activation == "gelu";
  const int unsaid = is_plain_family(type) ? usual_widening * model.hidden : 0;
  const int dense_width = first_integer(config, width_names, width_range, unsaid);
  const int experts = first_integer(config, experts_names, experts_range, 0);
  FeedForwardLayers dense;
  dense.matrices = plain && experts == 0 ? 2 : 3;
  dense.intermediate = config.integer("intermediate_size_mlp", width_range, dense_width);
  if (experts == 0) {
    if (dense_width == 0) config.fail(unsupported(config, "intermediate_size", "it is missing."));
    dense.layers = layers;
    model.feed_forward.push(dense);
    return;
  }
  FeedForwardLayers mixture;
  mixture.experts = experts;
  mixture.experts_per_token =
      config.required_integer("num_experts_per_tok", {1, static_cast<double>(experts)});
  mixture.expert_intermediate = config.integer("moe_intermediate_size", width_range, dense_width);
  const int always = type == "llama4_text" ? 1 : 0;  // one shared expert that no field names
  const int shared_experts = config.integer("n_shared_experts", experts_range, always);
  mixture.shared_intermediate = config.integer("shared_expert_intermediate_size", width_range,
                                               shared_experts * mixture.expert_intermediate);
  dense.layers = config.integer("first_k_dense_replace", {0, static_cast<double>(layers)}, 0);
  const int every = first_integer(config, dense_step_names, layers_range, 0);
  if (every > 1) dense.layers = layers - layers / every;
  if (const Json* dense_only = config.array("mlp_only_layers"))
    dense.layers += static_cast<int>(dense_only->size());
  mixture.layers = layers - dense.layers;
  if (mixture.layers < 0)
    config.fail(unsupported(config, "mlp_only_layers", "it names more layers than there are."));
  if (dense.layers > 0) model.feed_forward.push(dense);
  if (mixture.layers > 0) model.feed_forward.push(mixture);
}

/// Catalog id of the precision in which a checkpoint stores its weights.
std::string_view checkpoint_precision(Reader& config, std::optional<Error>& error) {
  const std::string_view type = config.text("torch_dtype", config.text("dtype", "bfloat16"));
  const Json* object = config.object("quantization_config");
  if (object == nullptr) return type == "float32" ? "fp32" : type == "float16" ? "fp16" : "bf16";
  Reader quantization(*object, config.field("quantization_config"), error);
  const std::string_view method = quantization.text("quant_method", "");
  const int bits = quantization.integer("bits", {1, 32}, 0);
  if (method == "fp8" || method == "fbgemm_fp8") return "fp8";
  if (method == "mxfp4") return "mxfp4";
  if ((method == "gptq" || method == "awq") && bits == 4) return "int4";
  if ((method == "gptq" || method == "awq") && bits == 8) return "int8";
  if (method == "modelopt") return quantization.text("quant_algo", "") == "NVFP4" ? "nvfp4" : "fp8";
  if (method == "bitsandbytes") return quantization.flag("load_in_4bit", false) ? "int4" : "int8";
  quantization.fail(
      unsupported(quantization, "quant_method", "the method " + quote(method) + " is not supported."));
  return "bf16";
}

void check_supported(Reader& config) {
  constexpr std::array state_space{
      "mamba", "mamba2", "jamba",  "falcon_mamba",     "nemotron_h",      "rwkv",
      "rwkv7", "bamba",  "zamba2", "granitemoehybrid", "recurrent_gemma", "lfm2"};
  const std::string_view type = config.text("model_type", "");
  if (std::find(state_space.begin(), state_space.end(), type) != state_space.end()) {
    config.fail(unsupported(config, "model_type",
                            "state-space layers of " + quote(type) + " are not read from configs."));
  }
  if (config.flag("is_encoder_decoder", false)) {
    config.fail(unsupported(config, "is_encoder_decoder", "encoder-decoder models are not supported."));
  }
}

/// Of families that learn a table of positions; others derive positions without parameters.
double position_parameters(const Model& model, std::string_view type) {
  constexpr std::array families{"gpt2", "opt", "bert", "xlm-roberta", "gpt_bigcode"};
  const bool learned = std::find(families.begin(), families.end(), type) != families.end();
  return learned ? 1.0 * model.max_context_tokens * model.hidden : 0;
}

double norm_parameters(const Model& model, int layers) {
  constexpr double norms_per_layer = 2;
  return (norms_per_layer * layers + 1) * model.hidden;
}

}  // namespace

std::optional<Error> read_hugging_face_model(const Json& object, const std::string& path, Model& model) {
  std::optional<Error> error;
  Reader outer(object, path, error);
  model.id = "config";
  model.name = outer.text("name", "Model from config.json");
  const Json* config_object = outer.object("config");
  outer.finish();
  if (error) return error;
  if (config_object == nullptr) {
    return Error{"bad_config", outer.field("config"), outer.field("config") + " must be an object."};
  }
  Reader whole(*config_object, outer.field("config"), error);
  const Json* text_config = whole.object("text_config");
  Reader config(text_config != nullptr ? *text_config : *config_object,
                text_config != nullptr ? outer.field("config.text_config") : outer.field("config"), error);
  check_supported(config);
  const int layers = required_integer(config, layers_names, layers_range);
  model.hidden = required_integer(config, hidden_names, hidden_range);
  model.vocabulary = required_integer(config, vocabulary_names, vocabulary_range);
  const bool tied = ties_embeddings(config.text("model_type", ""));
  model.tied_embeddings = config.flag("tie_word_embeddings", whole.flag("tie_word_embeddings", tied));
  model.max_context_tokens = first_integer(config, context_names, context_range, 4096);
  read_attention(config, model, layers);
  read_feed_forward(config, model, layers);
  model.other_parameters =
      norm_parameters(model, layers) + position_parameters(model, config.text("model_type", ""));
  const bool quantized_inside = config.has("quantization_config");
  model.checkpoint_precision = checkpoint_precision(quantized_inside ? config : whole, error);
  model.fp8_block_scales = model.checkpoint_precision == "fp8";
  model.checkpoint_kv_precision = "bf16";
  if (text_config != nullptr) name_ignored_parts(whole, model);
  name_ignored_parts(config, model);
  model.approximate_shape = whole.has("vision_config");
  model.source = "config.json of the request";
  if (error && error->code != "bad_config") error->code = "bad_config";
  return error;
}

}  // namespace whichgpu::api
