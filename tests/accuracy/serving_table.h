#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Reads a table of served loads with the columns model, gpu, gpus, tensor_parallel,
/// attention_data_parallel, expert_parallel, engine, weights, linear_weight_bytes, expert_weight_bytes,
/// kv_cache_bytes_per_element, input_tokens, output_tokens, concurrency, ttft_ms, tpot_ms, speculative,
/// speculative_by_script, load, doubt, max_num_seqs and the launch flags of engine_flags. Rows without a
/// measurement are left out.
std::vector<Measurement> read_serving_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
