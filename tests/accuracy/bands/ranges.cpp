#include "tests/accuracy/bands/ranges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <utility>

#include "core/catalog/names.h"

#include "tests/accuracy/csv.h"
#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

constexpr std::array kinds{std::pair{"served TTFT", &ErrorBands::ttft},
                           std::pair{"served TPOT", &ErrorBands::tpot},
                           std::pair{"served tokens/s", &ErrorBands::throughput},
                           std::pair{"offline tokens/s", &ErrorBands::offline},
                           std::pair{"static tokens/s", &ErrorBands::batch},
                           std::pair{"single stream", &ErrorBands::stream},
                           std::pair{"prompt rate", &ErrorBands::prompt},
                           std::pair{"crowded tokens/s", &ErrorBands::crowded}};

std::string held_out_path(const std::string& data_folder) { return data_folder + "/held_out.csv"; }

struct Counted {
  int points = 0;
  int held = 0;
  std::vector<double> widths;
  double scores = 0;
};

/// Gneiting and Raftery 2007, equation 43, of the logarithms: the width, and what lies outside ten times.
double interval_score(const ErrorBand& band, double ratio) {
  constexpr double missed = 0.2;
  const double outside = std::max({0.0, std::log(band.p10 / ratio), std::log(ratio / band.p90)});
  return std::log(band.p90 / band.p10) + 2 / missed * outside;
}

}  // namespace

std::vector<HeldOutPoint> read_held_out(const std::string& data_folder) {
  std::ifstream file(held_out_path(data_folder));
  std::vector<HeldOutPoint> points;
  for (const CsvRow& row : read_csv(file).rows) {
    HeldOutPoint p{text(row, "id"),        text(row, "kind"),
                   text(row, "publisher"), text(row, "engine"),
                   text(row, "gpu"),       text(row, "architecture"),
                   Basis::calibrated,      text(row, "started") == "default",
                   number(row, "ratio")};
    for (const Basis basis : {Basis::calibrated, Basis::transferred, Basis::extrapolated}) {
      if (text(row, "basis") == name_of(basis)) p.basis = basis;
    }
    points.push_back(std::move(p));
  }
  return points;
}

void write_held_out(const std::string& data_folder, const std::vector<HeldOutPoint>& points) {
  std::ofstream file(held_out_path(data_folder));
  file << "id,kind,publisher,engine,gpu,architecture,basis,started,ratio\n";
  for (const HeldOutPoint& p : points) {
    std::array<char, 32> ratio{};
    std::snprintf(ratio.data(), ratio.size(), "%.4g", p.ratio);
    file << p.id << ',' << p.kind << ',' << p.publisher << ',' << p.engine << ',' << p.gpu << ','
         << p.architecture << ',' << name_of(p.basis) << ',' << (p.as_started ? "default" : "") << ','
         << ratio.data() << '\n';
  }
}

const ErrorBand* band_of(const ServingCalibration& calibration, const HeldOutPoint& point) {
  const ErrorBands& bands = point.as_started                    ? calibration.as_started
                            : point.basis == Basis::calibrated  ? calibration.calibrated
                            : point.basis == Basis::transferred ? calibration.transferred
                                                                : calibration.extrapolated;
  for (const auto& [name, band] : kinds) {
    if (point.kind == name) return &(bands.*band);
  }
  return nullptr;
}

std::vector<RangeSlice> slices_of(const std::vector<HeldOutPoint>& points,
                                  const ServingCalibration& calibration) {
  std::map<std::pair<std::string, std::string>, Counted> counted;
  for (const HeldOutPoint& p : points) {
    const ErrorBand* band = band_of(calibration, p);
    if (band == nullptr) continue;
    for (const std::string& of :
         {std::string("all"), "basis " + std::string(name_of(p.basis)),
          std::string(p.as_started ? "started by default" : "started otherwise"), "engine " + p.engine,
          "card " + p.gpu, "model " + p.architecture, "publisher " + p.publisher}) {
      Counted& c = counted[{p.kind, of}];
      ++c.points;
      c.held += p.ratio >= band->p10 && p.ratio <= band->p90 ? 1 : 0;
      c.widths.push_back(band->p90 / band->p10);
      c.scores += interval_score(*band, p.ratio);
    }
  }
  std::vector<RangeSlice> slices;
  for (const auto& [of, c] : counted) {
    slices.push_back(
        {of.first, of.second, c.points, percent * c.held / c.points, median(c.widths), c.scores / c.points});
  }
  return slices;
}

}  // namespace whichgpu::accuracy
