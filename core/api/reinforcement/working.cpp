#include "core/api/training/working.h"

#include <algorithm>

#include "core/api/json/working_line.h"
#include "core/api/reinforcement/report.h"
#include "core/catalog/units.h"
#include "core/memory/training_state.h"

namespace whichgpu::api {
namespace {

constexpr const char* reinforcement_calibrated = "data/reinforcement_calibration.json";
constexpr const char* trained_alike = "data/training_calibration.json";

void peak_lines(Array& lines, const ReinforcementEstimate& e) {
  for (const ReinforcementPeak& p : e.footprint.peaks) {
    const WorkingId id = p.phase == ReinforcementPhase::update    ? WorkingId("update_peak_bytes")
                         : p.phase == ReinforcementPhase::rollout ? WorkingId("rollout_peak_bytes")
                                                                  : WorkingId("critic_peak_bytes");
    Object parts;
    add_parts(parts, p);
    add(lines, id, parts, p.needed_bytes, "B", "arXiv:1910.02054");
  }
}

void rollout_lines(Array& lines, const ReinforcementEstimate& e) {
  const Rollout& r = e.speed->rollout;
  add(lines, "longest_answer_seconds",
      object_of(
          {{"max_output_tokens", e.work.lengths.longest}, {"decode_step_alone_seconds", r.alone.total()}}),
      r.longest_seconds, "s", calibrated);
  add(lines, "rollout_seconds",
      object_of({{"prompt_seconds", r.prompt_seconds},
                 {"steady_seconds", r.steady_seconds},
                 {"thinning_seconds", r.thinning_seconds},
                 {"answers_running", r.running},
                 {"decode_step_seconds", r.full.total()}}),
      r.seconds, "s", calibrated);
}

void training_lines(Array& lines, const ReinforcementEstimate& e) {
  const ReinforcementStep& s = e.speed->step;
  const ReinforcementCalibration& c = tables::reinforcement_calibration();
  add(lines, "pass_seconds",
      object_of({{"forward_seconds", s.one_pass.total()}, {"training_factor", s.training_factor}}), s.pass,
      "s", trained_alike);
  add(lines, "update_seconds",
      object_of({{"updates", e.work.updates()},
                 {"step_seconds", s.one_update.total()},
                 {"training_factor", s.training_factor}}),
      s.update, "s", trained_alike);
  if (e.work.generates()) {
    add(lines, "sync_seconds",
        object_of({{"fixed_seconds", c.sync_seconds},
                   {"matrices", s.matrices},
                   {"matrix_seconds", c.sync_matrix_seconds},
                   {"moving_seconds", s.moving},
                   {"exposed_share", s.exposed}}),
        s.sync, "s", reinforcement_calibrated);
  }
}

void speed_lines(Array& lines, const ReinforcementEstimate& e) {
  const ReinforcementStep& s = e.speed->step;
  if (e.work.generates()) rollout_lines(lines, e);
  training_lines(lines, e);
  const Object together =
      object_of({{"rollout_seconds", s.rollout}, {"training_seconds", s.training}, {"sync_seconds", s.sync}});
  const Object beside =
      object_of({{"slower_seconds", std::max(s.rollout, s.training)}, {"sync_seconds", s.sync}});
  add(lines, "reinforcement_step_seconds", s.side_by_side ? beside : together, s.total, "s", arithmetic);
  add(lines, "reinforcement_hours",
      object_of({{"steps", e.work.steps},
                 {"step_seconds", s.total},
                 {"goodput_factor", e.work.update.goodput_factor}}),
      e.cost.hours, "h", arithmetic);
  add_price_lines(lines, e.price, e.cost.hours, e.cost.usd_per_hour, e.cost.usd_total);
}

}  // namespace

Fragment reinforcement_working(const ReinforcementEstimate& estimate) {
  Array lines;
  peak_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
