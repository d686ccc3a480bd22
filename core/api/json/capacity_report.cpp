#include "core/api/json/capacity_report.h"

namespace whichgpu::api {

Fragment capacity_report(const Capacity& c) {
  return object_of({{"by_memory", c.by_memory},
                    {"by_latency", c.by_latency},
                    {"concurrency", c.concurrency},
                    {"limited_by", name_of(c.limited_by)}});
}

}  // namespace whichgpu::api
