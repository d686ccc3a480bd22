#include "core/api/json/footprint_report.h"

#include "core/api/json/working_line.h"

namespace whichgpu::api {
namespace {

Object parts_of(const ServingFootprint& f) {
  return object_of({{"weights_bytes", f.weights_bytes},
                    {"kv_cache_bytes", f.kv_cache_bytes},
                    {"activations_bytes", f.activations_bytes},
                    {"runtime_bytes", f.runtime_bytes}});
}

}  // namespace

Object held_report(const ServingFootprint& f) {
  Object report = object_of({{"capacity_bytes", f.capacity_bytes}, {"usable_bytes", f.usable_bytes}});
  report.append(parts_of(f));
  report.add("needed_bytes", f.needed_bytes);
  report.add("free_bytes", f.free_bytes);
  return report;
}

void add_held_line(Array& lines, const ServingFootprint& f) {
  add(lines, "needed_bytes", parts_of(f), f.needed_bytes, "B", arithmetic);
}

}  // namespace whichgpu::api
