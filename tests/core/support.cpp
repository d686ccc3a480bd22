#include "tests/core/support.h"

#include <cmath>
#include <doctest/doctest.h>

#include "core/advice/serving/formats.h"
#include "core/api/call.h"
#include "core/catalog/engine_support.h"
#include "core/memory/memory_share.h"

namespace whichgpu::test {

ServingQuestion question(std::string_view model, std::string_view gpu, int gpu_count,
                         std::string_view weights) {
  ServingQuestion q;
  Serving& s = q.serving;
  s.model = find_model(model);
  s.gpu = find_gpu(gpu);
  s.gpu_count = gpu_count;
  s.engine = find_engine("vllm");
  s.weights = find_weight_precision(weights);
  s.kv_cache = find_kv_precision("bf16");
  s.memory_utilization = s.engine->memory_utilization;
  s.max_num_seqs = 1024;  // vLLM's on cards of 70 GiB and more
  s.max_num_batched_tokens = 8192;
  s.input_tokens = 7168;
  s.output_tokens = 1024;
  s.concurrency = 1;
  return q;
}

ServingQuestion as_published(const Model& model, const Gpu& gpu, const Engine& engine) {
  ServingQuestion q;
  Serving& s = q.serving;
  s.model = &model;
  s.gpu = &gpu;
  s.engine = &engine;
  s.weights = find_weight_precision(model.checkpoint_precision);
  s.kv_cache = own_kv_precision(model);
  const CardLimits& limits = default_limits(engine, gpu);
  s.max_num_seqs = limits.max_num_seqs;
  s.max_num_batched_tokens = limits.max_num_batched_tokens;
  s.memory_utilization = default_memory_utilization(s);
  s.input_tokens = 7168;
  s.output_tokens = 1024;
  s.concurrency = 1;
  return q;
}

test::Json answer(std::string_view method, const std::string& request) {
  return test::Json::parse(api::call(method, request), nullptr, false);
}

std::string error_of(const test::Json& report) {
  if (!report.contains("error")) return "";
  const test::Json& error = report["error"];
  return error["code"].get<std::string>() + " " + error["field"].get<std::string>();
}

}  // namespace whichgpu::test
