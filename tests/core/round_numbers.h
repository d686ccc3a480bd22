#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/serving_calibration.h"
#include "core/catalog/training_calibration.h"
#include "core/memory/weights.h"
#include "core/workload/serving.h"
#include "core/workload/training.h"

/// A made-up card, models, engine and calibrations of round numbers, so that what a formula makes of them can
/// be worked by hand, and a new fit of the real ones breaks no test of arithmetic.
namespace whichgpu::test {

/// 100 GB at 1 TB/s; 100 TFLOP/s in 16 bit, twice that in 8 bit, 10 in FP32; NVLink of 100 GB/s that joins
/// eight, PCIe of 10 GB/s.
inline Gpu round_gpu() {
  Gpu gpu;
  gpu.id = "round";
  gpu.name = "Round 100GB";
  gpu.vendor = "NVIDIA";
  gpu.architecture = "Round";
  gpu.marketed_memory_bytes = 100e9;
  gpu.memory_bytes = 100e9;
  gpu.memory_bandwidth = 1e12;
  gpu.dense.fp32 = 10e12;
  gpu.dense.fp16 = 100e12;
  gpu.dense.bf16 = 100e12;
  gpu.dense.fp8 = 200e12;
  gpu.dense.int8 = 200e12;
  gpu.interconnect.nvlink_bytes_per_second = 100e9;
  gpu.interconnect.nvlink_gpus = 8;
  gpu.interconnect.pcie_bytes_per_second = 10e9;
  gpu.compute_capability = "9.0";
  return gpu;
}

/// 10 layers of width 1,000. Attention: 10 heads of 100, 5 KV heads: 3 M parameters a layer, and 1,000
/// elements of cache a token. Feed-forward: 3 x 1,000 x 1,000. Vocabulary: 10,000, two matrices. So 60 M
/// parameters in layers, 10 M in each vocabulary matrix.
inline Model round_model() {
  Model model;
  model.id = "round/dense";
  model.name = "Round";
  model.hidden = 1000;
  model.vocabulary = 10'000;
  model.max_context_tokens = 100'000;
  model.checkpoint_precision = "bf16";
  AttentionLayers attention;
  attention.layers = 10;
  attention.heads = 10;
  attention.kv_heads = 5;
  attention.head_dim = 100;
  attention.v_head_dim = 100;
  model.attention.push(attention);
  FeedForwardLayers feed_forward;
  feed_forward.layers = 10;
  feed_forward.intermediate = 1000;
  model.feed_forward.push(feed_forward);
  return model;
}

/// The same with 10 experts in each layer instead of a block, 2 for each token, of 3 x 1,000 x 500 = 1.5 M
/// parameters: 150 M in experts; in layers beside them 30 M of attention and 10 x 10,000 of routers.
inline Model round_mixture() {
  Model model = round_model();
  model.id = "round/mixture";
  FeedForwardLayers& f = model.feed_forward.items[0];
  f.intermediate = 0;
  f.experts = 10;
  f.experts_per_token = 2;
  f.expert_intermediate = 500;
  return model;
}

/// 1 GB of its own, and all of the card.
inline Engine round_engine() {
  Engine engine;
  engine.id = "round-engine";
  engine.name = "Round engine";
  engine.memory_utilization = 1;
  engine.runtime_bytes = 1e9;
  engine.card_limits.push({0, 100, 8192, 0, 0});
  return engine;
}

inline WeightPrecision two_byte_weights() {
  WeightPrecision weights;
  weights.id = "bf16";
  weights.linear_bytes = weights.expert_bytes = weights.dense_model_linear_bytes = 2;
  weights.embedding_bytes = weights.head_bytes = 2;
  return weights;
}

inline KvPrecision two_byte_cache() { return {"bf16", "BF16", 2, ""}; }

/// Half of every peak, 1 us a kernel, 1 ms a step and 1 us for each sequence in it; the first token takes
/// 10 ms and two steps.
inline ServingCalibration round_calibration() {
  ServingCalibration c;
  c.gemm_bf16 = c.gemm_fp8 = c.gemm_fp4 = c.gemm_int8 = c.gemm_fp32 = 0.5;
  c.attention_flops = 0.5;
  c.weight_only = 1;
  c.activation_passes = 10;
  c.expert_passes = 10;
  c.expert_evenness = 1e6;  // experts are picked alike
  c.kernel_seconds = 1e-6;
  c.step_seconds = 1e-3;
  c.nvlink_bandwidth = c.pcie_bandwidth = c.network_bandwidth = 0.5;
  c.nvlink_latency_seconds = 1e-6;
  c.pcie_latency_seconds = 10e-6;
  c.network_latency_seconds = 20e-6;
  c.benchmark_length_share = 0.8;
  c.benchmark_requests = 10;
  c.burst_requests = 5;
  c.burst_sync = 0.5;
  EngineCalibration engine;
  engine.engine = "round-engine";
  engine.bandwidth_hbm = 0.5;
  engine.bandwidth_gddr = 0.4;
  engine.bandwidth_unified = 0.2;
  engine.cache_bandwidth = 0.5;
  engine.grouped_gemm = 0.5;
  engine.sequence_seconds = 1e-6;
  engine.first_token_seconds = 0.01;
  engine.first_token_steps = 2;
  c.engines.push(engine);
  return c;
}

/// A question of prompts of 1,000 tokens and answers of 100, on one card, with all that it refers to. It must
/// stay where it is: `serving` points into it.
struct RoundServing {
  Gpu gpu = round_gpu();
  Model model;
  Engine engine = round_engine();
  WeightPrecision weights = two_byte_weights();
  KvPrecision kv_cache = two_byte_cache();
  ServingCalibration calibration = round_calibration();
  Serving serving;

  explicit RoundServing(const Model& of = round_model()) : model(of) {
    serving.gpu = &gpu;
    serving.model = &model;
    serving.engine = &engine;
    serving.weights = &weights;
    serving.kv_cache = &kv_cache;
    serving.input_tokens = 1000;
    serving.output_tokens = 100;
    serving.memory_utilization = 1;
    serving.max_num_seqs = 100;
  }
  RoundServing(const RoundServing&) = delete;
  RoundServing& operator=(const RoundServing&) = delete;

  ModelShape shape() const { return model_shape(model); }
  WeightBytes bytes() const { return weight_bytes(weights, shape()); }
};

/// Cuts models over every kind of rank, shares optimizer states, launches fused kernels.
inline TrainingFramework round_framework() {
  TrainingFramework framework;
  framework.id = "round-framework";
  framework.model_parallel = true;
  return framework;
}

/// Half of a link inside a server, 0.8 of the network (0.4 all-to-all); half of every exchange is hidden.
inline TrainingCalibration round_training_calibration() {
  TrainingCalibration c;
  c.compute.gemm = 0.5;
  c.compute.attention_cudnn = 0.5;
  c.compute.passes = 10;
  c.compute.layer_seconds = 1e-6;
  c.compute.half_rate_tokens = 0;
  c.links.server = 0.5;
  c.links.network = 0.8;
  c.links.network_all_to_all = 0.4;
  c.links.exposed_tensor = c.links.exposed_data = c.links.exposed_expert = 0.5;
  c.run.optimizer_bytes = 10;
  c.memory.kept_full = 0.5;
  c.memory.kept_lora = 0.25;
  c.memory.kept_qlora = 0.75;
  c.memory.kept_selective = 0.2;
  c.memory.working_layers = 0.5;
  c.logits.standard_bytes = 10;
  c.logits.shifted_copy_bytes = 14;
  c.logits.sixteen_bit_bytes = 6;
  c.logits.chunked_bytes = 1;
  c.logits.fused_bytes = 0;
  c.ceilings.push({"round", "Round", 1});
  return c;
}

/// Pretraining on one card, one sequence of 1,000 tokens a step, with all that it refers to; `training`
/// points into it.
struct RoundTraining {
  Gpu gpu = round_gpu();
  Model model;
  TrainingFramework framework = round_framework();
  TrainingCalibration calibration = round_training_calibration();
  Training training;

  explicit RoundTraining(const Model& of = round_model()) : model(of) {
    training.gpu = &gpu;
    training.model = &model;
    training.framework = &framework;
    training.sequence_length = 1000;
    training.network_bytes_per_second = 5e9;
  }
  RoundTraining(const RoundTraining&) = delete;
  RoundTraining& operator=(const RoundTraining&) = delete;

  ModelShape shape() const { return model_shape(model); }
};

}  // namespace whichgpu::test
