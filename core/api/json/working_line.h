#pragma once

#include <array>
#include <string_view>

#include "core/api/json/write.h"
#include "core/catalog/listed.h"

namespace whichgpu::api {

// Where a figure of the working comes from, if not from one entry of the catalog.
inline constexpr const char* shapes = "model shape from its published configuration";
inline constexpr const char* calibrated = "calibrated on published measurements (data/calibration.json)";
inline constexpr const char* arithmetic = "arithmetic";

/// The formulas that workings show; data/schema/report.schema.json lists the same.
inline constexpr auto working_ids = std::to_array<std::string_view>(
    {// serving
     "parameters", "model_weights_bytes", "weights_bytes", "kv_bytes_per_token", "sequence_bytes",
     "kv_cache_bytes", "activations_bytes", "runtime_bytes", "usable_bytes", "needed_bytes",
     "max_concurrency", "max_context_tokens", "compute_rate", "running_requests", "prefill_seconds",
     "acceptance_length", "draft_speedup", "decode_seconds", "tpot_seconds", "ttft_seconds",
     "output_tokens_per_second", "usd_per_hour", "usd_per_million_output_tokens", "usd_per_million_tokens",
     "picture_tokens", "vision_peak_bytes", "encode_seconds", "prepare_seconds", "pool_tokens",
     "saturation_requests_per_second", "in_flight_requests", "lag_seconds", "cold_start_seconds",
     "kv_move_seconds", "disaggregation_ratio", "adapters_bytes", "shared_bytes",
     // training
     "training_state_bytes", "training_state_per_gpu_bytes", "training_activations_bytes",
     "training_logits_bytes", "training_needed_bytes", "model_flops_per_token", "training_product_rate",
     "bubble_seconds", "training_step_seconds", "training_hours", "training_usd",
     // reinforcement learning
     "update_peak_bytes", "rollout_peak_bytes", "critic_peak_bytes", "longest_answer_seconds",
     "rollout_seconds", "pass_seconds", "update_seconds", "sync_seconds", "reinforcement_step_seconds",
     "reinforcement_hours",
     // power
     "mean_power_w", "joules_per_token", "site_kwh", "run_kwh", "kwh_per_1000_images", "kwh_per_clip",
     // images and clips
     "clip_tokens", "denoiser_bytes", "text_encoders_bytes", "decoding_bytes", "denoising_bytes",
     "denoiser_flops", "seconds_per_batch", "seconds_per_image", "seconds_per_clip", "seconds_per_step",
     "usd_per_1000_images", "usd_per_clip",
     // documents and speech
     "document_step_seconds", "document_batch_seconds", "documents_per_second", "corpus_hours",
     "usd_per_million_documents", "kwh_per_million_documents", "encoder_seconds", "decoder_seconds", "rtfx",
     "usd_per_audio_hour", "kwh_per_audio_hour",
     // numerical codes
     "vector_ridge", "tensor_ridge", "vector_attainable_flops", "tensor_attainable_flops"});

using WorkingId = Listed<working_ids>;

/// Appends one line of a report's working.
void add(Array& lines, WorkingId id, const Object& inputs, double value, const char* unit,
         std::string_view source);

}  // namespace whichgpu::api
