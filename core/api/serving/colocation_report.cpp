#include "core/api/serving/colocation_report.h"

#include <algorithm>

#include "core/api/json/footprint_report.h"
#include "core/api/json/working_line.h"

namespace whichgpu::api {

Object colocation_report(const SharedCard& s) {
  const bool measured = s.gain.has_value();
  Object report = object_of({{"verdict", name_of(s.verdict)},
                             {"copies", s.asked.copies},
                             {"mode", name_of(s.asked.mode)},
                             {"fits", s.left_bytes >= 0 && s.gain},
                             {"per_copy", held_report(s.copy)},
                             {"requests_per_copy", s.requests},
                             {"companion_bytes", s.companion_bytes},
                             {"left_bytes", std::max(s.left_bytes, 0.0)},
                             {"shortfall_bytes", std::max(-s.left_bytes, 0.0)}});
  if (s.slice != nullptr) report.add("slice", s.slice->id);
  if (!measured) return report;
  report.add("busy_share", s.busy);
  report.add("total_gain", s.gain->total);
  report.add("gain_low", s.gain->low);
  report.add("gain_high", s.gain->high);
  if (s.one_engine_gain) report.add("one_engine_gain", *s.one_engine_gain);
  return report;
}

void add_colocation_lines(Array& lines, const SharedCard& s) {
  if (s.slice != nullptr) return;
  add(lines, "shared_bytes",
      object_of({{"copies", s.asked.copies},
                 {"copy_bytes", s.copy.needed_bytes},
                 {"companion_bytes", s.companion_bytes},
                 {"unbudgeted_bytes", s.copy.runtime.unbudgeted}}),
      s.copy.usable_bytes - s.left_bytes, "B", arithmetic);
}

}  // namespace whichgpu::api
