#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/json.h"

namespace whichgpu::accuracy {

/// Mean, 90th and 99th percentile, seconds; 0 where not printed.
struct MeasuredLatency {
  double mean = 0;
  double p90 = 0;
  double p99 = 0;
};

/// A part of a run in which requests came at one rate.
struct ArrivalsStage {
  test::Json request;
  double requests = 0;  ///< that were sent
};

/// A stage of a published run, or all stages of one run together.
struct ArrivalsRow {
  std::string id;
  std::string gpu;
  bool cold = false;  ///< with the start of the engine
  std::vector<ArrivalsStage> stages;
  MeasuredLatency ttft;
  MeasuredLatency e2e;
  double tpot_seconds = 0;  ///< mean
};

/// Whether the table holds latencies at rates.
bool is_arrivals_table(const CsvTable& table);

/// The runs of one source that kept up with the rate, without speculative decoding. Prompts that repeat are
/// in the prefix cache after the first. A process that is not printed is taken for the even one that the
/// program inference-perf sends by default.
std::vector<ArrivalsRow> read_arrivals_table(const CsvTable& table, const std::string& source);

}  // namespace whichgpu::accuracy
