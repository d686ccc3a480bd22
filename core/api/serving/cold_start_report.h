#pragma once

#include "core/api/json/write.h"
#include "core/time/cold_start_time.h"

namespace whichgpu::api {

/// `cold_start`: from nothing to the first answer, by part, and what has to be on disk and in /dev/shm.
Object cold_start_report(const StartTime& start);

/// The working's line of it, for a model of so many layers.
void add_cold_start_line(Array& lines, const StartTime& start, int layers);

}  // namespace whichgpu::api
