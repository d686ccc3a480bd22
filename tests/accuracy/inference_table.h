#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Whether a table has the columns of read_inference_table().
bool is_inference_table(const CsvTable& table);

/// Reads a table of single values with the columns model, gpu, num_gpus, tp, pp, precision, kv_precision,
/// engine, engine_version, isl, osl, concurrency_or_batch, metric, value, source and notes. Numbers of
/// requests are static batches, "max" is an offline run; rates of one GPU become totals. Rows that are
/// not what they say, or that no request can ask for, carry the reason.
std::vector<Measurement> read_inference_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
