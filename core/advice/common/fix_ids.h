#pragma once

#include <array>
#include <string_view>

#include "core/catalog/listed.h"

namespace whichgpu {

/// What fixes change. data/schema/report.schema.json lists the same, so that the page's dictionaries cannot
/// lack a sentence.
inline constexpr auto fix_ids = std::to_array<std::string_view>(
    {// any question
     "more_gpus", "narrower_weights", "other_gpu",
     // serving
     "fewer_users", "layers_on_host", "experts_on_host", "narrower_kv_cache", "shorter_prompts",
     "smaller_pictures",
     // training
     "narrower_optimizer", "newer_framework", "offload_optimizer", "offload_parameters",
     "optimizer_in_backward", "recompute_all", "shorter_sequences", "train_adapters",
     // reinforcement learning
     "reference_on_host", "shorter_answers",
     // documents and speech
     "fewer_at_once",
     // images and clips
     "blocks_on_host", "components_on_host", "fewer_frames", "smaller_batch", "smaller_images",
     "text_encoders_on_host", "tiled_decoding", "tiles_and_host"});

using FixId = Listed<fix_ids>;

}  // namespace whichgpu
