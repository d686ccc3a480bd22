#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

/// The inputs of one line of a working.
struct Inputs {
  const Json& of;

  double operator[](const char* name) const { return of.at(name).get<double>(); }
  double sum(std::initializer_list<const char*> names) const {
    double total = 0;
    for (const char* name : names) total += (*this)[name];
    return total;
  }
  double or_none(const char* name) const { return of.value(name, 0.0); }
  std::string word(const char* name) const { return of.at(name).get<std::string>(); }
};

using Formula = std::function<double(const Inputs&)>;

double step_seconds(const Inputs& i) {
  return i.sum({"linear", "output_head", "experts", "attention", "activations", "communication", "host",
                "drafts", "overhead"});
}

/// What an engine may take of a card, by what its share is of.
double usable_bytes(const Inputs& i) {
  const double card = i["capacity_bytes"];
  const double share = i["memory_utilization"];
  const double working = i.sum({"activations_bytes", "runtime_bytes"});
  const double visible = card - i["driver_bytes"];
  if (i.word("share_of") == "whole_card") return std::min(share * visible, visible - i["unbudgeted_bytes"]);
  if (i.word("share_of") == "weights_and_cache")
    return std::min(card, share * (card - i["runtime_bytes"]) + working);
  return card - (1 - share) * std::max(0.0, card - working - i["weights_bytes"]);
}

double longest_context(const Inputs& i) {
  const double kept = i["stage_share"] * i["cache_spread"];
  const double growing = i["growing_cache_bytes"] * kept + i.or_none("growing_activation_bytes");
  if (growing == 0) return i["model_limit"];
  const double room = i["kv_pool_bytes"] - i["fixed_cache_bytes"] * kept;
  return std::clamp(std::floor(room / growing + 1e-6), 0.0, i["model_limit"]);
}

double mean_power(const Inputs& i) {
  const double share = i["running_share"] + i["memory_factor"] * i["memory_use"] +
                       i["compute_factor"] * std::sqrt(i["compute_use"]);
  const double running = std::min(std::min(share, 1.0) * i["board_limit_w"], i["limit_w"]);
  return (1 - i["idle_share"]) * running + i["idle_share"] * i["idle_power_share"] * i["board_limit_w"];
}

double site_kwh(const Inputs& i) { return i["board_kwh"] / (1 - i["host_share"]) * i["pue"]; }

const std::map<std::string, Formula> serving_formulas{
    {"parameters",
     [](const Inputs& i) {
       return i.sum(
           {"attention", "dense", "shared_experts", "routed_experts", "embedding", "vision", "other"});
     }},
    {"model_weights_bytes",
     [](const Inputs& i) {
       return i["linear_parameters"] * i["linear_bytes"] + i["routed_experts"] * i["expert_bytes"] +
              i["embedding_parameters"] * i["embedding_bytes"] + i["head_parameters"] * i["head_bytes"] +
              i["other_parameters"] * i["other_bytes"];
     }},
    {"weights_bytes",
     [](const Inputs& i) {
       return i.sum({"layers_bytes", "vocabulary_bytes", "vision_bytes", "padding_bytes", "drafter_bytes"});
     }},
    {"kv_bytes_per_token",
     [](const Inputs& i) { return i["elements"] * i["element_bytes"] * i["stage_share"]; }},
    {"sequence_bytes",
     [](const Inputs& i) {
       return (i["elements"] * i["element_bytes"] + i["state_bytes"]) * i["stage_share"] * i["cache_spread"] +
              i["drafter_cache_bytes"];
     }},
    {"kv_cache_bytes",
     [](const Inputs& i) {
       return std::ceil(i["users_at_once"] / (i["replicas"] * i["attention_data"])) * i["sequence_bytes"];
     }},
    {"activations_bytes",
     [](const Inputs& i) {
       return std::max(i["block_bytes"] + i["score_bytes"], i["sampling_bytes"]) +
              i.sum({"expert_workspace_bytes", "vision_input_bytes", "prompt_cache_bytes"});
     }},
    {"runtime_bytes",
     [](const Inputs& i) {
       return i.sum({"engine_bytes", "collective_bytes", "graph_bytes"});
     }},
    {"usable_bytes", usable_bytes},
    {"needed_bytes",
     [](const Inputs& i) {
       return i.sum({"weights_bytes", "kv_cache_bytes", "activations_bytes", "runtime_bytes"});
     }},
    {"max_concurrency",
     [](const Inputs& i) {
       return std::floor(i["kv_pool_bytes"] / (i["sequence_bytes"] + i.or_none("growing_activation_bytes")) +
                         1e-9) *
              i["replicas"] * i["attention_data"];
     }},
    {"max_context_tokens", longest_context},
    {"compute_rate",
     [](const Inputs& i) {
       return i["dense_peak_flops"] * i["held_clock"] * i["efficiency"] * i["engine_factor"];
     }},
    {"running_requests",
     [](const Inputs& i) {
       return std::max(i["least_requests"],
                       std::min({i["concurrency"], i["held_requests"], i["admitted_requests"]}));
     }},
    {"acceptance_length",
     [](const Inputs& i) {
       return std::min(1 + (i["length_on_its_task"] - 1) * i["task_factor"], 1 + i["draft_tokens"]);
     }},
    {"draft_speedup",
     [](const Inputs& i) {
       return (i["plain_seconds"] + i["others_seconds"]) /
              (i["drafted_seconds"] / i["tokens_per_step"] + i["others_seconds"]);
     }},
    {"prefill_seconds", step_seconds},
    {"decode_seconds", step_seconds},
    {"tpot_seconds",
     [](const Inputs& i) {
       return (i["decode_seconds"] / i["tokens_per_step"] + i["other_prompts"] * i["other_prompt_seconds"]) *
              i["measured_over_estimated"];
     }},
    {"ttft_seconds",
     [](const Inputs& i) {
       return (i["first_token_seconds"] + i["prefill_seconds"] + i["first_token_steps"] * i["step_seconds"] +
               i["waves"] * i["wave_seconds"] + i["queue_seconds"]) *
              i["measured_over_estimated"];
     }},
    {"pool_tokens",
     [](const Inputs& i) {
       return i["held_requests"] * i.sum({"input_tokens", "output_tokens"});
     }},
    {"saturation_requests_per_second",
     [](const Inputs& i) { return i["replica_requests_per_second"] * i["replicas"]; }},
    {"in_flight_requests", [](const Inputs& i) { return i["requests_per_second"] * i["e2e_seconds"]; }},
    {"lag_seconds", [](const Inputs& i) { return i["lag_steps"] * i["step_seconds"] + i["client_seconds"]; }},
    {"output_tokens_per_second", [](const Inputs& i) { return i["counted_tokens"] / i["counted_seconds"]; }},
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"joules_per_token", [](const Inputs& i) { return i["boards_w"] / i["output_tokens_per_second"]; }},
    {"usd_per_hour", [](const Inputs& i) { return i["usd_per_gpu_hour"] * i["rented_gpus"]; }},
    {"usd_per_million_output_tokens",
     [](const Inputs& i) { return i["usd_per_hour"] / (i["output_tokens_per_second"] * 3600) * 1e6; }},
    {"usd_per_million_tokens", [](const Inputs& i) {
       return i["usd_per_million_output_tokens"] * i["output_tokens"] /
              i.sum({"input_tokens", "output_tokens"});
     }}};

const std::map<std::string, Formula> training_formulas{
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"run_kwh", [](const Inputs& i) { return i["mean_power_w"] * i["gpu_hours"] / 1000; }},
    {"training_state_bytes",
     [](const Inputs& i) {
       return i.sum({"weights_bytes", "gradients_bytes", "optimizer_bytes"});
     }},
    {"training_state_per_gpu_bytes",
     [](const Inputs& i) {
       return i.sum({"weights_bytes", "gradients_bytes", "optimizer_bytes"});
     }},
    {"training_activations_bytes",
     [](const Inputs& i) {
       return i["micro_batch"] * i["sequence_length"] / i["context"] *
              (i["layers"] * i["micro_batches_in_flight"] * i["kept_token_bytes"] + i["work_token_bytes"]);
     }},
    {"training_logits_bytes",
     [](const Inputs& i) {
       return i["micro_batch"] * i["sequence_length"] / i["context"] * i["vocabulary"] / i["tensor"] *
              i["bytes_per_logit"];
     }},
    {"training_needed_bytes",
     [](const Inputs& i) {
       return i.sum({"expected_bytes", "margin_bytes"});
     }},
    {"model_flops_per_token",
     [](const Inputs& i) {
       return 2 * i["passes"] * i["multiplied_parameters"] + 3 * i["attention_operations"];
     }},
    {"training_product_rate",
     [](const Inputs& i) {
       return i["dense_peak_flops"] * i["ceiling"] * i["efficiency"] * i["capped_clock"] *
              i["kernel_factor"] * i["format_factor"];
     }},
    {"bubble_seconds",
     [](const Inputs& i) { return (i["pipeline"] - 1) / i["interleave"] * i["stage_seconds"]; }},
    {"training_step_seconds",
     [](const Inputs& i) {
       return i.sum({"compute_seconds", "elementwise_seconds", "communication_seconds", "bubble_seconds",
                     "dequantize_seconds", "launch_seconds", "optimizer_seconds"});
     }},
    {"training_hours",
     [](const Inputs& i) { return i["steps"] * i["step_seconds"] * i["goodput_factor"] / 3600; }},
    {"usd_per_hour", [](const Inputs& i) { return i["usd_per_gpu_hour"] * i["rented_gpus"]; }},
    {"training_usd", [](const Inputs& i) { return i["usd_per_hour"] * i["hours"]; }}};

double peak_bytes(const Inputs& i) {
  return i.sum({"actor_bytes", "critic_bytes", "reference_bytes", "reward_bytes", "engine_bytes",
                "activations_bytes", "logits_bytes", "communication_bytes", "runtime_bytes", "margin_bytes"});
}

const std::map<std::string, Formula> reinforcement_formulas{
    {"update_peak_bytes", peak_bytes},
    {"rollout_peak_bytes", peak_bytes},
    {"critic_peak_bytes", peak_bytes},
    {"longest_answer_seconds",
     [](const Inputs& i) { return i["max_output_tokens"] * i["decode_step_alone_seconds"]; }},
    {"rollout_seconds",
     [](const Inputs& i) {
       return i.sum({"prompt_seconds", "steady_seconds", "thinning_seconds"});
     }},
    {"pass_seconds", [](const Inputs& i) { return i["forward_seconds"] * i["training_factor"]; }},
    {"update_seconds",
     [](const Inputs& i) { return i["updates"] * i["step_seconds"] * i["training_factor"]; }},
    {"sync_seconds",
     [](const Inputs& i) {
       return i["exposed_share"] *
              (i["fixed_seconds"] + i["matrices"] * i["matrix_seconds"] + i["moving_seconds"]);
     }},
    {"reinforcement_step_seconds",
     [](const Inputs& i) {
       return i.or_none("slower_seconds") + i.or_none("rollout_seconds") + i.or_none("training_seconds") +
              i["sync_seconds"];
     }},
    {"reinforcement_hours",
     [](const Inputs& i) { return i["steps"] * i["step_seconds"] * i["goodput_factor"] / 3600; }},
    {"usd_per_hour", [](const Inputs& i) { return i["usd_per_gpu_hour"] * i["rented_gpus"]; }},
    {"training_usd", [](const Inputs& i) { return i["usd_per_hour"] * i["hours"]; }}};

double times_of_generation(const Inputs& i) {
  double all = i.sum({"products", "attention", "elementwise", "weights", "launch", "decoding"});
  for (const char* rare : {"together", "streaming", "moving"}) all += i.or_none(rare);
  return all;
}

double denoiser_bytes(const Inputs& i) {
  return i["parameters"] * i["weight_bytes"] * std::max(1.0, i.or_none("denoisers"));
}
double text_encoders_bytes(const Inputs& i) { return i["parameters"] * i["element_bytes"]; }
double generation_bytes(const Inputs& i) {
  return i.sum({"denoiser_bytes", "text_encoders_bytes", "vae_bytes", "decoding_bytes", "runtime_bytes"});
}
double pass_flops(const Inputs& i) { return i.sum({"product_flops", "attention_flops"}); }

double held_bytes(const Inputs& i) {
  return i.sum({"weights_bytes", "kv_cache_bytes", "activations_bytes", "runtime_bytes"});
}

const std::map<std::string, Formula> document_formulas{
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"needed_bytes", held_bytes},
    {"document_step_seconds",
     [](const Inputs& i) {
       return i.sum({"linear_seconds", "experts_seconds", "attention_seconds", "activations_seconds",
                     "communication_seconds", "overhead_seconds"});
     }},
    {"document_batch_seconds",
     [](const Inputs& i) { return std::max(i["step_seconds"] * i["server_factor"], i["host_seconds"]); }},
    {"documents_per_second",
     [](const Inputs& i) { return i["replicas"] * i["batch"] / i["seconds_per_batch"]; }},
    {"corpus_hours", [](const Inputs& i) { return i["documents"] / i["documents_per_second"] / 3600; }},
    {"usd_per_million_documents",
     [](const Inputs& i) { return i["usd_per_hour"] / 3600 / i["documents_per_second"] * 1e6; }},
    {"kwh_per_million_documents", [](const Inputs& i) {
       return i["mean_power_w"] * i["cards"] * 1e6 / i["documents_per_second"] / 3.6e6;
     }}};

const std::map<std::string, Formula> speech_formulas{
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"needed_bytes", held_bytes},
    {"encoder_seconds",
     [](const Inputs& i) { return i["windows_per_clip"] * i["window_seconds"] * i["encoder_factor"]; }},
    {"decoder_seconds",
     [](const Inputs& i) { return i["decoder_steps"] * i["token_seconds"] * i["decoder_factor"]; }},
    {"rtfx",
     [](const Inputs& i) {
       return i["cards"] * i["batch"] * i["clip_seconds"] / i.sum({"encoder_seconds", "decoder_seconds"});
     }},
    {"usd_per_audio_hour", [](const Inputs& i) { return i["usd_per_hour"] / i["rtfx"]; }},
    {"kwh_per_audio_hour",
     [](const Inputs& i) { return i["mean_power_w"] * i["cards"] / i["rtfx"] / 1000; }}};

const std::map<std::string, Formula> image_formulas{
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"kwh_per_1000_images",
     [](const Inputs& i) { return i["mean_power_w"] * i["seconds_per_image"] / 3600; }},
    {"denoiser_bytes", denoiser_bytes},
    {"text_encoders_bytes", text_encoders_bytes},
    {"decoding_bytes",
     [](const Inputs& i) { return i["width"] * i["height"] * i["batch"] * i["pixel_bytes"]; }},
    {"needed_bytes", generation_bytes},
    {"denoiser_flops", pass_flops},
    {"seconds_per_batch", times_of_generation},
    {"seconds_per_image", [](const Inputs& i) { return i["seconds_per_batch"] / i["batch"]; }},
    {"usd_per_1000_images", [](const Inputs& i) { return i["usd_per_hour"] / i["images_per_hour"] * 1000; }}};

const std::map<std::string, Formula> video_formulas{
    {"clip_tokens",
     [](const Inputs& i) {
       const double along = std::ceil(((i["frames"] - 1) / i["latent_frames"] + 1) / i["patch_frames"]);
       return along * i["width"] / i["token_pixels"] * i["height"] / i["token_pixels"];
     }},
    {"denoiser_bytes", denoiser_bytes},
    {"text_encoders_bytes", text_encoders_bytes},
    {"denoising_bytes", [](const Inputs& i) { return i["batch"] * i["sample_bytes"]; }},
    {"decoding_bytes",
     [](const Inputs& i) { return (i["pixels"] * i["pixel_bytes"] + i["done_bytes"]) * i["batch"]; }},
    {"needed_bytes", generation_bytes},
    {"denoiser_flops", pass_flops},
    {"seconds_per_step", [](const Inputs& i) { return i["denoising_seconds"] / i["steps"]; }},
    {"seconds_per_clip", times_of_generation},
    {"mean_power_w", mean_power},
    {"site_kwh", site_kwh},
    {"kwh_per_clip",
     [](const Inputs& i) { return i["mean_power_w"] * i["cards"] * i["seconds_per_clip"] / 3.6e6; }},
    {"usd_per_clip", [](const Inputs& i) { return i["usd_per_hour"] / i["clips_per_hour"]; }}};

double ridge(const Inputs& i) { return i["dense_peak_flops"] / i["memory_bandwidth"]; }
double attainable(const Inputs& i) {
  return std::min(i["dense_peak_flops"], i["memory_bandwidth"] * i["arithmetic_intensity"]);
}

const std::map<std::string, Formula> hpc_formulas{{"mean_power_w", mean_power},
                                                  {"vector_ridge", ridge},
                                                  {"tensor_ridge", ridge},
                                                  {"vector_attainable_flops", attainable},
                                                  {"tensor_attainable_flops", attainable}};

/// Puts the inputs of each line of the request's working through its formula; adds the ids seen to `seen`.
void check_working(const Json& request, const std::map<std::string, Formula>& formulas,
                   std::set<std::string>& seen) {
  const Json report = test::answer("estimate", request.dump());
  CAPTURE(request.dump());
  REQUIRE(test::error_of(report) == "");
  for (const Json& line : report["working"]) {
    CAPTURE(line.dump());
    const std::string id = line["id"].get<std::string>();
    const auto formula = formulas.find(id);
    REQUIRE(formula != formulas.end());
    seen.insert(id);
    const bool nothing_cached = id == "max_concurrency" && line["inputs"]["sequence_bytes"] == 0;
    if (nothing_cached) continue;
    // Inputs are printed to nine digits: each is off by up to 5e-9, and some formulas multiply four.
    CHECK(formula->second({line["inputs"]}) == doctest::Approx(line["value"].get<double>()).epsilon(2e-8));
  }
}

/// `base` with each of `changes` merged in, with each of `more`.
void check_all(const Json& base, const std::vector<const char*>& changes,
               const std::vector<const char*>& more, const std::map<std::string, Formula>& formulas) {
  std::set<std::string> seen;
  for (const char* change : changes) {
    for (const char* other : more) {
      Json request = base;
      request.merge_patch(Json::parse(change));
      request.merge_patch(Json::parse(other));
      check_working(request, formulas, seen);
    }
  }
  CHECK(seen.size() == formulas.size());
}

}  // namespace

TEST_CASE("The inputs of each line of a serving's working give its value") {
  check_all(
      Json::parse(R"({"workload": "serving", "gpu": "h100-sxm-80gb", "gpu_count": 8,
                            "input_tokens": 3000, "output_tokens": 500, "concurrency": 12})"),
      {R"({"model": "meta-llama/Llama-3.1-8B-Instruct"})",
       R"({"model": "meta-llama/Llama-3.1-70B-Instruct", "precision": {"kv_cache": "fp8"}})",
       R"({"model": "google/gemma-3-27b-it"})", R"({"model": "openai/gpt-oss-120b"})",
       R"({"model": "deepseek-ai/DeepSeek-R1"})", R"({"model": "Qwen/Qwen3.5-27B"})",
       R"({"model": "nvidia/Nemotron-H-56B-Base-8K"})",
       R"({"model": "meta-llama/Llama-3.1-405B-Instruct", "gpu": "a100-sxm-80gb"})",
       R"({"model": "Qwen/Qwen3-30B-A3B", "precision": {"weights": "auto"}})"},
      {"{}", R"({"load": "benchmark"})", R"({"load": "burst", "concurrency": 3000})",
       R"({"load": "offline"})", R"({"load": "offline", "concurrency": 3})",
       R"({"load": "static", "concurrency": 5000})", R"({"engine": "sglang"})",
       R"({"engine": "tensorrt-llm", "cached_prefix_fraction": 0.5})",
       R"({"engine": "transformers", "load": "static", "precision": {"kv_cache": null}})",
       R"({"parallelism": {"tensor": 2, "pipeline": 2}})",
       R"({"parallelism": {"tensor": 2, "attention_data": 4, "expert": 8}})",
       R"({"speculative": {"draft_tokens": 3, "accepted_tokens_per_step": 2.1}})",
       R"({"speculative": {"method": "eagle3", "draft_tokens": 3}, "load": "offline"})",
       R"({"measured": {"ttft_ms": 400, "tpot_ms": 20}})",
       R"({"concurrency": null, "arrivals": {"requests_per_second": 0.5}})",
       R"({"engine": "llama.cpp", "precision": {"weights": "q4_k_m", "kv_cache": null}, "gpu_count": 1, "offload": {}})",
       R"({"engine": "llama.cpp", "precision": {"weights": "q4_k_m", "kv_cache": null}, "gpu_count": 1,
                 "offload": {"gpu_layers": 0}})"},
      serving_formulas);
}

TEST_CASE("A slice's price and what llama.cpp keeps on the host are explained as well") {
  std::set<std::string> seen;
  check_working(Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct",
                               "gpu": "h100-sxm-80gb:3g.40gb"})"),
                serving_formulas, seen);
  check_working(Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct",
                               "gpu": "rtx-4090-24gb", "engine": "llama.cpp", "max_tpot_ms": 5})"),
                serving_formulas, seen);
}

TEST_CASE("The arithmetic a serving's working shows is that of its engine") {
  // Large BF16 products of the four engines on one card differ by their kernels.
  std::set<double> rates;
  for (const char* engine : {"vllm", "sglang", "tensorrt-llm", "llama.cpp"}) {
    const Json report = test::answer("estimate", Json{{"workload", "serving"},
                                                      {"model", "meta-llama/Llama-3.1-8B-Instruct"},
                                                      {"gpu", "h100-sxm-80gb"},
                                                      {"engine", engine}}
                                                     .dump());
    for (const Json& line : report["working"])
      if (line["id"] == "compute_rate") rates.insert(line["value"].get<double>());
  }
  CHECK(rates.size() == 4);
}

TEST_CASE("The inputs of each line of a training's working give its value") {
  check_all(Json::parse(R"({"workload": "training", "gpu": "h100-sxm-80gb", "gpu_count": 64})"),
            {R"({"model": "meta-llama/Llama-3.1-8B-Instruct"})",
             R"({"model": "meta-llama/Llama-3.1-70B-Instruct"})",
             R"({"model": "deepseek-ai/DeepSeek-V3", "gpu": "b200-sxm-180gb"})",
             R"({"model": "google/gemma-3-27b-it", "sequence_length": 32768})",
             R"({"model": "Qwen/Qwen3-30B-A3B"})"},
            {R"({"method": "pretraining"})", R"({"method": "full"})", R"({"method": "lora"})",
             R"({"method": "qlora", "gpu_count": 8})", R"({"method": "full", "offload": "optimizer"})",
             R"({"method": "pretraining", "precision": "fp8"})",
             R"({"method": "pretraining", "parallelism": {"tensor": 2, "pipeline": 4, "interleave": 2}})",
             R"({"method": "full", "recompute": "selective", "framework": "torchtune"})",
             R"({"method": "full", "recompute": "none", "framework": "hugging-face"})"},
            training_formulas);
}

TEST_CASE("The inputs of each line of a reinforcement's working give its value") {
  check_all(Json::parse(R"({"workload": "reinforcement", "gpu": "h100-sxm-80gb", "gpu_count": 32})"),
            {R"({"model": "Qwen/Qwen3-8B"})", R"({"model": "Qwen/Qwen3-30B-A3B"})"},
            {R"({"method": "grpo"})", R"({"method": "ppo", "critic_gpu_count": 8})",
             R"({"method": "dpo", "update": "lora"})",
             R"({"method": "rloo", "placement": "split", "staleness": 1})",
             R"({"method": "grpo", "state_leaves": true, "packing": false})"},
            reinforcement_formulas);
}

TEST_CASE("The inputs of each line of the working of documents and of speech give its value") {
  check_all(Json::parse(R"({"workload": "embedding", "gpu": "h100-sxm-80gb"})"),
            {R"({"model": "BAAI/bge-m3"})", R"({"model": "Qwen/Qwen3-Embedding-8B"})",
             R"({"model": "Qwen/Qwen3-30B-A3B"})"},
            {R"({})", R"({"server": "vllm", "query_tokens": 16})", R"({"gpu_count": 4, "batch": 1})"},
            document_formulas);
  check_all(Json::parse(R"({"workload": "speech", "gpu": "l40s-48gb"})"),
            {R"({"model": "openai/whisper-large-v3"})", R"({"model": "openai/whisper-large-v3-turbo"})"},
            {R"({})", R"({"clip_seconds": 75, "gpu_count": 2})", R"({"streaming_hop_seconds": 2})"},
            speech_formulas);
}

TEST_CASE("The inputs of each line of an image's working give its value") {
  check_all(Json::parse(R"({"workload": "image"})"),
            {R"({"model": "sdxl"})", R"({"model": "flux.1-dev"})", R"({"model": "sd1.5"})",
             R"({"model": "sd3.5-large"})"},
            {R"({"gpu": "h100-sxm-80gb"})", R"({"gpu": "rtx-4090-24gb", "batch": 3, "precision": "fp8"})",
             R"({"gpu": "a100-sxm-80gb", "gpu_count": 4, "engine": "compiled"})"},
            image_formulas);
}

TEST_CASE("The inputs of each line of a clip's working give its value") {
  check_all(Json::parse(R"({"workload": "video"})"),
            {R"({"model": "wan2.1"})", R"({"model": "wan2.2"})", R"({"model": "cogvideox1.5-5b"})",
             R"({"model": "hunyuanvideo"})"},
            {R"({"gpu": "h200-sxm-141gb"})", R"({"gpu": "h100-sxm-80gb", "gpu_count": 8, "sharded": true})",
             R"({"gpu": "rtx-4090-24gb", "offload": "blocks", "vae_tiled": true, "precision": "fp8"})"},
            video_formulas);
}

TEST_CASE("The inputs of each line of a numerical code's working give its value") {
  check_all(Json::parse(R"({"workload": "hpc"})"),
            {R"({"gpu": "h100-sxm-80gb"})", R"({"gpu": "mi300x-192gb"})", R"({"gpu": "rtx-4090-24gb"})"},
            {R"({"arithmetic_intensity": 0.25})", R"({"arithmetic_intensity": 40, "precision": "fp32"})",
             R"({"arithmetic_intensity": 400, "precision": "tf32"})"},
            hpc_formulas);
}
