#include "core/api/image/report.h"

#include <utility>

#include "core/advice/image/fixes.h"
#include "core/api/json/names.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"

namespace whichgpu::api {
namespace {

const char* name(ImagePrecision precision) {
  switch (precision) {
    case ImagePrecision::bf16:
      return "bf16";
    case ImagePrecision::fp16:
      return "fp16";
    case ImagePrecision::fp8:
      return "fp8";
    case ImagePrecision::int8:
      return "int8";
    case ImagePrecision::fp32:
      return "fp32";
  }
  return "";
}

const char* title(ImagePrecision precision) {
  switch (precision) {
    case ImagePrecision::bf16:
      return "BF16";
    case ImagePrecision::fp16:
      return "FP16";
    case ImagePrecision::fp8:
      return "FP8";
    case ImagePrecision::int8:
      return "INT8";
    case ImagePrecision::fp32:
      return "FP32";
  }
  return "";
}

const char* name(ImageEngine engine) {
  switch (engine) {
    case ImageEngine::eager:
    case ImageEngine::unfused:
      return "eager";
    case ImageEngine::compiled:
      return "compiled";
    case ImageEngine::tensorrt:
      return "tensorrt";
  }
  return "";
}

Json fix_report(const ImageFix& fix) {
  Json arguments = Json::object();
  Json patch = Json::object();
  const char* id = "";
  switch (fix.change) {
    case ImageChange::precision:
      id = "narrower_weights";
      arguments["format"] = title(fix.image.precision);
      patch["precision"] = name(fix.image.precision);
      break;
    case ImageChange::batch:
      id = "smaller_batch";
      arguments["batch"] = fix.image.batch;
      patch["batch"] = fix.image.batch;
      break;
    case ImageChange::size:
      id = "smaller_images";
      arguments["width"] = fix.image.width;
      arguments["height"] = fix.image.height;
      patch["width"] = fix.image.width;
      patch["height"] = fix.image.height;
      break;
    case ImageChange::gpu:
      id = "other_gpu";
      arguments["gpu"] = fix.image.gpu->name;
      patch["gpu"] = fix.image.gpu->id;
      patch["price"] = nullptr;
      break;
    case ImageChange::gpu_count:
      id = "more_gpus";
      break;
  }
  if (fix.usd_per_hour > 0) arguments["usd_per_hour"] = fix.usd_per_hour;
  return object_of("id", id, "args", std::move(arguments), "patch", std::move(patch));
}

Json fit_report(const ImageEstimate& e, const PriceChoice& price) {
  const ImageFootprint& f = e.footprint;
  const Json per_gpu =
      object_of("capacity_bytes", f.capacity_bytes, "usable_bytes", f.usable_bytes, "text_encoders_bytes",
                f.text_encoders_bytes, "denoiser_bytes", f.denoiser_bytes, "vae_bytes", f.vae_bytes,
                "activations_bytes", f.activations_bytes, "runtime_bytes", f.runtime_bytes, "needed_bytes",
                f.needed_bytes, "free_bytes", f.free_bytes);
  const ImageFixes changes = image_fixes(e, price);
  Json list = Json::array();
  for (const ImageFix& fix : changes.found) list.push_back(fix_report(fix));
  Json in_vain = Json::array();
  for (const ImageChange change : changes.in_vain) {
    in_vain.push_back(fix_report({change, e.image, 0})["id"]);
  }
  return object_of("verdict", name_of(f.verdict), "per_gpu", per_gpu, "max_batch", f.max_batch,
                   "shortfall_bytes", f.shortfall_bytes, "fixes", std::move(list), "in_vain",
                   std::move(in_vain));
}

Json range_around(double value, const ErrorBand& band) {
  return Json::array({value * band.p10, value * band.p90});
}

Json speed_report(const ImageSpeed& s) {
  const ImageTime& t = s.time;
  const Json parts = object_of("products_seconds", t.products, "attention_seconds", t.attention,
                               "elementwise_seconds", t.elementwise, "weights_seconds", t.weights,
                               "launch_seconds", t.launch, "decoding_seconds", t.decoding);
  return object_of("seconds_per_image", s.seconds_per_image, "seconds_per_batch", t.total(),
                   "images_per_hour", s.images_per_hour, "steps_per_second", s.steps_per_second, "bound",
                   name_of(s.bound), "basis", name_of(s.basis), "parts", parts, "range",
                   object_of("seconds_per_image", range_around(s.seconds_per_image, s.band)));
}

Json cost_report(const ImageEstimate& e) {
  return object_of("usd_per_hour", e.price.usd_per_hour, "usd_per_1000_images", e.usd_per_1000_images,
                   "range",
                   object_of("usd_per_1000_images", range_around(e.usd_per_1000_images, e.speed->band)),
                   "offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Json());
}

Json configuration_report(const ImageEstimate& e) {
  constexpr double tera = 1e12;
  const ImageGeneration& image = e.image;
  const ImageModel& model = *image.model;
  double total = model.denoiser_parameters + model.vae_parameters;
  for (const TextEncoder& encoder : model.text_encoders) total += encoder.parameters;
  return object_of("model",
                   object_of("id", model.id, "name", model.name, "denoiser_parameters",
                             model.denoiser_parameters, "total_parameters", total),
                   "gpu", object_of("id", image.gpu->id, "name", image.gpu->name), "gpu_count",
                   image.gpu_count, "precision", name(image.precision), "engine", name(image.engine), "width",
                   image.width, "height", image.height, "steps", image.steps, "batch", image.batch,
                   "forwards_per_step", image.forwards_per_step(), "tflop_per_image",
                   e.speed ? Json(e.speed->flops_per_image / tera) : Json());
}

}  // namespace

Json image_report(const ImageEstimate& e, const PriceChoice& price) {
  return object_of("version", WHICHGPU_VERSION, "fit", fit_report(e, price), "speed",
                   e.speed ? speed_report(*e.speed) : Json(), "cost",
                   e.speed && e.price.known ? cost_report(e) : Json(), "configuration",
                   configuration_report(e), "notes", note_reports(e.notes), "working", image_working(e));
}

}  // namespace whichgpu::api
