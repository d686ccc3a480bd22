#pragma once

#include <array>
#include <string_view>

#include "core/catalog/listed.h"

namespace whichgpu {

/// What estimates remark. data/schema/report.schema.json lists the same, so that the page's dictionaries
/// cannot lack a sentence.
inline constexpr auto note_ids = std::to_array<std::string_view>(
    {// any question
     "bf16_runs_as", "config_part_ignored", "context_beyond_model", "formats_of_few_layers", "gpu_unverified",
     "links_are_network", "links_are_pcie", "mig_price_shared", "model_approximate", "model_unverified",
     "more_gpus_rented", "offer_of_other_card", "power_capped", "price_undated", "price_unknown",
     // serving
     "allocated_in_full", "engine_not_measured", "flash_attention_off", "fp8_cache_is_e5m2",
     "generation_not_measured", "gguf_outside_llama_cpp", "gpu_not_measured", "gpus_left_idle",
     "kv_heads_repeated", "latent_cache_repeated", "layers_on_host", "experts_on_host", "e2e_missed",
     "drafts_would_pay", "drafts_slow_down", "drafts_pay_until", "acceptance_usual", "adapter_ranks",
     "drafts_long_context", "drafts_need_head", "drafts_in_stages", "load_not_sustained", "near_saturation",
     "not_a_generator", "port_format_unread", "port_not_measured", "pictures_in_prompt",
     "pictures_scaled_down", "picture_pixels", "pictures_prepared_on_host", "encoder_on_each_card",
     "picture_times", "video_in_prompt", "power_near_limit", "preemptions", "prefix_cache_too_small",
     "recalibrated", "requests_wait", "sampling_left_out", "start_compiles", "start_reader",
     "tail_of_long_prompts", "tpot_missed", "ttft_missed", "weights_fill_memory", "weights_lose",
     "weights_widened",
     // training
     "eager_framework", "goodput", "graph_faster", "linear_layers_of_one_model", "memory_margin",
     "network_slows", "network_unusable", "precision_not_native", "state_alone_fits", "ten_gigabit_unusable",
     "training_not_measured",
     // reinforcement learning
     "answers_wait_for_room", "critic_as_actor", "framework_versions", "logits_weigh", "padding_share",
     "pools_together", "pools_unbalanced", "reinforcement_not_measured", "rewards_not_timed", "rollout_waits",
     "split_pools", "state_leaves_cards",
     // images and clips
     "attention_decides", "attention_of_card", "clips_apart", "decoding_peaks", "denoisers_in_turn",
     "eight_bit_widened", "host_sets_pace", "image_batch_smaller", "image_not_measured", "q4_widened",
     "ring_between_cards", "text_on_processor", "vae_in_fp32", "weights_streamed",
     // documents and speech
     "clips_alike", "documents_padded", "documents_short", "embedding_decoder", "embedding_not_measured",
     "requests_bound", "speech_not_measured", "streams_read_again", "text_limited", "windows_silent",
     // numerical codes
     "dpx_only_dynamic_programming", "fp64_fraction", "fp64_tensor_products", "hpc_ceiling", "hpc_no_units",
     "tf32_mantissa"});

/// What plans remark, and why they are what they are; data/schema/plan_report.schema.json lists the same.
inline constexpr auto plan_note_ids = std::to_array<std::string_view>(
    {// the plan as a whole
     "existing_late", "existing_slow", "plan_by_price_alone", "plan_default_tpot", "plan_default_ttft",
     "plan_model_scaled", "plan_no_price", "plan_no_usable_speed", "plan_nothing_affordable",
     "plan_nothing_works", "plan_run_fits_nowhere", "plan_run_too_late", "plan_run_unaffordable",
     // why a configuration
     "plan_balanced", "plan_bound_by_engine", "plan_bound_by_memory", "plan_bound_by_tpot",
     "plan_bound_by_ttft", "plan_cache_is_e5m2", "plan_cheapest", "plan_fastest", "plan_few_users",
     "plan_late", "plan_narrow_kv_cache", "plan_narrow_weights", "plan_only_card", "plan_replicas",
     "plan_runner_up", "plan_safest", "plan_slow",
     // why a run
     "plan_run_bound_by_deadline", "plan_run_bound_by_memory", "plan_run_cheapest", "plan_run_fastest",
     "plan_run_fewest", "plan_run_free", "plan_run_safest", "plan_run_start_up",
     // why not a card
     "rejected_dearer", "rejected_engine_limit", "rejected_no_price", "rejected_over_budget",
     "rejected_run_dearer", "rejected_run_more_cards", "rejected_run_over_budget", "rejected_run_slower",
     "rejected_saturated", "rejected_short_of_memory", "rejected_slower", "rejected_too_late",
     "rejected_tpot", "rejected_ttft"});

/// Names the sentence of a remark in the page's dictionaries.
using NoteId = Listed<note_ids, plan_note_ids>;

}  // namespace whichgpu
