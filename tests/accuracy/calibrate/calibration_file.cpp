#include "tests/accuracy/calibrate/calibration_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>
#include <string_view>
#include <utility>

#include "tests/accuracy/bands/ranges.h"
#include "tests/accuracy/rounded.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

std::string name_of(const Parameter& p) {
  return p.engine.empty() ? std::string(p.name) : std::string(p.engine) + "." + std::string(p.name);
}

Json entry(const Parameter& p, double value, bool fitted) {
  const char* source = fitted           ? "fitted to data/measurements"
                       : p.spread > 0.0 ? "prior; no measurement tells it"
                                        : "fixed";
  return {{"value", rounded(value)}, {"unit", p.unit}, {"meaning", p.meaning}, {"source", source}};
}

constexpr double low = 0.1;
constexpr double high = 0.9;

/// Points below which a kind's band is that of all points, whatever was known of them.
constexpr std::size_t few_points = 20;

const ErrorStatistics& errors_of(const Residuals& residuals, const Residuals& all, const std::string& kind) {
  const auto found = residuals.by_kind().find(kind);
  const bool enough = found != residuals.by_kind().end() && found->second.count() >= few_points;
  return enough ? found->second : all.by_kind().at(kind);
}

/// Between which a further value lies with eight chances in ten or more: among n values its rank is any of n
/// + 1 (split conformal prediction, Vovk et al. 2005).
ErrorBand band(const ErrorStatistics& errors) {
  const double n = static_cast<double>(errors.count());
  const double last = std::max(n - 1, 1.0);
  const double below = std::max(std::floor(low * (n + 1)) - 1, 0.0);
  const double above = std::min(std::ceil(high * (n + 1)) - 1, last);
  return {errors.measured_over_predicted(below / last), errors.measured_over_predicted(above / last)};
}

struct BandKind {
  const char* field;
  const char* kind;  ///< see compare()
  ErrorBand ErrorBands::*band;
};

constexpr std::array kinds{BandKind{"ttft", "served TTFT", &ErrorBands::ttft},
                           BandKind{"tpot", "served TPOT", &ErrorBands::tpot},
                           BandKind{"throughput", "served tokens/s", &ErrorBands::throughput},
                           BandKind{"offline", "offline tokens/s", &ErrorBands::offline},
                           BandKind{"batch", "static tokens/s", &ErrorBands::batch},
                           BandKind{"stream", "single stream", &ErrorBands::stream},
                           BandKind{"prompt", "prompt rate", &ErrorBands::prompt},
                           BandKind{"crowded", "crowded tokens/s", &ErrorBands::crowded}};

ErrorBands bands(const Residuals& residuals, const Residuals& all) {
  ErrorBands found;
  for (const BandKind& k : kinds) found.*k.band = band(errors_of(residuals, all, k.kind));
  return found;
}

Json json_of(const ErrorBands& bands, std::size_t points) {
  Json report = Json::object();
  for (const BandKind& k : kinds) {
    report[k.field] = {rounded((bands.*k.band).p10), rounded((bands.*k.band).p90)};
  }
  report["basis"] = "measured over estimated, publishers left out, on points of " + std::to_string(points);
  return report;
}

/// Whether each engine, card, architecture and publisher with 30 points of a kind finds 7 of 10 in the
/// ranges.
bool holds_in_slices(const char* kind, const std::vector<HeldOutPoint>& points,
                     const ServingCalibration& calibration) {
  constexpr int enough = 30;
  constexpr double least_percent = 70;
  const std::vector<RangeSlice> slices = slices_of(points, calibration);
  return std::all_of(slices.begin(), slices.end(), [&](const RangeSlice& slice) {
    return slice.kind != kind || slice.points < enough || slice.held_percent >= least_percent;
  });
}

/// Widens the ranges of services evenly, by thousandths, until they hold in each slice.
void widen(const std::vector<HeldOutPoint>& points, ServingCalibration& calibration) {
  constexpr double thousandth = 1.001;
  constexpr int most = 1000;
  for (const BandKind& k : kinds) {
    if (std::string_view(k.kind).substr(0, 6) != "served") continue;
    for (int i = 0; i < most && !holds_in_slices(k.kind, points, calibration); ++i) {
      for (ErrorBands* bands : {&calibration.calibrated, &calibration.transferred, &calibration.extrapolated,
                                &calibration.as_started}) {
        (bands->*k.band).p10 /= thousandth;
        (bands->*k.band).p90 *= thousandth;
      }
    }
  }
}

/// The ranges of a calibration, from errors on points whose publisher took no part.
ServingCalibration ranges_of(const HeldOut& held_out) {
  const auto known = [&](Basis basis) {
    const auto found = held_out.by_basis.find(basis);
    return bands(found == held_out.by_basis.end() ? Residuals() : found->second, held_out.by_publisher);
  };
  ServingCalibration ranges;
  ranges.calibrated = known(Basis::calibrated);
  ranges.transferred = known(Basis::transferred);
  ranges.extrapolated = known(Basis::extrapolated);
  ranges.as_started = bands(held_out.as_started, held_out.by_publisher);
  ranges.recalibrated = bands(held_out.recalibrated, held_out.recalibrated);
  widen(held_out.points, ranges);
  return ranges;
}

}  // namespace

std::string calibration_file(const std::vector<Parameter>& parameters, const Fit& fit,
                             const HeldOut& held_out, const std::vector<const Prepared*>& rows) {
  std::set<std::string> fitted;
  for (const Parameter& p : parameters) fitted.insert(name_of(p));
  ServingCalibration calibration = fit.calibration;
  Json file;
  file["$schema"] = "./schema/calibration.schema.json";
  file["about"] =
      "Efficiencies and latencies of the speed model, written by the program tests/accuracy/calibrate.";
  for (const Parameter& p : all_parameters(calibration)) {
    Json& place = p.engine.empty() ? file["parameters"] : file["engines"][std::string(p.engine)];
    place[std::string(p.name)] = entry(p, p.in(calibration), fitted.count(name_of(p)) > 0);
  }
  std::set<std::pair<std::string, std::string>> measured;
  for (const Prepared* row : rows) measured.insert({std::string(fitted_engine(*row)), row->measurement->gpu});
  file["measured"] = Json::array();
  for (const auto& [engine, gpu] : measured) file["measured"].push_back({engine, gpu});
  const ServingCalibration ranges = ranges_of(held_out);
  for (const auto& [name, bands] :
       {std::pair{"calibrated", &ranges.calibrated}, std::pair{"transferred", &ranges.transferred},
        std::pair{"extrapolated", &ranges.extrapolated}, std::pair{"as_started", &ranges.as_started},
        std::pair{"recalibrated", &ranges.recalibrated}}) {
    file["bands"][name] = json_of(*bands, rows.size());
  }
  return file.dump(2) + "\n";
}

void print_parameters(const std::vector<Parameter>& parameters, const Fit& fit) {
  ServingCalibration calibration = fit.calibration;
  for (const Parameter& p : parameters) {
    std::printf("%-40s %-12.4g prior %-10.4g %s\n", name_of(p).c_str(), p.in(calibration), p.prior,
                std::string(p.unit).c_str());
  }
  std::printf("loss %.4f with %zu parameters\n", fit.loss, parameters.size());
}

}  // namespace whichgpu::accuracy
