#include "core/time/image_time.h"

#include <algorithm>

#include "core/catalog/tables.h"
#include "core/time/held_clock.h"

namespace whichgpu {
namespace {

/// Decoding in tiles that overlap by a quarter on each side, over decoding at once: 1 / 0.75^2. Source:
/// huggingface/diffusers, models/autoencoders/autoencoder_kl_wan.py, tile_sample_stride_height.
constexpr double tiled_decoding_work = 16.0 / 9;

/// GeForce cards halve 16-bit products with FP32 accumulation: their 8-bit integer rate, which they do not
/// halve, is then four times the 16-bit one instead of twice. Engines that accumulate in FP16 get the half
/// back.
double fp16_accumulation(const Gpu& gpu) {
  constexpr double halved = 3.5;
  return gpu.dense.int8 > halved * gpu.dense.fp16 ? 2 : 1;
}

/// FP32 on a card whose tensor cores do not take it.
bool on_vector_units(const ImageGeneration& image) {
  return image.precision == ImagePrecision::fp32 && image.gpu->dense.tf32 <= 0;
}

/// What a card reaches of all its printed arithmetic rates with kernels written for it, compared with
/// data-center cards since Ampere.
double clock_factor(const ImageGeneration& image, const ImageCalibration& c) {
  const Gpu& gpu = *image.gpu;
  const double held = held_clock(gpu);
  if (on_vector_units(image)) return held;
  switch (gpu.generation != nullptr ? gpu.generation->image_products : ImageProductGroup::usual) {
    case ImageProductGroup::volta:
      return c.products_volta * held;
    case ImageProductGroup::turing:
      return c.products_turing * held;
    case ImageProductGroup::blackwell:
    case ImageProductGroup::usual:
      break;
  }
  return (gpu.clocks_above_sheet ? c.geforce : 1) * held;
}

/// Blackwell's data-center cards need kernels of their own, which PyTorch has for part of the work.
bool lacks_kernels(const ImageGeneration& image) {
  const Gpu& gpu = *image.gpu;
  return gpu.generation != nullptr && gpu.generation->image_products == ImageProductGroup::blackwell &&
         gpu.memory_class == MemoryClass::hbm && image.engine != ImageEngine::tensorrt;
}

/// What tensor cores reach of it.
double rate_factor(const ImageGeneration& image, const ImageCalibration& c) {
  const bool lacking = lacks_kernels(image) && !on_vector_units(image);
  return clock_factor(image, c) * (lacking ? c.blackwell : 1);
}

/// Dense peak for 16-bit (or, where everything is FP32, TF32 or FP32) products.
double wide_peak(const ImageGeneration& image) {
  const PeakRates& dense = image.gpu->dense;
  if (image.precision == ImagePrecision::fp32) return dense.tf32 > 0 ? dense.tf32 : dense.fp32;
  const bool half = image.precision == ImagePrecision::fp16 && dense.fp16 > 0;
  const double sixteen = half || dense.bf16 <= 0 ? dense.fp16 : dense.bf16;
  return sixteen > 0 ? sixteen : dense.fp32;
}

/// Dense peak of products in 8 bit; 0: none are asked for, or the card has no such units.
double narrow_peak(const ImageGeneration& image) {
  const PeakRates& dense = image.gpu->dense;
  if (image.precision == ImagePrecision::fp8) return dense.fp8;
  return image.precision == ImagePrecision::int8 ? dense.int8 : 0;
}

/// Peak that the denoiser's products and convolutions have.
double product_peak(const ImageGeneration& image, const ImageCalibration& c) {
  const bool fused = image.engine == ImageEngine::tensorrt;
  const double wide = wide_peak(image) * (fused ? fp16_accumulation(*image.gpu) : 1);
  const double narrow = narrow_peak(image);
  return (narrow > 0 ? narrow * c.eight_bit : wide) * rate_factor(image, c);
}

/// Share of that peak that convolutions over 3 x 3 pixels reach. On vector units they take minimal filtering
/// with 2.25 times fewer multiplications (Lavin and Gray 2016, arXiv:1509.09308, section 4.1).
double convolution_share(const ImageGeneration& image, const ImageCalibration& c) {
  constexpr double fewer_multiplications = 2.25;
  return on_vector_units(image) ? fewer_multiplications * c.products : c.convolutions;
}

/// Gain of attention that multiplies queries and keys in INT8, and scores and values in FP8 where the card
/// has it. Source: J. Zhang et al., "SageAttention2", arXiv:2411.10958.
double eight_bit_gain(const ImageGeneration& image, const ImageCalibration& c) {
  const PeakRates& dense = image.gpu->dense;
  const double wide = wide_peak(image);
  const double keys = std::max(dense.int8, wide);
  const double values = std::max(dense.fp8, wide);
  return std::max(1.0, 2 * c.eight_bit / (wide / keys + wide / values));
}

/// Products of fused attention for one sample on tensor cores. Kernels of Ampere's time reach on the
/// data-center cards since Hopper what its instructions do, a multiple of the vector units' rate.
/// Source: J. Shah et al., "FlashAttention-3", arXiv:2407.08608, section 1 (35 % of an H100's peak).
double fused_seconds(const ImageGeneration& image, const NetworkWork& work, const ImageCalibration& c) {
  const Gpu& gpu = *image.gpu;
  double rate = wide_peak(image) * c.attention * clock_factor(image, c);
  const bool own_kernels = image.attention != ImageAttention::fused || image.engine == ImageEngine::tensorrt;
  const bool later = gpu.generation != nullptr && gpu.generation->later_flash_attention &&
                     gpu.vendor == "NVIDIA" && gpu.memory_class == MemoryClass::hbm;
  if (later && !own_kernels && c.ampere_attention > 0 && gpu.dense.fp32 > 0 && !on_vector_units(image)) {
    rate = std::min(rate, gpu.dense.fp32 * c.ampere_attention * held_clock(gpu));
  }
  if (image.attention == ImageAttention::eight_bit) rate *= eight_bit_gain(image, c);
  return work.fused_attention_flops / rate;
}

/// Seconds of one pass of attention for one sample: products on tensor cores; after them scores on vector
/// units or, where attention is not fused or no rate of those units is known, through memory.
double attention_seconds(const ImageGeneration& image, const NetworkWork& work, const ImageCalibration& c) {
  if (image.engine == ImageEngine::unfused || image.gpu->dense.fp32 <= 0) {
    const double rate = wide_peak(image) * c.attention * rate_factor(image, c);
    const double moved = work.scores * c.score_passes * image.element_bytes();
    return work.attention_flops / rate + moved / image.gpu->memory_bandwidth;
  }
  const double vector_rate = image.gpu->dense.fp32 * clock_factor(image, c);
  return fused_seconds(image, work, c) + work.scores * c.score_operations / vector_rate;
}

bool launched_one_by_one(ImageEngine engine) {
  return engine == ImageEngine::eager || engine == ImageEngine::unfused;
}

double passes(ImageEngine engine, const ImageCalibration& c) {
  switch (engine) {
    case ImageEngine::eager:
    case ImageEngine::unfused:
      return c.passes_eager;
    case ImageEngine::compiled:
      return c.passes_compiled;
    case ImageEngine::tensorrt:
      return c.passes_tensorrt;
  }
  return 0;
}

/// Bandwidth that intermediate results see: a large cache holds part of them.
double elementwise_bandwidth(const ImageGeneration& image, const ImageCalibration& c) {
  const Gpu& gpu = *image.gpu;
  if (lacks_kernels(image)) return gpu.memory_bandwidth * c.blackwell_bandwidth;
  const bool large_cache =
      gpu.memory_class == MemoryClass::gddr && gpu.generation != nullptr && gpu.generation->large_cache;
  return gpu.memory_bandwidth * (large_cache ? c.cached_bandwidth : 1);
}

/// Time that cards at work on the same clip take beside their share of it, over that share.
double unshared(const ImageGeneration& image, const ImageCalibration& c) {
  const int cards = image.cards_of_sequence();
  if (cards < 2) return 0;
  const bool pcie = image.gpu->interconnect.nvlink_bytes_per_second <= 0;
  return (c.together + (pcie ? c.together_over_pcie * (cards - 1) : 0)) * cards;
}

/// Bytes a second from host memory through PCIe.
double from_host(const Gpu& gpu) {
  return gpu.interconnect.pcie_bytes_per_second * tables::judgement().step.host_copy_share;
}

/// Seconds in which the weights of a pass that are not on the card come: from host memory, or from the cards
/// that share them.
double fetching_seconds(const ImageGeneration& image) {
  const double bytes = image.model->denoiser_parameters * image.weight_bytes();
  const Interconnect& link = image.gpu->interconnect;
  if (image.offload == ImageOffload::blocks) return bytes / from_host(*image.gpu);
  if (!image.sharded || image.cards_together < 2) return 0;
  const double rate = link.nvlink_bytes_per_second > 0 ? link.nvlink_bytes_per_second : from_host(*image.gpu);
  return bytes * (image.cards_together - 1) / image.cards_together / rate;
}

/// Seconds in which what waits in host memory comes to the card, once for a batch. Blocks come in each pass.
double moving_seconds(const ImageGeneration& image) {
  if (image.offload == ImageOffload::none) return 0;
  const ImageModel& model = *image.model;
  double bytes = 0;
  for (const TextEncoder& encoder : model.text_encoders) bytes += encoder.parameters * image.element_bytes();
  if (image.offload == ImageOffload::components) {
    bytes += model.denoiser_parameters * model.denoisers * image.weight_bytes();
  }
  return bytes / from_host(*image.gpu);
}

}  // namespace

ImageWork image_work(const ImageGeneration& image) {
  return {denoiser_work(*image.model, image.width, image.height, image.frames),
          decoder_work(*image.model, image.width, image.height, image.frames)};
}

double printed_peak(const ImageGeneration& image) {
  const double narrow = narrow_peak(image);
  return narrow > 0 ? narrow : wide_peak(image);
}

ImageTime image_time(const ImageGeneration& image, const ImageWork& work, const ImageCalibration& c) {
  const NetworkWork& step = work.step;
  const NetworkWork& decoder = work.decoder;
  const double samples = static_cast<double>(image.batch) * image.passes;
  const double on_card =
      static_cast<double>(image.batch) * image.passes_in_turn() / image.cards_of_sequence();
  const double peak = product_peak(image, c);
  const double laid_out_anew = image.engine == ImageEngine::tensorrt ? 0 : 1;
  const double bandwidth = elementwise_bandwidth(image, c);
  const auto product_seconds = [&](const NetworkWork& network) {
    return network.product_flops / (peak * c.products) +
           network.convolution_flops / (peak * convolution_share(image, c));
  };
  const auto traffic_seconds = [&](const NetworkWork& network) {
    const double written = launched_one_by_one(image.engine) ? network.single_elements : network.elements;
    const double convolved =
        c.image_passes * network.image_elements + c.depthwise_passes * network.depthwise_elements;
    const double passed = passes(image.engine, c) * written + laid_out_anew * convolved;
    return passed * image.element_bytes() / bandwidth;
  };

  ImageTime time;
  time.products = image.steps * on_card * product_seconds(step);
  time.attention = image.steps * on_card * attention_seconds(image, step, c);
  time.elementwise = image.steps * on_card * traffic_seconds(step);
  time.together = (time.products + time.attention + time.elementwise) * unshared(image, c);
  time.weights =
      image.steps * image.model->denoiser_parameters * image.weight_bytes() / image.gpu->memory_bandwidth;
  time.launch = image.steps * step.operators * c.launch_seconds;
  if (launched_one_by_one(image.engine)) {
    const double floor = image.steps * step.operators * c.host_launch_seconds;
    time.launch += std::max(0.0, floor - time.denoising());
  }
  time.streaming =
      std::max(0.0, image.steps * image.passes_in_turn() * fetching_seconds(image) - time.denoising());
  time.moving = moving_seconds(image);

  double encoding_flops = 0;
  for (const TextEncoder& encoder : image.model->text_encoders) {
    encoding_flops += 2 * encoder.parameters * encoder.tokens * samples;
  }
  time.decoding =
      encoding_flops / (peak * c.products) +
      image.batch *
          (product_seconds(decoder) + attention_seconds(image, decoder, c) + traffic_seconds(decoder)) *
          (image.tiled_decoding ? tiled_decoding_work : 1);
  return time;
}

}  // namespace whichgpu
