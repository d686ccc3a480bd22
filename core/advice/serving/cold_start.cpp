#include "core/advice/serving/cold_start.h"

#include "core/catalog/units.h"

namespace whichgpu {

void add_cold_start(const ServingQuestion& question, ServingEstimate& e) {
  constexpr double much = 0.4;
  const std::optional<ColdStart>& asked = question.cold_start;
  const bool runs = e.footprint.verdict != Verdict::does_not_fit;
  if (!asked || !runs || find_engine_start(*e.serving.engine) == nullptr) return;
  const StartTime start = start_time(e.serving, e.shape, e.bytes, *asked);
  e.cold_start = start;
  const double prepared = start.compile + start.graphs;
  if (!asked->compile_cache && start.compile > 0 && prepared > much * start.total()) {
    add(e.notes, "start_compiles", {number("seconds", prepared), number("of", start.total())});
  }
  if (asked->disk_bytes_per_second && *asked->disk_bytes_per_second > start.bytes_per_second) {
    add(e.notes, "start_reader", {number("gb_s", start.bytes_per_second / giga)});
  }
}

}  // namespace whichgpu
