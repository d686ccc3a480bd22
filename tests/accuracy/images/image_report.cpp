#include "tests/accuracy/images/image_report.h"

#include <algorithm>
#include <cstdio>

namespace whichgpu::accuracy {
namespace {

void print_line(const std::string& what, const ErrorStatistics& errors) {
  std::printf("  %-44s %4zu  median %5.1f %%  mean %5.1f %%  within 20 %%: %3.0f %%  bias %+5.1f %%\n",
              what.c_str(), errors.count(), errors.median_percent(), errors.mean_percent(),
              errors.percent_within(20), errors.median_bias_percent());
}

}  // namespace

ImageRows all_of(const std::vector<ImageMeasurement>& measurements) {
  ImageRows rows;
  for (const ImageMeasurement& m : measurements) {
    if (m.fitted) rows.push_back(&m);
  }
  return rows;
}

void ImageErrors::add(const ImageMeasurement& row, const ImageCalibration& calibration) {
  const double predicted = predicted_seconds(row, calibration);
  all_.add(predicted, row.seconds);
  const std::string kind = row.image.frames > 1 ? "video" : "images";
  const bool h100 = row.image.gpu->id == "h100-sxm-80gb";
  for (const std::string& group :
       {std::string(row.image.model->name), "engine " + std::string(name_of(row.image.engine)),
        std::string(row.image.gpu->name), "source " + row.source, "all " + kind,
        "all " + kind + (h100 ? " on H100" : " on other cards")}) {
    auto found =
        std::find_if(groups_.begin(), groups_.end(), [&](const auto& g) { return g.first == group; });
    if (found == groups_.end()) found = groups_.insert(groups_.end(), {group, {}});
    found->second.add(predicted, row.seconds);
  }
}

void ImageErrors::print(const std::string& heading) const {
  std::printf("%s\n", heading.c_str());
  print_line("all", all_);
  std::vector<std::pair<std::string, ErrorStatistics>> sorted = groups_;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [group, errors] : sorted) print_line(group, errors);
}

void print_image_residuals(const std::vector<ImageMeasurement>& rows, const ImageCalibration& calibration) {
  for (const ImageMeasurement& row : rows) {
    const double predicted = predicted_seconds(row, calibration);
    std::printf("%s: %s: measured %.4g s, predicted %.4g s, ratio %.3f\n", row.source.c_str(),
                row.label.c_str(), row.seconds, predicted, predicted / row.seconds);
  }
}

}  // namespace whichgpu::accuracy
