#include <cstdio>

#include "tests/accuracy/images/image_measurement.h"
#include "tests/accuracy/request_tables.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

void read_row(const Json& file, const Json& row, const std::string& source,
              std::vector<ImageMeasurement>& measurements) {
  Json fields = file["request"];
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i].is_null()) fields[file["columns"][i].get<std::string>()] = row[i];
  }
  ImageMeasurement m;
  m.source = source;
  const std::string cite = file["source"]["cite"].get<std::string>();
  m.repository = cite.substr(0, cite.find(':'));
  m.fitted = file["use"] == "fit";
  m.image.width = fields["width"].get<int>();
  m.image.height = fields["height"].get<int>();
  m.image.steps = fields["steps"].get<int>();
  m.image.batch = fields["batch"].get<int>();
  m.image.frames = fields.value("frames", 1);
  m.image.gpu_count = m.image.cards_together = fields.value("cards", 1);
  m.image.guidance_split = fields.value("guidance_split", true);
  m.image.tiled_decoding = fields.value("tiled_decoding", false);
  if (fields.contains("seconds_per_step"))
    fields["steps_per_second"] = 1 / fields["seconds_per_step"].get<double>();
  if (fields.contains("seconds_per_clip")) fields["seconds_per_image"] = fields["seconds_per_clip"];
  if (fields.contains("steps_per_second")) {
    m.metric = ImageMetric::step;
    m.seconds = 1 / fields["steps_per_second"].get<double>();
  } else if (fields.contains("images_per_second")) {
    m.seconds = 1 / fields["images_per_second"].get<double>();
  } else {
    m.seconds = fields["seconds_per_image"].get<double>();
  }
  const ImageNames names{fields["model"].get<std::string>(), fields["gpu"].get<std::string>(),
                         fields["engine"].get<std::string>(), fields["precision"].get<std::string>(),
                         fields.value("attention", "fused")};
  if (resolve(m, names)) {
    measurements.push_back(std::move(m));
  } else {
    std::fprintf(stderr, "%s: unknown name in %s\n", source.c_str(), fields.dump().c_str());
  }
}

}  // namespace

std::vector<ImageMeasurement> read_image_files(const std::string& folder) {
  std::vector<ImageMeasurement> measurements;
  for (const auto& [name, file] : read_tables(folder)) {
    for (const Json& row : file["rows"]) read_row(file, row, name, measurements);
  }
  return measurements;
}

}  // namespace whichgpu::accuracy
