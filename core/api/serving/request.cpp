#include "core/api/serving/request.h"

#include <algorithm>

#include "core/advice/serving/formats.h"
#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/checkpoint/checkpoint_format.h"
#include "core/api/model/request.h"
#include "core/api/parts.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/api/serving/drafts_request.h"
#include "core/api/serving/pictures_request.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"
#include "core/memory/memory_share.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range gpu_count_range{1, 512};
constexpr Range ranks_range{1, 512};
constexpr Range tokens_range{1, 16'777'216};  // above the longest context of the catalog
constexpr Range users_range{1, 100'000};
constexpr Range prefix_range{0, 1};
constexpr Range utilization_range{0.1, 1};
constexpr Range seqs_range{1, 65'536};
constexpr Range batched_tokens_range{1, 4'194'304};
constexpr Range iterations_range{0, 10'000};
constexpr Range milliseconds_range{0.01, 10'000'000};
constexpr Range network_range{0.1, 10'000};
constexpr Range host_bandwidth_range{1, 10'000};

template <typename Entry>
std::vector<std::string> ids_of(std::span<const Entry> entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.emplace_back(entry.id);
  return ids;
}

/// The first versions of the engine that are told apart.
std::vector<std::string> versions_of(const Engine& engine) {
  std::vector<std::string> versions;
  for (const Engine& other : tables::engines()) {
    const bool same = &newest_version(other) == &newest_version(engine);
    if (same && !other.version.empty()) versions.emplace_back(other.version);
  }
  return versions;
}

/// The version that the request names; absent: the entry that `engine` names.
void read_engine_version(Reader& reader, Serving& serving) {
  const std::string_view version = reader.text("engine_version", {});
  if (version.empty()) return;
  const Engine* found = engine_of_version(*serving.engine, version);
  if (found == nullptr) {
    reader.fail(unknown("bad_value", "engine_version",
                        "version " + quote(version) + " of " + std::string(serving.engine->name) +
                            " among those whose memory is known",
                        versions_of(*serving.engine)));
    return;
  }
  serving.engine = found;
}

void read_engine(Reader& reader, Serving& serving, const WeightPrecision& weights) {
  serving.engine = &usual_engine(*serving.gpu, weights);
  if (reader.has("engine")) {
    const std::string_view name = reader.text("engine", {});
    serving.engine = find_engine(name);
    if (serving.engine == nullptr) {
      reader.fail(unknown("bad_value", "engine", "engine " + quote(name), ids_of(tables::engines())));
      return;
    }
  }
  read_engine_version(reader, serving);
  if (!reader.failed() && !engine_runs_on(*serving.engine, *serving.gpu)) {
    std::vector<std::string> others;
    for (const Engine& other : tables::engines()) {
      if (engine_runs_on(other, *serving.gpu)) others.emplace_back(other.id);
    }
    reader.fail(bad_value(
        "engine",
        std::string(serving.engine->name) + " does not run on " + std::string(serving.gpu->name) + ".",
        others));
  }
}

/// A name that claims another format than the model that was brought: which holds is for the request to say.
void check_claimed_format(Reader& precision, const Model& model) {
  const std::string_view claim = claimed_format(model);
  if (claim.empty()) return;
  precision.fail({"bad_config", "model.quantization",
                  "model.name says " + quote(claim) + ", its configuration " +
                      quote(model.checkpoint_precision) +
                      ": give hf_quant_config.json as model.quantization, where ModelOpt says the format, or "
                      "type precision.weights."});
}

/// The weights that the request names; nullptr if it leaves them to the
/// checkpoint or to the core.
const WeightPrecision* read_weights(Reader& precision, ServingQuestion& question) {
  const std::string_view name = precision.text("weights", {});
  if (name.empty()) return nullptr;
  if (name == "auto") {
    question.choose_weights = true;
    return nullptr;
  }
  const WeightPrecision* weights = find_weight_precision(name);
  if (weights == nullptr) {
    precision.fail(unknown("bad_value", "precision.weights", "weight precision " + quote(name),
                           ids_of(tables::weight_precisions())));
    return nullptr;
  }
  // Who names the format that a model is published in means the checkpoint, which may keep parts in others.
  const WeightPrecision* stored = checkpoint_format(*question.serving.model);
  return weights->id == stored->id ? stored : weights;
}

void read_kv_cache(Reader& precision, Serving& serving) {
  const std::string_view name = precision.text("kv_cache", own_kv_precision(*serving.model)->id);
  serving.kv_cache = find_kv_precision(name);
  if (serving.kv_cache == nullptr) {
    precision.fail(unknown("bad_value", "precision.kv_cache", "KV cache precision " + quote(name),
                           ids_of(tables::kv_precisions())));
  }
}

std::string does_not(const Serving& serving, const std::string& what) {
  return std::string(serving.engine->name) + " does not " + what + " on " + std::string(serving.gpu->name) +
         ".";
}

/// The engine must start with these weights on this card. For llama.cpp a checkpoint is taken as converted.
void check_weights_suit_engine(Reader& reader, const Serving& serving, bool named) {
  const Engine& engine = *serving.engine;
  const WeightPrecision& weights = *serving.weights;
  if ((!named && engine.gguf_weights) || engine_loads(engine, weights, *serving.gpu)) return;
  std::vector<std::string> others;
  for (const WeightPrecision* format : weight_formats(engine, *serving.gpu, *serving.model)) {
    if (engine_loads(engine, *format, *serving.gpu)) others.emplace_back(format->id);
  }
  reader.fail(bad_value("precision.weights",
                        does_not(serving, "load " + std::string(weights.name) + " checkpoints"), others));
}

/// Weights left to the core begin with the widest that the engine loads. Where the usual engine loads none,
/// the one that reads GGUF files takes its place; where that does not run, the checkpoint is taken as
/// converted to 16 bit.
void take_widest(Reader& reader, Serving& s) {
  const auto widest = [&] { return weight_formats(*s.engine, *s.gpu, *s.model).front(); };
  const bool named = reader.has("engine");
  if (!named && !engine_loads(*s.engine, *widest(), *s.gpu))
    s.engine = &usual_engine(*s.gpu, *find_weight_precision("q8_0"));
  s.weights = widest();
  if (!named && !engine_loads(*s.engine, *s.weights, *s.gpu)) s.weights = find_weight_precision("bf16");
}

/// The cache that a request leaves open is one with which the engine starts.
void settle_cache(Serving& s) {
  if (!engine_caches(*s.engine, *s.kv_cache, *s.gpu))
    s.kv_cache = cache_formats(*s.engine, *s.gpu, *s.model).front();
}

void check_cache_suits_engine(Reader& reader, const Serving& s) {
  if (reader.failed() || engine_caches(*s.engine, *s.kv_cache, *s.gpu)) return;
  std::vector<std::string> others;
  for (const KvPrecision& cache : tables::kv_precisions()) {
    if (engine_caches(*s.engine, cache, *s.gpu)) others.emplace_back(cache.id);
  }
  reader.fail(bad_value("precision.kv_cache",
                        does_not(s, "keep keys and values in " + std::string(s.kv_cache->name)), others));
}

/// Engines that cut matrices give each rank as many heads, and each stage a layer.
bool divides(const Parallelism& p, const Serving& serving) {
  const ModelShape shape = model_shape(*serving.model);
  const bool cuts_heads = serving.engine->tensor_parallel && shape.heads > 0;
  return p.pipeline <= shape.layers && (!cuts_heads || shape.heads % p.tensor == 0);
}

void read_parallelism(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("parallelism");
  if (object == nullptr) return;
  Serving& serving = question.serving;
  Reader ranks(*object, "parallelism", error);
  Parallelism& p = serving.parallelism;
  p.tensor = ranks.integer("tensor", ranks_range, 1);
  p.pipeline = ranks.integer("pipeline", ranks_range, 1);
  p.attention_data = ranks.integer("attention_data", ranks_range, 1);
  const int others = p.tensor * p.pipeline * p.attention_data;
  const int remaining = others > 0 && serving.gpu_count % others == 0 ? serving.gpu_count / others : 1;
  p.data = ranks.integer("data", ranks_range, remaining);
  p.expert = ranks.integer("expert", ranks_range, 1);
  ranks.finish();
  if (reader.failed()) return;
  question.choose_parallelism = false;

  if (static_cast<long long>(p.tensor) * p.pipeline * p.data * p.attention_data != serving.gpu_count) {
    reader.fail(bad_value("parallelism", "tensor x pipeline x data x attention_data must be gpu_count."));
  } else if (p.expert > p.expert_ranks() || p.expert_ranks() % p.expert != 0) {
    reader.fail(bad_value("parallelism.expert", "expert must divide tensor x attention_data."));
  } else if (!divides(p, serving)) {
    reader.fail(bad_value("parallelism",
                          "tensor must divide the heads of attention, and pipeline be at most the layers."));
  }
}

void read_flags(Reader& reader, Serving& serving, std::optional<Error>& error) {
  serving.flash_attention = serving.engine->flash_attention;
  const Json* object = reader.object("engine_flags");
  if (object == nullptr) return;
  Reader flags(*object, "engine_flags", error);
  serving.flags.scheduler_recv_interval = flags.count("scheduler_recv_interval", iterations_range, 1);
  serving.flags.batch_wait_timeout_iters = flags.count("batch_wait_timeout_iters", iterations_range, 0);
  serving.flags.attention_dp_timeout_iters = flags.count("attention_dp_timeout_iters", iterations_range, 0);
  serving.defaults.max_num_batched_tokens = !flags.has("max_num_batched_tokens");
  serving.max_num_batched_tokens =
      flags.count("max_num_batched_tokens", batched_tokens_range, serving.max_num_batched_tokens);
  serving.max_model_len = flags.count("max_model_len", tokens_range, serving.max_model_len);
  const double tokens = serving.input_tokens + serving.output_tokens;
  if (serving.max_model_len > 0 && serving.max_model_len < tokens) {
    flags.fail(bad_value("engine_flags.max_model_len", "It is shorter than a request, prompt and answer."));
  }
  serving.flash_attention = flags.flag("flash_attention", serving.flash_attention);
  if (!serving.flash_attention && serving.engine->score_bytes <= 0) {
    reader.fail(bad_value("engine_flags.flash_attention",
                          std::string(serving.engine->name) + " does not run without flash attention here."));
  }
  flags.finish();
}

/// Layers in host memory; read when model, card and engine are known.
void read_offload(Reader& reader, Serving& serving, std::optional<Error>& error) {
  const Json* object = reader.object("offload");
  if (object == nullptr) return;
  if (!can_offload(*serving.engine, *serving.gpu)) {
    reader.fail(bad_value("offload", std::string(serving.engine->name) + " on " +
                                         std::string(serving.gpu->name) +
                                         " leaves no layers in host memory."));
    return;
  }
  const ModelShape shape = model_shape(*serving.model);
  const int layers = shape.layers;
  Reader offload(*object, "offload", error);
  serving.offload.allowed = true;
  if (offload.has("gpu_layers")) {
    serving.offload.gpu_layers = offload.integer("gpu_layers", {0, static_cast<double>(layers)}, layers);
  }
  if (offload.has("expert_layers_on_host")) {
    const int most = shape.mixture() ? shape.dense_layers + shape.moe_layers : 0;
    serving.offload.expert_layers_on_host =
        offload.integer("expert_layers_on_host", {0, static_cast<double>(most)}, most);
  }
  serving.offload.bytes_per_second = offload.number("host_memory_bandwidth_gb_s", host_bandwidth_range,
                                                    serving.offload.bytes_per_second / giga) *
                                     giga;
  offload.finish();
}

/// The visitor's own measurement of this configuration; lengths and users are
/// the request's own unless it says otherwise.
void read_measured(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("measured");
  if (object == nullptr) return;
  const Serving& s = question.serving;
  Reader measured(*object, "measured", error);
  OwnMeasurement own;
  own.ttft_seconds = measured.number("ttft_ms", milliseconds_range, 0) / milliseconds_per_second;
  own.tpot_seconds = measured.number("tpot_ms", milliseconds_range, 0) / milliseconds_per_second;
  own.input_tokens = measured.count("input_tokens", tokens_range, s.text_tokens()) + s.pictures.tokens();
  own.output_tokens = measured.count("output_tokens", tokens_range, s.output_tokens);
  own.concurrency = measured.count("concurrency", users_range, s.concurrency);
  measured.finish();
  if (own.ttft_seconds <= 0 && own.tpot_seconds <= 0) {
    reader.fail({"missing_field", "measured", "measured needs ttft_ms, tpot_ms or both."});
  }
  question.measured = own;
}

/// Whether the request says more of its load than how many users there are.
bool says_how_requests_come(Reader& reader) {
  const std::initializer_list<const char*> fields{"arrivals",         "input_length", "output_length",
                                                  "distinct_prompts", "percentile",   "max_e2e_ms"};
  return std::any_of(fields.begin(), fields.end(), [&](const char* field) { return reader.has(field); });
}

/// Whether something is asked beside the estimate: see AsidePart.
bool asks_aside(Reader& reader) {
  const std::initializer_list<const char*> fields{"cold_start", "disaggregation", "lora", "colocation",
                                                  "mixed"};
  return std::any_of(fields.begin(), fields.end(), [&](const char* field) { return reader.has(field); });
}

/// Whether requests come by a clock of their own or run out, rather than from so many users.
bool comes_by_itself(Load load) { return load == Load::open || load == Load::sessions || load == Load::job; }

/// Pictures of each prompt, whose tokens are part of it. Where lengths of prompts vary, theirs would not.
void add_pictures_to_prompt(Reader& reader, Serving& serving, std::optional<Error>& error) {
  if (parts().pictures == nullptr) return;
  serving.pictures = parts().pictures->read(reader, *serving.model, error);
  serving.input_tokens += serving.pictures.tokens();
  if (!serving.pictures.any() || reader.failed()) return;
  if (serving.load == Load::benchmark || serving.load == Load::sessions) {
    reader.fail(bad_value("load", "With images or video all prompts are alike: load is not " +
                                      std::string(name_of(serving.load)) + "."));
  } else if (reader.has("input_length")) {
    reader.fail(
        bad_value("input_length", "With images or video all prompts are alike: leave input_length out."));
  }
}

void read_workload(Reader& reader, Serving& serving, std::optional<Error>& error) {
  serving.input_tokens = reader.count("input_tokens", tokens_range, 1024);
  serving.output_tokens = reader.count("output_tokens", tokens_range, 1024);
  if (!writes_answers(*serving.model)) serving.output_tokens = 1;
  serving.cached_prefix_fraction = reader.number("cached_prefix_fraction", prefix_range, 0);
  serving.defaults.max_num_seqs = !reader.has("max_num_seqs");
  serving.max_num_seqs = reader.count("max_num_seqs", seqs_range, serving.max_num_seqs);
  serving.network_bytes_per_second = reader.number("network_gbit_s_per_gpu", network_range,
                                                   serving.network_bytes_per_second / bytes_per_gigabit) *
                                     bytes_per_gigabit;
  const ArrivalsPart* arrivals = parts().arrivals;
  const Load usual = arrivals != nullptr ? arrivals->usual_load(reader, error) : Load::steady;
  serving.load = reader.choice("load", usual);
  const bool as_many_as_fit = serving.load == Load::offline;
  serving.concurrency = reader.count("concurrency", users_range, as_many_as_fit ? users_range.most : 1);
  add_pictures_to_prompt(reader, serving, error);
}

}  // namespace

void read_precision(Reader& reader, ServingQuestion& question, bool is_brought, std::optional<Error>& error) {
  Serving& serving = question.serving;
  const Json* object = reader.object("precision");
  Reader precision(object == nullptr ? Json::empty_object() : *object, "precision", error);
  const WeightPrecision* named = read_weights(precision, question);
  if (!precision.has("weights") && is_brought) check_claimed_format(precision, *serving.model);
  read_kv_cache(precision, serving);
  precision.finish();
  if (reader.failed()) return;
  read_engine(reader, serving, named != nullptr ? *named : *checkpoint_format(*serving.model));
  if (reader.failed()) return;
  serving.weights = named != nullptr ? named : loaded_format(*serving.engine, *serving.model);
  if (question.choose_weights) take_widest(reader, serving);
  check_weights_suit_engine(reader, serving, named != nullptr);
  if (!precision.has("kv_cache")) settle_cache(serving);
  check_cache_suits_engine(reader, serving);
}

std::optional<Error> read(const Json& request, ServingInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  ServingQuestion& question = input.question;
  Serving& serving = question.serving;

  reader.choice("workload", Workload::serving, {Workload::serving});
  serving.defaults = all_defaults;
  serving.model = read_model(reader, input.custom_model);
  serving.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  serving.gpu = read_power_cap(reader, serving.gpu, input.custom_gpu);
  serving.gpu_count = reader.integer("gpu_count", gpu_count_range, 1);
  check_joined(reader, "gpu_count", serving.gpu_count, *serving.gpu);
  read_precision(reader, question, serving.model == &input.custom_model, error);
  if (error) return error;
  if (parts().arrivals == nullptr && says_how_requests_come(reader)) return elsewhere();
  read_workload(reader, serving, error);
  if (parts().arrivals == nullptr && comes_by_itself(serving.load)) return elsewhere();
  if (parts().pictures == nullptr && has_pictures(reader)) return elsewhere();
  if (parts().aside == nullptr && asks_aside(reader)) return elsewhere();
  read_parallelism(reader, question, error);
  read_speculation(reader, question, error);
  serving.tuning = reader.choice("tuning", Tuning::as_started);
  read_flags(reader, serving, error);
  serving.defaults.memory_utilization = !reader.has("memory_utilization");
  serving.memory_utilization =
      reader.number("memory_utilization", utilization_range, serving.memory_utilization);
  if (!error) settle_defaults(serving);
  read_offload(reader, serving, error);
  read_price(reader, question.price, error);
  question.site = read_site(reader);
  const double endless = LatencyLimits::none;
  question.limits.max_ttft_seconds =
      reader.number("max_ttft_ms", milliseconds_range, endless) / milliseconds_per_second;
  question.limits.max_tpot_seconds =
      reader.number("max_tpot_ms", milliseconds_range, endless) / milliseconds_per_second;
  if (parts().arrivals != nullptr) parts().arrivals->read(reader, question, error);
  if (parts().aside != nullptr) parts().aside->read(reader, question, error);
  read_measured(reader, question, error);
  question.context_curve = reader.flag("context_curve", false);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
