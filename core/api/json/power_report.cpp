#include "core/api/json/power_report.h"

#include "core/catalog/tables.h"

namespace whichgpu::api {

Object boards_report(const BoardPower& board, double board_watts, double pue) {
  const double wall = wall_watts(board_watts);
  return object_of({{"mean_w_per_card", board.watts},
                    {"share_of_limit", board.share_of_limit},
                    {"limit_w", board.limit_watts},
                    {"boards_w", board_watts},
                    {"wall_w", wall},
                    {"site_w", wall * pue},
                    {"pue", pue},
                    {"basis", name_of(board.basis)}});
}

void add_power_line(Array& lines, const Gpu& gpu, const CardUse& use, double idle_share,
                    const BoardPower& board) {
  const PowerCalibration& c = tables::power_calibration();
  add(lines, "mean_power_w",
      object_of({{"board_limit_w", gpu.power_watts},
                 {"limit_w", board.limit_watts},
                 {"memory_use", use.memory},
                 {"compute_use", use.compute},
                 {"idle_share", idle_share},
                 {"running_share", c.running},
                 {"memory_factor", c.memory},
                 {"compute_factor", c.compute},
                 {"idle_power_share", c.idle}}),
      board.watts, "W", power_fitted);
}

void add_site_line(Array& lines, const Energy& energy, double pue) {
  const Judgement::Power& judged = tables::judgement().power;
  add(lines, "site_kwh",
      object_of({{"board_kwh", energy.board_kwh}, {"host_share", judged.host_share}, {"pue", pue}}),
      energy.site_kwh, "kWh", "https://arxiv.org/abs/2508.15734");
}

}  // namespace whichgpu::api
