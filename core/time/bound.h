#pragma once

#include "core/catalog/names.h"

namespace whichgpu {

/// What takes most of a step.
enum class Bound { memory, compute, communication, overhead };

template <>
inline constexpr auto names<Bound> = spelled<Bound>({{Bound::memory, "memory"},
                                                     {Bound::compute, "compute"},
                                                     {Bound::communication, "communication"},
                                                     {Bound::overhead, "overhead"}});

}  // namespace whichgpu
