#include "core/time/image_time.h"

#include <algorithm>

namespace whichgpu {
namespace {

/// GeForce cards halve 16-bit products with FP32 accumulation: their 8-bit integer rate, which they do not
/// halve, is then four times the 16-bit one instead of twice. Engines that accumulate in FP16 get the half
/// back.
double fp16_accumulation(const Gpu& gpu) {
  constexpr double halved = 3.5;
  return gpu.dense.int8 > halved * gpu.dense.fp16 ? 2 : 1;
}

double generation_factor(const Gpu& gpu, const ImageCalibration& c) {
  if (gpu.architecture == "Volta") return c.products_volta;
  return gpu.architecture == "Turing" ? c.products_turing : 1;
}

/// Dense peak for 16-bit (or, where everything is FP32, TF32 or FP32) products.
double wide_peak(const ImageGeneration& image) {
  const PeakRates& dense = image.gpu->dense;
  if (image.precision == ImagePrecision::fp32) return dense.tf32 > 0 ? dense.tf32 : dense.fp32;
  const bool half = image.precision == ImagePrecision::fp16 && dense.fp16 > 0;
  const double sixteen = half || dense.bf16 <= 0 ? dense.fp16 : dense.bf16;
  return sixteen > 0 ? sixteen : dense.fp32;
}

/// Rate that the denoiser's products reach.
double product_rate(const ImageGeneration& image, const ImageCalibration& c) {
  const PeakRates& dense = image.gpu->dense;
  const bool fused = image.engine == ImageEngine::tensorrt;
  const double wide = wide_peak(image) * (fused ? fp16_accumulation(*image.gpu) : 1);
  const double narrow = image.precision == ImagePrecision::fp8    ? dense.fp8
                        : image.precision == ImagePrecision::int8 ? dense.int8
                                                                  : 0;
  return (narrow > 0 ? narrow * c.eight_bit : wide) * c.products * generation_factor(*image.gpu, c);
}

/// Seconds of one pass of attention for one sample: products on tensor cores; then the scores, on vector
/// units or, where attention is not fused, through memory.
double attention_seconds(const ImageGeneration& image, const NetworkWork& work, const ImageCalibration& c) {
  const double rate = wide_peak(image) * c.attention * generation_factor(*image.gpu, c);
  const double score_seconds = image.engine == ImageEngine::unfused
                                   ? c.score_passes * image.element_bytes() / image.gpu->memory_bandwidth
                                   : c.score_operations / image.gpu->dense.fp32;
  return work.attention_flops / rate + work.scores * score_seconds;
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
  const bool large_cache = gpu.memory_class == MemoryClass::gddr &&
                           (gpu.architecture == "Ada Lovelace" || gpu.architecture == "Blackwell");
  return gpu.memory_bandwidth * (large_cache ? c.cached_bandwidth : 1);
}

}  // namespace

ImageWork image_work(const ImageGeneration& image) {
  return {denoiser_work(*image.model, image.width, image.height),
          decoder_work(*image.model, image.width, image.height)};
}

ImageTime image_time(const ImageGeneration& image, const ImageWork& work, const ImageCalibration& c) {
  const NetworkWork& step = work.step;
  const NetworkWork& decoder = work.decoder;
  const double samples = static_cast<double>(image.batch) * image.forwards_per_step();
  const double rate = product_rate(image, c);
  const double image_passes =
      image.engine == ImageEngine::tensorrt ? c.image_passes_tensorrt : c.image_passes;
  const double bandwidth = elementwise_bandwidth(*image.gpu, c);
  const auto traffic_seconds = [&](const NetworkWork& network) {
    const double passed = passes(image.engine, c) * network.elements + image_passes * network.image_elements;
    return passed * image.element_bytes() / bandwidth;
  };

  ImageTime time;
  time.products = image.steps * samples * step.product_flops / rate;
  time.attention = image.steps * samples * attention_seconds(image, step, c);
  time.elementwise = image.steps * samples * traffic_seconds(step);
  time.weights =
      image.steps * image.model->denoiser_parameters * image.weight_bytes() / image.gpu->memory_bandwidth;
  time.launch = image.steps * step.operators * c.launch_seconds;
  const bool host_bound = image.engine == ImageEngine::eager || image.engine == ImageEngine::unfused;
  if (host_bound) {
    const double floor = image.steps * step.operators * c.host_launch_seconds;
    time.launch += std::max(0.0, floor - time.denoising());
  }

  double encoding_flops = 0;
  for (const TextEncoder& encoder : image.model->text_encoders) {
    encoding_flops += 2 * encoder.parameters * encoder.tokens * samples;
  }
  time.decoding =
      encoding_flops / rate + image.batch * (decoder.product_flops / rate +
                                             attention_seconds(image, decoder, c) + traffic_seconds(decoder));
  return time;
}

}  // namespace whichgpu
