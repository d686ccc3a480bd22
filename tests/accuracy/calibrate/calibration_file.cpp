#include "tests/accuracy/calibrate/calibration_file.h"

#include <algorithm>
#include <array>
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

Json bands(const Residuals& residuals, std::size_t points) {
  constexpr std::array kinds{
      std::pair{"ttft", "served TTFT"},           std::pair{"tpot", "served TPOT"},
      std::pair{"throughput", "served tokens/s"}, std::pair{"offline", "offline tokens/s"},
      std::pair{"batch", "static tokens/s"},      std::pair{"stream", "single stream"},
      std::pair{"prompt", "prompt rate"},         std::pair{"crowded", "crowded tokens/s"}};
  Json report = Json::object();
  for (const auto& [field, kind] : kinds) {
    const ErrorStatistics& errors = residuals.by_kind().at(kind);
    report[field] = {rounded(errors.measured_over_predicted(low)),
                     rounded(errors.measured_over_predicted(high))};
  }
  report["basis"] = "measured over estimated on held-out points of " + std::to_string(points);
  return report;
}

/// Few points tell the band of crowded memory, so it is the widest of the three kinds of held-out points.
Json crowded_band(const HeldOut& held_out) {
  double p10 = 1;
  double p90 = 1;
  for (const Residuals* residuals : {&held_out.by_model, &held_out.by_gpu, &held_out.by_source}) {
    const ErrorStatistics& errors = residuals->by_kind().at("crowded tokens/s");
    p10 = std::min(p10, errors.measured_over_predicted(low));
    p90 = std::max(p90, errors.measured_over_predicted(high));
  }
  return {rounded(p10), rounded(p90)};
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
  for (const Prepared* row : rows) measured.insert({row->measurement->engine, row->measurement->gpu});
  file["measured"] = Json::array();
  for (const auto& [engine, gpu] : measured) file["measured"].push_back({engine, gpu});
  file["bands"]["calibrated"] = bands(held_out.by_model, rows.size());
  file["bands"]["transferred"] = bands(held_out.by_gpu, rows.size());
  file["bands"]["extrapolated"] = bands(held_out.by_source, rows.size());
  for (auto& band : file["bands"]) band["crowded"] = crowded_band(held_out);
  file["bands"]["recalibrated"] = bands(held_out.recalibrated, rows.size());
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
