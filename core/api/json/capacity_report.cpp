#include "core/api/json/capacity_report.h"

namespace whichgpu::api {

const char* name_of(Limit limit) {
  switch (limit) {
    case Limit::none:
      return "none";
    case Limit::memory:
      return "memory";
    case Limit::max_num_seqs:
      return "max_num_seqs";
    case Limit::ttft:
      return "ttft";
    case Limit::tpot:
      return "tpot";
  }
  return "";
}

Fragment capacity_report(const Capacity& c) {
  return object_of({{"by_memory", c.by_memory},
                    {"by_latency", known_if(c.by_latency >= 0, c.by_latency)},
                    {"concurrency", c.concurrency},
                    {"limited_by", name_of(c.limited_by)}});
}

}  // namespace whichgpu::api
