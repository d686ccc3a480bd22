#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"

namespace whichgpu {

/// Measured over estimated, 10th and 90th percentile.
struct ErrorBand {
  double p10 = 1;
  double p90 = 1;
};

/// The bands of one class of estimate.
struct ErrorBands {
  ErrorBand ttft;        ///< users in a closed loop
  ErrorBand tpot;        ///< the same
  ErrorBand throughput;  ///< the same
  ErrorBand offline;     ///< throughput of as much as memory holds
  ErrorBand batch;       ///< throughput of one batch
  ErrorBand stream;      ///< decode rate of one stream
  ErrorBand prompt;      ///< prompt rate, or first token of a batch
  ErrorBand crowded;     ///< throughput of batches and of as much as memory holds, where weights crowd it
};

/// Measurements of this engine on this card took part in the fit.
struct MeasuredPair {
  std::string_view engine;
  std::string_view gpu;
  std::string_view architecture;  ///< of that card
};

/// What is particular to one engine's kernels and scheduler. Seconds are per step unless said otherwise.
struct EngineCalibration {
  std::string_view engine;
  double bandwidth_hbm = 0;        ///< weight streaming, share of peak memory bandwidth, HBM cards
  double bandwidth_gddr = 0;       ///< … GDDR cards
  double bandwidth_unified = 0;    ///< … processors with unified memory
  double quantised_bandwidth = 1;  ///< further factor for weights of fewer than 8 bits
  double gemm = 1;                 ///< factor on the efficiency of large matrix products
  double cache_bandwidth = 0;      ///< streaming of cached keys and values in decode attention, share of peak
  double grouped_gemm = 0;         ///< further factor on products of routed experts: small groups, imbalance
  double kernel = 1;               ///< factor on the time of a kernel launch
  double collective = 1;           ///< factor on the latency of collectives
  double sequence_seconds = 0;     ///< per running sequence
  double cache_reread = 0;         ///< exponent of heads per KV head by which decode reads the cache again
  double first_token_seconds = 0;  ///< per request: HTTP, tokeniser, scheduling
  double first_token_steps = 0;    ///< engine steps between arrival and first token beside the own prefill
  double attention_data_steps = 0;  ///< further steps before the first token under attention data parallelism
  double latent_steps = 0;          ///< further steps before the first token of models with latent attention
  double recurrent_steps =
      0;  ///< further steps before the first token of models with linear-attention layers
};

/// Efficiencies and latencies of the speed model, from data/calibration.json.
struct ServingCalibration {
  double gemm_bf16 = 0;  ///< large matrix products, share of the dense peak of that format
  double gemm_fp8 = 0;
  double gemm_fp4 = 0;
  double gemm_int8 = 0;
  double gemm_fp32 = 0;
  double attention_flops = 0;         ///< attention core, share of the 16-bit peak
  double weight_only = 0;             ///< factor on products of experts, 4-bit weights with 16-bit math
  double weight_only_unpacking = 0;   ///< FP32 operations for one such weight, on its way from memory
  double activation_passes = 0;       ///< passes over the residual stream per layer
  double expert_passes = 0;           ///< passes over the copies of a token for its experts (prefill)
  double expert_evenness = 1;         ///< shape of the gamma law by which tokens favor some routed experts
  double kernel_seconds = 0;          ///< one kernel launch
  double step_seconds = 0;            ///< scheduler and sampling, per engine step
  double nvlink_bandwidth = 0;        ///< all-reduce bus bandwidth, share of one-way NVLink
  double nvlink_latency_seconds = 0;  ///< per collective and doubling of the group
  double pcie_bandwidth = 0;          ///< the same over PCIe
  double pcie_latency_seconds = 0;
  double network_bandwidth = 0;  ///< the same over the network between servers
  double network_latency_seconds = 0;
  double blackwell_kernel = 1;        ///< factor on kernel launches of the Blackwell generation
  double benchmark_length_share = 1;  ///< mean length of a benchmark's random lengths over the nominal one
  double benchmark_requests = 0;      ///< requests per user of a benchmark run
  double burst_requests = 0;          ///< effective requests per user of a fixed-length burst
  double burst_sync = 0;              ///< waves of prompts a fixed-length burst waits for
  double attention_dp_wait = 0;       ///< share of the balancing timeout that a prompt waits, in steps
  double default_kernel = 1;         ///< factor on launches of an engine started without the flags of recipes
  double default_prompt_kernel = 1;  ///< … on those of a step with prompts that no captured graph holds
  double default_unpacking = 0;      ///< FP32 operations for a weight of routed experts without tuned kernels
  BoundedList<EngineCalibration, 32> engines;
  BoundedList<MeasuredPair, 160> measured;
  /// Errors on points whose publisher took no part in the fit, by what was known without it.
  ErrorBands calibrated;    ///< this engine on this card
  ErrorBands transferred;   ///< it on cards of this generation
  ErrorBands extrapolated;  ///< neither
  ErrorBands as_started;    ///< whatever was known, of engines started without the flags of recipes
  ErrorBands recalibrated;  ///< after one measurement of the same configuration
};

}  // namespace whichgpu
