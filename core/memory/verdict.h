#pragma once

#include "core/catalog/names.h"

namespace whichgpu {

/// Whether a configuration has the memory it needs, and how much to spare.
enum class Verdict { comfortable, fits, tight, does_not_fit };

template <>
inline constexpr auto names<Verdict> = spelled<Verdict>({{Verdict::comfortable, "comfortable"},
                                                         {Verdict::fits, "fits"},
                                                         {Verdict::tight, "tight"},
                                                         {Verdict::does_not_fit, "does_not_fit"}});

/// The verdict on what fits: comfortable, fits or tight, by how much of the usable memory is needed.
Verdict shade_of_fit(double needed_bytes, double usable_bytes);

}  // namespace whichgpu
