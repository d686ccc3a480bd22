#include <cmath>
#include <fstream>
#include <map>

#include "tests/accuracy/bands/bands.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

double hundredths(double percent) { return std::round(percent * 100) / 100; }

std::string path_in(const std::string& data_folder) { return data_folder + "/accuracy.json"; }

std::string words(const BandClass& of) {
  return of.load + ", " + of.metric + ", " + of.engine + ", " + of.basis + ", " + of.architecture;
}

bool same(const Band& a, const Band& b) {
  constexpr double slack = 0.2;  // percentage points
  return a.points == b.points && std::abs(a.p10_percent - b.p10_percent) <= slack &&
         std::abs(a.median_percent - b.median_percent) <= slack &&
         std::abs(a.p90_percent - b.p90_percent) <= slack;
}

std::string words(const Band& band) {
  return std::to_string(band.points) + " points: p10 " + std::to_string(band.p10_percent) + ", median " +
         std::to_string(band.median_percent) + ", p90 " + std::to_string(band.p90_percent) + " %";
}

}  // namespace

std::vector<std::string> band_differences(const std::vector<Band>& recorded, const std::vector<Band>& found) {
  std::map<BandClass, std::pair<const Band*, const Band*>> classes;
  for (const Band& band : recorded) classes[band.of].first = &band;
  for (const Band& band : found) classes[band.of].second = &band;
  std::vector<std::string> lines;
  for (const auto& [of, both] : classes) {
    const auto& [was, is] = both;
    if (was != nullptr && is != nullptr && same(*was, *is)) continue;
    lines.push_back(words(of) + ": recorded " + (was == nullptr ? "nothing" : words(*was)) + "; found " +
                    (is == nullptr ? "nothing" : words(*is)));
  }
  return lines;
}

std::vector<Band> read_bands(const std::string& data_folder) {
  std::ifstream file(path_in(data_folder));
  const Json content = Json::parse(file, nullptr, false);
  std::vector<Band> bands;
  if (!content.is_object()) return bands;
  for (const Json& row : content["bands"]) {
    const auto text = [&](const char* field) { return row[field].get<std::string>(); };
    const auto number = [&](const char* field) { return row[field].get<double>(); };
    bands.push_back({{text("load"), text("metric"), text("engine"), text("basis"), text("architecture")},
                     row["points"].get<int>(),
                     number("p10_percent"),
                     number("median_percent"),
                     number("p90_percent")});
  }
  return bands;
}

void write_bands(const std::string& data_folder, const std::vector<Band>& bands) {
  const Json about =
      "Predicted over measured less one, in sample, of every class of points in data/measurements: written "
      "by "
      "accuracy --bands data --write and by every fit, held by the test accuracy_bands.";
  std::ofstream file(path_in(data_folder));
  file << "{\n  \"$schema\": \"./schema/accuracy.schema.json\",\n  \"about\": " << about
       << ",\n  \"bands\": [";
  const char* separator = "\n";
  for (const Band& band : bands) {  // one line each
    const Json row = {{"load", band.of.load},
                      {"metric", band.of.metric},
                      {"engine", band.of.engine},
                      {"basis", band.of.basis},
                      {"architecture", band.of.architecture},
                      {"points", band.points},
                      {"p10_percent", hundredths(band.p10_percent)},
                      {"median_percent", hundredths(band.median_percent)},
                      {"p90_percent", hundredths(band.p90_percent)}};
    file << separator << "    " << row.dump();
    separator = ",\n";
  }
  file << "\n  ]\n}\n";
}

}  // namespace whichgpu::accuracy
