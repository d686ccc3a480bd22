#include "core/api/serving/cold_start_report.h"

#include "core/api/json/working_line.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

Object cold_start_report(const StartTime& s) {
  Array parts;
  const auto add = [&](const char* id, double seconds) {
    if (seconds > 0) parts.push(object_of({{"id", id}, {"seconds", seconds}}));
  };
  add("image", s.image);
  add("process", s.process);
  add("peers", s.peers);
  add("weights", s.weights);
  add("compile", s.compile);
  add("graphs", s.graphs);
  Object report =
      object_of({{"seconds", s.total()},
                 {"low", s.low},
                 {"high", s.high},
                 {"basis", name_of(s.basis)},
                 {"parts", parts},
                 {"read_gb_s", s.bytes_per_second / giga},
                 {"disk_bytes", object_of({{"weights", s.weight_bytes}, {"image", s.image_bytes}})}});
  if (s.shared_memory_bytes > 0) {
    report.add("shm_bytes", s.shared_memory_bytes);
    report.add("shm_source", s.engine->source);
  }
  return report;
}

void add_cold_start_line(Array& lines, const StartTime& s, int layers) {
  add(lines, "cold_start_seconds",
      object_of({{"image_seconds", s.image},
                 {"process_seconds", s.process},
                 {"peers_seconds", s.peers},
                 {"disk_bytes", s.weight_bytes},
                 {"read_bytes_per_second", s.bytes_per_second},
                 {"layers", layers},
                 {"compile_layer_seconds", s.compile / layers},
                 {"graphs_seconds", s.graphs}}),
      s.total(), "s", "medians of published starts (data/measurements/cold_start)");
}

}  // namespace whichgpu::api
