#pragma once

#include "core/api/json/working_line.h"
#include "core/api/json/write.h"
#include "core/power/board_power.h"
#include "core/power/energy.h"

namespace whichgpu::api {

inline constexpr const char* power_fitted = "fitted to published board powers (data/power_calibration.json)";

/// Power of one card and of all, which every report of power begins with. `board_watts`: of all cards.
Object boards_report(const BoardPower& board, double board_watts, double pue);

/// The line that shows how a card's mean power comes about.
void add_power_line(Array& lines, const Gpu& gpu, const CardUse& use, double idle_share,
                    const BoardPower& board);

/// The line of energy at the meter: that of the boards with the servers around them, and PUE.
void add_site_line(Array& lines, const Energy& energy, double pue);

}  // namespace whichgpu::api
