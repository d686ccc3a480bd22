#pragma once

#include "core/api/json/reader.h"

/// What a model's shape may be, wherever it comes from: wide enough for every published model with room
/// to grow, narrow enough that products of them stay exact in a double.
namespace whichgpu::api {

inline constexpr Range layers_range{1, 2000};
inline constexpr Range hidden_range{1, 262'144};
inline constexpr Range vocabulary_range{1, 4'194'304};
inline constexpr Range heads_range{1, 4096};
inline constexpr Range head_dim_range{1, 8192};
inline constexpr Range rank_range{0, 65'536};
inline constexpr Range required_rank_range{1, 65'536};
inline constexpr Range window_range{0, 10'000'000};
inline constexpr Range width_range{0, 1'048'576};
inline constexpr Range required_width_range{1, 1'048'576};
inline constexpr Range experts_range{0, 16'384};
inline constexpr Range context_range{1, 100'000'000};
inline constexpr Range parameters_range{0, 1e15};

}  // namespace whichgpu::api
