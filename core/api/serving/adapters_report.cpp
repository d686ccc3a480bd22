#include "core/api/serving/adapters_report.h"

#include "core/api/json/working_line.h"

namespace whichgpu::api {

Object adapters_report(const ServedAdapters& a) {
  return object_of({{"bytes_per_adapter", a.one_bytes},
                    {"reserved_bytes", a.reserved_bytes},
                    {"bytes_at_own_rank", a.at_own_rank_bytes},
                    {"rank", a.asked.rank},
                    {"max_rank", a.asked.max_rank},
                    {"throughput_factor", a.rate.factor},
                    {"factor_low", a.rate.low},
                    {"factor_high", a.rate.high}});
}

void add_adapters_line(Array& lines, const ServedAdapters& a) {
  const double slots = a.asked.resident;
  const double rank = a.asked.max_rank;
  add(lines, "adapters_bytes",
      object_of({{"adapters_resident", slots},
                 {"max_rank", rank},
                 {"adapter_bytes_per_rank", a.reserved_bytes / (slots * rank)}}),
      a.reserved_bytes, "B", "vllm-project/vllm, vllm/lora/layers; sglang/srt/lora/mem_pool.py");
}

}  // namespace whichgpu::api
