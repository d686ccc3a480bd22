#pragma once

#include <optional>
#include <string>

#include "core/api/json.h"

#include "tests/accuracy/csv.h"

namespace whichgpu::accuracy {

/// A published serving measurement and the request that asks for the same.
struct ServingRow {
  std::string id;
  std::string model;
  std::string gpu;
  std::string engine;
  api::Json request;
  double ttft_seconds = 0;
  double tpot_seconds = 0;
  double input_tokens = 0;
  double output_tokens = 0;
  double concurrency = 0;
  bool in_doubt = false;         ///< the table itself marks the row as doubtful
  bool labels_conflict = false;  ///< labelled without speculative decoding, launched with it
};

/// Reads a row with the columns of a serving table: model, gpu, gpus, tensor_parallel,
/// attention_data_parallel, expert_parallel, engine, weights, linear_weight_bytes, expert_weight_bytes,
/// kv_cache_bytes_per_element, input_tokens, output_tokens, concurrency, ttft_ms, tpot_ms, speculative,
/// load, doubt and the engine's launch flags. Nothing if a measurement is missing.
std::optional<ServingRow> serving_row(const CsvRow& row);

/// Output tokens per second of all users, from the times of one request of nominal length.
double output_throughput(const ServingRow& row, double ttft_seconds, double tpot_seconds);

}  // namespace whichgpu::accuracy
