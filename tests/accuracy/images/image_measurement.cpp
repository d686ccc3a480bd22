#include "tests/accuracy/images/image_measurement.h"

#include <array>
#include <optional>

#include "core/catalog/lookup.h"

namespace whichgpu::accuracy {
namespace {

template <typename Value, std::size_t Count>
bool choose(const std::array<std::pair<const char*, Value>, Count>& choices, const std::string& name,
            Value& value) {
  for (const auto& [known, meaning] : choices) {
    if (name != known) continue;
    value = meaning;
    return true;
  }
  return false;
}

constexpr std::array engines{
    std::pair{"eager", ImageEngine::eager}, std::pair{"unfused", ImageEngine::unfused},
    std::pair{"compiled", ImageEngine::compiled}, std::pair{"tensorrt", ImageEngine::tensorrt}};
constexpr std::array attentions{std::pair{"fused", ImageAttention::fused},
                                std::pair{"own", ImageAttention::own},
                                std::pair{"eight_bit", ImageAttention::eight_bit}};
constexpr std::array precisions{
    std::pair{"bf16", ImagePrecision::bf16}, std::pair{"fp16", ImagePrecision::fp16},
    std::pair{"fp8", ImagePrecision::fp8}, std::pair{"int8", ImagePrecision::int8},
    std::pair{"fp32", ImagePrecision::fp32}};

}  // namespace

bool resolve(ImageMeasurement& m, const ImageNames& names) {
  m.image.model = find_image_model(names.model);
  const std::optional<Gpu> gpu = find_card_or_slice(names.gpu);
  if (m.image.model == nullptr || !gpu) return false;
  if (!choose(engines, names.engine, m.image.engine)) return false;
  if (!choose(precisions, names.precision, m.image.precision)) return false;
  if (!choose(attentions, names.attention, m.image.attention)) return false;
  m.gpu = std::make_shared<Gpu>(*gpu);
  m.image.gpu = m.gpu.get();
  m.image.passes = m.image.model->guidance ? 2 : 1;
  m.work = image_work(m.image);
  m.label = std::string(m.image.model->name) + ", " + std::string(gpu->name) + ", " + names.engine + ", " +
            names.precision + ", batch " + std::to_string(m.image.batch) +
            (m.image.frames > 1 ? ", " + std::to_string(m.image.frames) + " frames" : "") +
            (m.image.cards_together > 1 ? ", " + std::to_string(m.image.cards_together) + " cards" : "") +
            (m.metric == ImageMetric::step ? ", step"
             : m.image.frames > 1          ? ", clip"
                                           : ", image");
  return true;
}

double predicted_seconds(const ImageMeasurement& m, const ImageCalibration& calibration) {
  const ImageTime time = image_time(m.image, m.work, calibration);
  return m.metric == ImageMetric::step ? time.denoising() / m.image.steps : time.total() / m.image.batch;
}

}  // namespace whichgpu::accuracy
