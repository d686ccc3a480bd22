#include "tests/accuracy/report.h"

#include <cstdio>

namespace whichgpu::accuracy {
namespace {

/// Whether memory is short, which decides how many requests run and widens every error.
std::string memory_class(const Prepared& row) {
  constexpr double tight = 0.8;
  const ServingFootprint& f = row.estimate.footprint;
  if (f.weights_bytes > tight * f.capacity_bytes) return "weights above 80 % of memory";
  const bool waits = row.measurement->load != "offline" && row.estimate.serving.concurrency > f.pool_requests;
  return waits ? "more requests than the cache holds" : "enough";
}

}  // namespace

void Report::add(const Prepared& row, const ServingCalibration& calibration) {
  const Measurement& m = *row.measurement;
  all_.add(row, calibration);
  groups_["GPU"][std::string(row.estimate.serving.gpu->id)].add(row, calibration);
  groups_["model"][std::string(row.estimate.serving.model->id)].add(row, calibration);
  groups_["engine"][m.engine].add(row, calibration);
  groups_["load"][m.load].add(row, calibration);
  groups_["memory"][memory_class(row)].add(row, calibration);
}

void Report::print_line(const std::string& name, const Residuals& residuals) const {
  constexpr double close_percent = 20;
  std::printf("%-42s", name.c_str());
  for (const auto& [kind, any] : all_.by_kind()) {
    const auto found = residuals.by_kind().find(kind);
    if (found == residuals.by_kind().end()) {
      std::printf(" | %28s", "");
      continue;
    }
    const ErrorStatistics& s = found->second;
    std::printf(" | %4zu %5.1f %6.1f %3.0f %+6.1f", s.count(), s.median_percent(), s.mean_percent(),
                s.percent_within(close_percent), s.median_bias_percent());
  }
  std::printf("\n");
}

void Report::print() const {
  std::printf("%-42s", "rows; percent: median, mean, <20 %, bias");
  for (const auto& [kind, any] : all_.by_kind()) std::printf(" | %-28s", kind.c_str());
  std::printf("\n");
  print_line("all", all_);
  for (const auto& [title, groups] : groups_) {
    std::printf("-- by %s\n", title.c_str());
    for (const auto& [name, residuals] : groups) print_line(name, residuals);
  }
}

}  // namespace whichgpu::accuracy
