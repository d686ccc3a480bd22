// calibrate_images DATA_FOLDER [--residuals] [--write FILE]: fits the image model to
// data/measurements/images, prints its errors in-sample and with each model, GPU and source left out, and
// writes the calibration and the bands of data/accuracy.json.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>

#include "core/catalog/tables.h"

#include "tests/accuracy/bands/bands.h"
#include "tests/accuracy/images/fit/image_fit.h"
#include "tests/accuracy/rounded.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

Json band(const ImageErrors& errors) {
  return {rounded(errors.all().measured_over_predicted(0.1)),
          rounded(errors.all().measured_over_predicted(0.9))};
}

Json calibration_file(const ImageFits& fits, const ImageRows& rows) {
  Json file;
  file["$schema"] = "./schema/image_calibration.schema.json";
  for (const ImageParameter& p : image_parameters())
    file["parameters"][p.name] = {{"value", rounded(fits.calibration.*p.field)}};
  file["parameters"]["decoder_copies"] = {
      {"value", rounded(tables::image_calibration().decoder_copies)},
      {"basis",
       "1.9 GiB a 1,048,576 pixels in 16 bit, which FLUX.1 takes beyond its weights from one batch to "
       "the next in the peaks of sayakpaul/diffusers-torchao, over 256 channels of 2 bytes"}};
  file["parameters"]["together_over_pcie"] = {
      {"value", rounded(fits.calibration.together_over_pcie)},
      {"basis",
       "median of what two to four L20 (xdit-project/xDiT, docs/performance/hunyuanvideo.md) and eight RTX "
       "4090 D (ModelTC/LightX2V, README.md) lose beyond cards with NVLink, for each further card"}};
  std::set<std::pair<std::string, std::string>> measured;
  for (const ImageMeasurement* row : rows)
    measured.insert({std::string(row->image.model->id), std::string(row->image.gpu->id)});
  file["measured"] = Json::array();
  for (const auto& [model, gpu] : measured) file["measured"].push_back({model, gpu});
  file["bands"] = {{"calibrated", band(fits.by_model)},
                   {"transferred", band(fits.by_gpu)},
                   {"extrapolated", band(fits.by_source)}};
  return file;
}

int run(const std::string& folder, bool residuals, const std::string& write_to) {
  const std::vector<ImageMeasurement> all = read_image_files(folder + "/measurements/images");
  const ImageRows rows = all_of(all);
  const ImageFits fits = print_image_fits(all);
  ImageErrors checks;
  for (const ImageMeasurement& m : all) {
    if (!m.fitted) checks.add(m, fits.calibration);
  }
  checks.print("never fitted");
  if (residuals) print_image_residuals(all, fits.calibration);
  if (write_to.empty()) return 0;
  std::ofstream(write_to) << calibration_file(fits, rows).dump(2) << "\n";
  Calibrations fitted;
  fitted.images = fits.calibration;
  write_bands(folder, bands_of(Measured(folder), fitted));
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  std::string folder;
  std::string write_to;
  bool residuals = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--residuals") == 0) {
      residuals = true;
    } else if (std::strcmp(argv[i], "--write") == 0 && i + 1 < argc) {
      write_to = argv[++i];
    } else {
      folder = argv[i];
    }
  }
  if (folder.empty()) {
    std::fprintf(stderr, "usage: calibrate_images DATA_FOLDER [--residuals] [--write FILE]\n");
    return 2;
  }
  return whichgpu::accuracy::run(folder, residuals, write_to);
}
