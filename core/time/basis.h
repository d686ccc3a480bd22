#pragma once

#include "core/catalog/names.h"

namespace whichgpu {

/// How well the calibration knows a configuration: its program was measured on this card, on another card of
/// its generation, or on neither.
enum class Basis { calibrated, transferred, extrapolated };

template <>
inline constexpr auto names<Basis> = spelled<Basis>({{Basis::calibrated, "calibrated"},
                                                     {Basis::transferred, "transferred"},
                                                     {Basis::extrapolated, "extrapolated"}});

}  // namespace whichgpu
