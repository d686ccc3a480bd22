#include "core/time/image_time.h"

#include <algorithm>

#include "core/time/held_clock.h"

namespace whichgpu {
namespace {

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

/// What tensor cores reach of all their arithmetic peaks, compared with data-center cards since Ampere.
/// Blackwell's data-center cards need kernels of their own, which PyTorch has for part of the work.
double generation_factor(const ImageGeneration& image, const ImageCalibration& c) {
  const Gpu& gpu = *image.gpu;
  if (on_vector_units(image)) return 1;
  const bool data_center = gpu.memory_class == MemoryClass::hbm;
  const bool own_kernels = image.engine == ImageEngine::tensorrt;
  switch (gpu.generation != nullptr ? gpu.generation->image_products : ImageProductGroup::usual) {
    case ImageProductGroup::volta:
      return c.products_volta;
    case ImageProductGroup::turing:
      return c.products_turing;
    case ImageProductGroup::blackwell:
      if (data_center) return own_kernels ? 1 : c.blackwell;
      break;
    case ImageProductGroup::usual:
      break;
  }
  return gpu.clocks_above_sheet ? c.geforce : 1;
}

/// What a card reaches of its printed arithmetic rates, whatever the operation.
double rate_factor(const ImageGeneration& image, const ImageCalibration& c) {
  return generation_factor(image, c) * held_clock(*image.gpu);
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

/// Seconds of one pass of attention for one sample: products on tensor cores; beside them scores on vector
/// units or, where attention is not fused or no rate of those units is known, after them through memory.
double attention_seconds(const ImageGeneration& image, const NetworkWork& work, const ImageCalibration& c) {
  const double factor = rate_factor(image, c);
  const double rate = wide_peak(image) * c.attention * factor;
  if (image.engine == ImageEngine::unfused || image.gpu->dense.fp32 <= 0) {
    const double moved = work.scores * c.score_passes * image.element_bytes();
    return work.attention_flops / rate + moved / image.gpu->memory_bandwidth;
  }
  return std::max(work.fused_attention_flops / rate,
                  work.scores * c.score_operations / (image.gpu->dense.fp32 * factor));
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
double elementwise_bandwidth(const Gpu& gpu, const ImageCalibration& c) {
  const bool large_cache =
      gpu.memory_class == MemoryClass::gddr && gpu.generation != nullptr && gpu.generation->large_cache;
  return gpu.memory_bandwidth * (large_cache ? c.cached_bandwidth : 1);
}

}  // namespace

ImageWork image_work(const ImageGeneration& image) {
  return {denoiser_work(*image.model, image.width, image.height),
          decoder_work(*image.model, image.width, image.height)};
}

double printed_peak(const ImageGeneration& image) {
  const double narrow = narrow_peak(image);
  return narrow > 0 ? narrow : wide_peak(image);
}

ImageTime image_time(const ImageGeneration& image, const ImageWork& work, const ImageCalibration& c) {
  const NetworkWork& step = work.step;
  const NetworkWork& decoder = work.decoder;
  const double samples = static_cast<double>(image.batch) * image.forwards_per_step();
  const double peak = product_peak(image, c);
  const double image_passes = image.engine == ImageEngine::tensorrt ? 0 : c.image_passes;
  const double bandwidth = elementwise_bandwidth(*image.gpu, c);
  const auto product_seconds = [&](const NetworkWork& network) {
    return network.product_flops / (peak * c.products) +
           network.convolution_flops / (peak * convolution_share(image, c));
  };
  const auto traffic_seconds = [&](const NetworkWork& network) {
    const double written = launched_one_by_one(image.engine) ? network.single_elements : network.elements;
    const double passed = passes(image.engine, c) * written + image_passes * network.image_elements;
    return passed * image.element_bytes() / bandwidth;
  };

  ImageTime time;
  time.products = image.steps * samples * product_seconds(step);
  time.attention = image.steps * samples * attention_seconds(image, step, c);
  time.elementwise = image.steps * samples * traffic_seconds(step);
  time.weights =
      image.steps * image.model->denoiser_parameters * image.weight_bytes() / image.gpu->memory_bandwidth;
  time.launch = image.steps * step.operators * c.launch_seconds;
  if (launched_one_by_one(image.engine)) {
    const double floor = image.steps * step.operators * c.host_launch_seconds;
    time.launch += std::max(0.0, floor - time.denoising());
  }

  double encoding_flops = 0;
  for (const TextEncoder& encoder : image.model->text_encoders) {
    encoding_flops += 2 * encoder.parameters * encoder.tokens * samples;
  }
  time.decoding = encoding_flops / (peak * c.products) +
                  image.batch * (product_seconds(decoder) + attention_seconds(image, decoder, c) +
                                 traffic_seconds(decoder));
  return time;
}

}  // namespace whichgpu
