#include "tests/accuracy/training/training_parameters.h"

namespace whichgpu::accuracy {
namespace {

using C = TrainingCalibration;

}  // namespace

// Priors are round figures near those of earlier fits to rows of the same published tables; held-out errors
// are optimistic by that much. Of the parameters that are not fitted (spread 0), exposed_expert cannot be
// told from the rate of the all-to-all, optimizer_bytes counts what AdamW reads and writes of 16 bytes of
// state twice, host_bytes_per_second is half of what eight channels of DDR5-4800 move, kept_selective and
// logit_chunked_bytes rest on tables that are not here; goodput_factor and margin follow from errors after
// the fit.
const std::vector<TrainingParameter>& training_parameters() {
  static const std::vector<TrainingParameter> all{
      {"gemm", &C::gemm, 0.729, 0.1, 0.3, 1.2, "share of ceiling", "matrix products"},
      {"compiled_gemm", &C::compiled_gemm, 1.22, 0.1, 0.7, 1.6, "factor",
       "matrix products of plain PyTorch at large batches"},
      {"eager_gemm", &C::eager_gemm, 1, 0.2, 0.3, 1.6, "factor", "matrix products launched one by one"},
      {"fp8", &C::fp8, 1.02, 0.1, 0.5, 1.3, "factor", "products in FP8, of that format's peak"},
      {"mxfp8", &C::mxfp8, 1.04, 0.1, 0.5, 1.3, "factor", "products in block-scaled FP8"},
      {"nvfp4", &C::nvfp4, 0.766, 0.15, 0.3, 1.2, "factor", "products in NVFP4"},
      {"attention_cudnn", &C::attention_cudnn, 0.629, 0.25, 0.2, 0.95, "share of 16-bit peak",
       "attention, causal FLOPs, kernels of the card's generation"},
      {"attention_flash_2", &C::attention_flash_2, 0.331, 0.15, 0.1, 0.8, "share of 16-bit peak",
       "the same, FlashAttention 2 on Ampere and Ada"},
      {"attention_flash_2_later", &C::attention_flash_2_later, 0.176, 0.15, 0.08, 0.8, "share of 16-bit peak",
       "the same, FlashAttention 2 on Hopper and later"},
      {"passes", &C::passes, 197, 0.2, 40, 600, "passes",
       "over hidden x 2 bytes per layer and token, forward and backward"},
      {"eager_passes", &C::eager_passes, 0.83, 0.3, 0.2, 3, "factor", "on them, eager"},
      {"layer_seconds", &C::layer_seconds, 7.1e-05, 0.3, 5e-06, 0.0005, "s",
       "launches per layer, micro batch and pass worth a forward one"},
      {"eager_layer_seconds", &C::eager_layer_seconds, 0.00094, 0.3, 0.0001, 0.005, "s", "the same, eager"},
      {"dequantize_passes", &C::dequantize_passes, 12.3, 0.3, 1, 60, "passes",
       "over 2 bytes a parameter, 4-bit base, per pass worth a forward one"},
      {"grouped_gemm", &C::grouped_gemm, 0.6, 0.2, 0.2, 1.2, "factor", "products of routed experts"},
      {"captured_grouped_gemm", &C::captured_grouped_gemm, 1, 0.3, 0.5, 3, "factor",
       "on them, fused, in a CUDA graph of the whole step; what all-to-all hides behind work is in it"},
      {"half_rate_tokens", &C::half_rate_tokens, 1410, 0.5, 50, 8000, "tokens",
       "of an expert at which its products reach half their rate"},
      {"mixture_layer_seconds", &C::mixture_layer_seconds, 0.00066, 0.5, 5e-05, 0.005, "s",
       "more launches of a mixture layer"},
      {"server_link", &C::server_link, 0.47, 0.2, 0.2, 1, "share of the link", "collectives inside a server"},
      {"network", &C::network, 0.82, 0.2, 0.3, 1.2, "share of the network", "collectives between servers"},
      {"network_all_to_all", &C::network_all_to_all, 0.97, 0.3, 0.2, 3, "share of the network",
       "all-to-all between servers"},
      {"exposed_tensor", &C::exposed_tensor, 0.64, 0.2, 0.1, 1, "share",
       "of collectives of tensor, context and pipeline ranks that computation does not hide"},
      {"exposed_data", &C::exposed_data, 0.26, 0.3, 0.02, 1, "share", "the same, of data ranks"},
      {"exposed_expert", &C::exposed_expert, 0.3, 0, 0.1, 1, "share",
       "the same, of tokens on the way to experts"},
      {"step_seconds", &C::step_seconds, 0.06, 0.5, 0.005, 0.5, "s", "per optimizer step"},
      {"optimizer_bytes", &C::optimizer_bytes, 30, 0, 8, 60, "B",
       "read and written per owned parameter and step"},
      {"host_bytes_per_second", &C::host_bytes_per_second, 2e+11, 0, 1e+10, 1e+12, "B/s",
       "at which a server's processors update offloaded parameters"},
      {"goodput_factor", &C::goodput_factor, 1.2, 0, 1, 2, "factor",
       "hours of real runs over hours of steady steps, median"},
      {"kept_full", &C::kept_full, 0.67, 0.3, 0.2, 2, "share",
       "of a layer's activations that is kept, all parameters trained"},
      {"kept_lora", &C::kept_lora, 1.35, 0.2, 0.3, 3, "share", "the same, adapters on 16-bit weights"},
      {"kept_qlora", &C::kept_qlora, 2.02, 0.2, 0.3, 4, "share", "the same, adapters on 4-bit weights"},
      {"kept_selective", &C::kept_selective, 0.353, 0, 0.1, 1, "share",
       "the same, recomputing what costs little"},
      {"working_layers", &C::working_layers, 1.15, 0.3, 0.3, 4, "layers",
       "of activations alive while one is recomputed"},
      {"trained_embedding_bytes", &C::trained_embedding_bytes, 12, 0.15, 4, 24, "B",
       "beside a frozen copy, per parameter of a trained embedding or head"},
      {"logit_bytes", &C::logit_bytes, 12, 0.2, 2, 24, "B", "per token and entry of the vocabulary"},
      {"logit_shifted_copy_bytes", &C::logit_shifted_copy_bytes, 17.9, 0.2, 4, 32, "B",
       "the same with a shifted 32-bit copy"},
      {"logit_sixteen_bit_bytes", &C::logit_sixteen_bit_bytes, 5.5, 0.2, 1, 12, "B",
       "the same in pure 16 bit"},
      {"logit_chunked_bytes", &C::logit_chunked_bytes, 1.2, 0, 0.1, 12, "B", "the same a chunk at a time"},
      {"logit_fused_bytes", &C::logit_fused_bytes, 0.3, 0.5, 0.01, 2, "B", "the same in a fused loss"},
      {"runtime_bytes", &C::runtime_bytes, 9.9e+08, 0.3, 3e+08, 3e+09, "B", "driver context and kernels"},
      {"allocator_bytes", &C::allocator_bytes, 1.4e+08, 0.5, 1e+07, 1.5e+09, "B",
       "beside tensors in the framework's allocator"},
      {"bucket_bytes", &C::bucket_bytes, 1.31e+10, 0.3, 1e+09, 3e+10, "B",
       "flat buckets of DeepSpeed's ZeRO"},
      {"margin", &C::margin, 0.2, 0, 0, 1, "share",
       "of the parts: what held-out peaks take to be at most one in twenty above"},
  };
  return all;
}

TrainingCalibration training_priors() {
  TrainingCalibration priors = tables::training_calibration();
  for (const TrainingParameter& parameter : training_parameters()) priors.*parameter.field = parameter.prior;
  return priors;
}

}  // namespace whichgpu::accuracy
