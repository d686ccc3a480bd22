#include "core/api/image/request.h"

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/catalog/lookup.h"
#include "core/workload/image_size.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range gpu_count_range{1, 512};
constexpr Range pixels_range{64, 4096};
constexpr Range steps_range{1, 1000};
constexpr Range batch_range{1, 256};

const ImageModel* read_image_model(Reader& reader) {
  if (!reader.has("model")) {
    reader.fail(missing("model", "an image model of the catalog"));
    return nullptr;
  }
  const std::string_view name = reader.text("model", {});
  const ImageModel* model = find_image_model(name);
  if (model == nullptr) {
    reader.fail(unknown("unknown_model", "model", "image model " + quote(name) + " in the catalog",
                        nearest_image_model_ids(name)));
  }
  return model;
}

void check_size(Reader& reader, const ImageModel& model, const char* field, int pixels) {
  const int least = least_side(model);
  if (pixels % least == 0) return;
  reader.fail(
      bad_value(field,
                std::string(field) + " must be a multiple of " + std::to_string(least) + " for " +
                    std::string(model.name) + ".",
                {std::to_string((pixels / least) * least), std::to_string((pixels / least + 1) * least)}));
}

/// Of some accelerators no rate in FP32 is printed: no speed can be given there.
void check_rate(Reader& reader, const ImageGeneration& image) {
  const PeakRates& dense = image.gpu->dense;
  if (image.precision != ImagePrecision::fp32 || dense.fp32 > 0 || dense.tf32 > 0) return;
  reader.fail(
      bad_value("precision", "The FP32 rate of " + std::string(image.gpu->name) + " is not known.",
                {std::string(name_of(ImagePrecision::bf16)), std::string(name_of(ImagePrecision::fp16))}));
}

/// Weights come from host memory through PCIe, whose rate a part of a card and unified memory do not have.
void check_host(Reader& reader, const ImageGeneration& image) {
  if (image.offload == ImageOffload::none) return;
  if (image.gpu->interconnect.pcie_bytes_per_second <= 0) {
    reader.fail(bad_value("offload",
                          "How fast " + std::string(image.gpu->name) + " reads host memory is not known.",
                          {std::string(name_of(ImageOffload::none))}));
  } else if (image.offload == ImageOffload::blocks && image.model->denoiser.kind == DenoiserKind::unet) {
    reader.fail(bad_value("offload",
                          "The U-Net of " + std::string(image.model->name) + " has no such blocks.",
                          {std::string(name_of(ImageOffload::components))}));
  }
}

void check_together(Reader& reader, const ImageGeneration& image) {
  const Interconnect& link = image.gpu->interconnect;
  if (image.cards_together == 1) return;
  if (image.gpu_count % image.cards_together != 0) {
    reader.fail(bad_value("cards_per_clip", "cards_per_clip must divide gpu_count.", {"1"}));
  } else if (link.nvlink_bytes_per_second <= 0 && link.pcie_bytes_per_second <= 0) {
    reader.fail(bad_value("cards_per_clip",
                          "How fast one " + std::string(image.gpu->name) + " reaches another is not known.",
                          {"1"}));
  }
}

}  // namespace

void read_generation(Reader& reader, ImageInput& input, std::optional<Error>& error) {
  ImageGeneration& image = input.question.image;
  image.model = read_image_model(reader);
  image.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return;
  const ImageModel& model = *image.model;
  image.gpu = read_power_cap(reader, image.gpu, input.custom_gpu);
  image.gpu_count = reader.integer("gpu_count", gpu_count_range, 1);
  const bool bf16 = model.checkpoint_precision == name_of(ImagePrecision::bf16);
  image.precision = reader.choice("precision", bf16 ? ImagePrecision::bf16 : ImagePrecision::fp16);
  image.engine = reader.choice("engine", ImageEngine::eager,
                               {ImageEngine::eager, ImageEngine::compiled, ImageEngine::tensorrt});
  image.attention = reader.choice("attention", ImageAttention::fused);
  image.offload = reader.choice("offload", ImageOffload::none);
  image.tiled_decoding = reader.flag("vae_tiled", model.decoder.tiled);
  image.width = reader.integer("width", pixels_range, model.default_width);
  image.height = reader.integer("height", pixels_range, model.default_height);
  image.steps = reader.integer("steps", steps_range, model.default_steps);
  if (!error) check_size(reader, model, "width", image.width);
  if (!error) check_size(reader, model, "height", image.height);
}

void check_generation(Reader& reader, const ImageGeneration& image) {
  if (!reader.failed()) check_rate(reader, image);
  if (!reader.failed()) check_host(reader, image);
  if (!reader.failed()) check_together(reader, image);
}

std::optional<Error> read(const Json& request, ImageInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  reader.choice("workload", Workload::image, {Workload::image});
  read_generation(reader, input, error);
  if (error) return error;
  ImageGeneration& image = input.question.image;
  image.batch = reader.integer("batch", batch_range, 1);
  image.passes = reader.flag("guidance", image.model->guidance) ? 2 : 1;
  check_generation(reader, image);
  read_price(reader, input.question.price, error);
  input.question.site = read_site(reader);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
