#pragma once

#include "core/advice/arrivals/service_latency.h"
#include "core/advice/common/note.h"

namespace whichgpu {

/// What a careful reader should know about latencies under arrivals:
/// - load_not_sustained {requests_per_second, saturation}: the queue grows for ever
/// - near_saturation {percent}: waiting depends on how long the load lasts, small errors are large
/// - preemptions {percent}: of requests sent back because the cache was full
/// - prefix_cache_too_small {percent, possible}: hits of sessions fall under half of what they could have
/// - tail_of_long_prompts {}: the slowest first tokens are those of the longest prompts
void add_latency_notes(const ServiceLatency& latency, Notes& notes);

}  // namespace whichgpu
