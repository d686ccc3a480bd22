#include "tests/accuracy/training/training_parameters.h"

namespace whichgpu::accuracy {
namespace {

using C = TrainingCalibration;

template <auto part, auto member>
double& field(C& calibration) {
  return calibration.*part.*member;
}

}  // namespace

// Priors are round figures near those of earlier fits to rows of the same published tables; held-out errors
// are optimistic by that much. Of the parameters that are not fitted (spread 0), exposed_expert cannot be
// told from the rate of the all-to-all, optimizer_bytes counts what AdamW reads and writes of 16 bytes of
// state twice, host_bytes_per_second is half of what eight channels of DDR5-4800 move, kept_selective and
// logit_chunked_bytes rest on tables that are not here; goodput_factor follows from errors after
// the fit.
const std::vector<TrainingParameter>& training_parameters() {
  static const std::vector<TrainingParameter> all{
      {"compute", "gemm", field<&C::compute, &C::Compute::gemm>, 0.729, 0.1, 0.3, 1.2, "share of ceiling",
       "matrix products"},
      {"compute", "compiled_gemm", field<&C::compute, &C::Compute::compiled_gemm>, 1.22, 0.1, 0.7, 1.6,
       "factor", "matrix products of plain PyTorch at large batches"},
      {"compute", "eager_gemm", field<&C::compute, &C::Compute::eager_gemm>, 1, 0.2, 0.3, 1.6, "factor",
       "matrix products launched one by one"},
      {"compute", "fp8", field<&C::compute, &C::Compute::fp8>, 1.02, 0.1, 0.5, 1.3, "factor",
       "products in FP8, of that format's peak"},
      {"compute", "mxfp8", field<&C::compute, &C::Compute::mxfp8>, 1.04, 0.1, 0.5, 1.3, "factor",
       "products in block-scaled FP8"},
      {"compute", "nvfp4", field<&C::compute, &C::Compute::nvfp4>, 0.766, 0.15, 0.3, 1.2, "factor",
       "products in NVFP4"},
      {"compute", "attention_cudnn", field<&C::compute, &C::Compute::attention_cudnn>, 0.629, 0.25, 0.2, 0.95,
       "share of 16-bit peak", "attention, causal FLOPs, kernels of the card's generation"},
      {"compute", "attention_flash_2", field<&C::compute, &C::Compute::attention_flash_2>, 0.331, 0.15, 0.1,
       0.8, "share of 16-bit peak", "the same, FlashAttention 2 on Ampere and Ada"},
      {"compute", "attention_flash_2_later", field<&C::compute, &C::Compute::attention_flash_2_later>, 0.176,
       0.15, 0.08, 0.8, "share of 16-bit peak", "the same, FlashAttention 2 on Hopper and later"},
      {"compute", "passes", field<&C::compute, &C::Compute::passes>, 197, 0.2, 40, 600, "passes",
       "over hidden x 2 bytes per layer and token, forward and backward"},
      {"compute", "eager_passes", field<&C::compute, &C::Compute::eager_passes>, 0.83, 0.3, 0.2, 3, "factor",
       "on them, eager"},
      {"compute", "layer_seconds", field<&C::compute, &C::Compute::layer_seconds>, 7.1e-05, 0.3, 5e-06,
       0.0005, "s", "launches per layer, micro batch and pass worth a forward one"},
      {"compute", "eager_layer_seconds", field<&C::compute, &C::Compute::eager_layer_seconds>, 0.00094, 0.3,
       0.0001, 0.005, "s", "the same, eager"},
      {"compute", "dequantize_passes", field<&C::compute, &C::Compute::dequantize_passes>, 12.3, 0.3, 1, 60,
       "passes", "over 2 bytes a parameter, 4-bit base, per pass worth a forward one"},
      {"compute", "grouped_gemm", field<&C::compute, &C::Compute::grouped_gemm>, 0.6, 0.2, 0.2, 1.2, "factor",
       "products of routed experts"},
      {"compute", "captured_grouped_gemm", field<&C::compute, &C::Compute::captured_grouped_gemm>, 1, 0.3,
       0.5, 3, "factor",
       "on them, fused, in a CUDA graph of the whole step; what all-to-all hides behind work is in it"},
      {"compute", "half_rate_tokens", field<&C::compute, &C::Compute::half_rate_tokens>, 1410, 0.5, 50, 8000,
       "tokens", "of an expert at which its products reach half their rate"},
      {"compute", "mixture_layer_seconds", field<&C::compute, &C::Compute::mixture_layer_seconds>, 0.00066,
       0.5, 5e-05, 0.005, "s", "more launches of a mixture layer"},
      {"links", "server", field<&C::links, &C::Links::server>, 0.47, 0.2, 0.2, 1, "share of the link",
       "collectives inside a server"},
      {"links", "network", field<&C::links, &C::Links::network>, 0.82, 0.2, 0.3, 1.2, "share of the network",
       "collectives between servers"},
      {"links", "network_all_to_all", field<&C::links, &C::Links::network_all_to_all>, 0.97, 0.3, 0.2, 3,
       "share of the network", "all-to-all between servers"},
      {"links", "exposed_tensor", field<&C::links, &C::Links::exposed_tensor>, 0.64, 0.2, 0.1, 1, "share",
       "of collectives of tensor, context and pipeline ranks that computation does not hide"},
      {"links", "exposed_data", field<&C::links, &C::Links::exposed_data>, 0.26, 0.3, 0.02, 1, "share",
       "the same, of data ranks"},
      {"links", "exposed_expert", field<&C::links, &C::Links::exposed_expert>, 0.3, 0, 0.1, 1, "share",
       "the same, of tokens on the way to experts"},
      {"run", "step_seconds", field<&C::run, &C::Run::step_seconds>, 0.06, 0.5, 0.005, 0.5, "s",
       "per optimizer step"},
      {"run", "optimizer_bytes", field<&C::run, &C::Run::optimizer_bytes>, 30, 0, 8, 60, "B",
       "read and written per owned parameter and step"},
      {"run", "host_bytes_per_second", field<&C::run, &C::Run::host_bytes_per_second>, 2e+11, 0, 1e+10, 1e+12,
       "B/s", "at which a server's processors update offloaded parameters"},
      {"run", "goodput_factor", field<&C::run, &C::Run::goodput_factor>, 1.2, 0, 1, 2, "factor",
       "hours of real runs over hours of steady steps, median"},
      {"memory", "kept_full", field<&C::memory, &C::Memory::kept_full>, 0.67, 0.3, 0.2, 2, "share",
       "of a layer's activations that is kept, all parameters trained"},
      {"memory", "kept_lora", field<&C::memory, &C::Memory::kept_lora>, 1.35, 0.2, 0.3, 3, "share",
       "the same, adapters on 16-bit weights"},
      {"memory", "kept_qlora", field<&C::memory, &C::Memory::kept_qlora>, 2.02, 0.2, 0.3, 4, "share",
       "the same, adapters on 4-bit weights"},
      {"memory", "kept_selective", field<&C::memory, &C::Memory::kept_selective>, 0.353, 0, 0.1, 1, "share",
       "the same, recomputing what costs little"},
      {"memory", "working_layers", field<&C::memory, &C::Memory::working_layers>, 0.4, 0.3, 0.1, 4, "layers",
       "of gradients inside the layer at work, of its activations"},
      {"memory", "trained_embedding_bytes", field<&C::memory, &C::Memory::trained_embedding_bytes>, 12, 0.15,
       4, 24, "B", "beside a frozen copy, per parameter of a trained embedding or head"},
      {"logits", "standard_bytes", field<&C::logits, &C::Logits::standard_bytes>, 12, 0.2, 2, 24, "B",
       "per token and entry of the vocabulary"},
      {"logits", "shifted_copy_bytes", field<&C::logits, &C::Logits::shifted_copy_bytes>, 17.9, 0.2, 4, 32,
       "B", "the same with a shifted 32-bit copy"},
      {"logits", "sixteen_bit_bytes", field<&C::logits, &C::Logits::sixteen_bit_bytes>, 5.5, 0.2, 1, 12, "B",
       "the same in pure 16 bit"},
      {"logits", "chunked_bytes", field<&C::logits, &C::Logits::chunked_bytes>, 1.2, 0, 0.1, 12, "B",
       "the same a chunk at a time"},
      {"logits", "fused_bytes", field<&C::logits, &C::Logits::fused_bytes>, 0.3, 0.5, 0.01, 2, "B",
       "the same in a fused loss"},
      {"memory", "runtime_bytes", field<&C::memory, &C::Memory::runtime_bytes>, 9.9e+08, 0.3, 3e+08, 3e+09,
       "B", "driver context and kernels"},
      {"memory", "allocator_bytes", field<&C::memory, &C::Memory::allocator_bytes>, 1.4e+08, 0.5, 1e+07,
       1.5e+09, "B", "beside tensors in the framework's allocator"},
      {"memory", "bucket_bytes", field<&C::memory, &C::Memory::bucket_bytes>, 1.31e+10, 0.3, 1e+09, 3e+10,
       "B", "flat buckets of DeepSpeed's ZeRO"},
  };
  return all;
}

TrainingCalibration training_priors() {
  TrainingCalibration priors = tables::training_calibration();
  for (const TrainingParameter& parameter : training_parameters()) parameter.field(priors) = parameter.prior;
  return priors;
}

}  // namespace whichgpu::accuracy
