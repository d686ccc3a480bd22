#include "tests/accuracy/calibrate/calibration_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <utility>

#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// Four significant digits: more than the measurements tell, and the same on every machine.
double rounded(double value) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.4g", value);
  return std::strtod(digits.data(), nullptr);
}

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
Json band(const ErrorStatistics& errors) {
  const double n = static_cast<double>(errors.count());
  const double last = std::max(n - 1, 1.0);
  const double below = std::max(std::floor(low * (n + 1)) - 1, 0.0);
  const double above = std::min(std::ceil(high * (n + 1)) - 1, last);
  return {rounded(errors.measured_over_predicted(below / last)),
          rounded(errors.measured_over_predicted(above / last))};
}

Json bands(const Residuals& residuals, const Residuals& all, std::size_t points) {
  constexpr std::array kinds{
      std::pair{"ttft", "served TTFT"},           std::pair{"tpot", "served TPOT"},
      std::pair{"throughput", "served tokens/s"}, std::pair{"offline", "offline tokens/s"},
      std::pair{"batch", "static tokens/s"},      std::pair{"stream", "single stream"},
      std::pair{"prompt", "prompt rate"},         std::pair{"crowded", "crowded tokens/s"}};
  Json report = Json::object();
  for (const auto& [field, kind] : kinds) {
    report[field] = band(errors_of(residuals, all, kind));
  }
  report["basis"] = "measured over estimated, publishers left out, on points of " + std::to_string(points);
  return report;
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
  for (const auto& [name, basis] :
       {std::pair{"calibrated", Basis::calibrated}, std::pair{"transferred", Basis::transferred},
        std::pair{"extrapolated", Basis::extrapolated}}) {
    const auto found = held_out.by_basis.find(basis);
    const Residuals none;
    const Residuals& known = found == held_out.by_basis.end() ? none : found->second;
    file["bands"][name] = bands(known, held_out.by_publisher, rows.size());
  }
  file["bands"]["as_started"] = bands(held_out.as_started, held_out.by_publisher, rows.size());
  file["bands"]["recalibrated"] = bands(held_out.recalibrated, held_out.recalibrated, rows.size());
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
