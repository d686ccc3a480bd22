#pragma once

#include "core/api/model/layouts.h"

namespace whichgpu::api {

/// DeepSeek-V4: every layer attends to a window of whole entries, and most to a context compressed by 4
/// (with an index that selects from it) or 128 as well. One vector serves as key and value of all heads;
/// queries and outputs are of low rank. Source: huggingface/transformers, models/deepseek_v4.
Layers read_deepseek_v4(Config& config, int hidden);

}  // namespace whichgpu::api
