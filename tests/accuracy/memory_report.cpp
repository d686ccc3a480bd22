#include "tests/accuracy/memory_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

struct Group {
  std::vector<double> errors;  ///< predicted over measured less one; positive: on the safe side
};

void print_line(const std::string& name, const Group& group) {
  std::vector<double> absolute;
  for (const double error : group.errors) absolute.push_back(std::abs(error));
  const auto [least, most] = std::minmax_element(group.errors.begin(), group.errors.end());
  const auto unsafe = std::count_if(group.errors.begin(), group.errors.end(), [](double e) { return e < 0; });
  std::printf("%-52s %5zu %8.1f %9.1f %10.1f %9.0f\n", name.c_str(), group.errors.size(),
              percent * median(absolute), percent * *most, percent * *least,
              percent * static_cast<double>(unsafe) / static_cast<double>(group.errors.size()));
}

}  // namespace

void print_memory_report(const std::vector<MemoryMeasurement>& measurements, bool rows) {
  std::map<std::string, Group> groups;
  std::map<std::string, int> left_out;
  Group all;
  for (const MemoryMeasurement& m : measurements) {
    std::string why_not;
    const auto says = predict(m, why_not);
    if (!says) {
      ++left_out[why_not];
      continue;
    }
    // A pool that is smaller than the core says is the one that hurts.
    const double error = is_pool(m.metric) ? m.measured / *says - 1 : *says / m.measured - 1;
    groups[m.group].errors.push_back(error);
    all.errors.push_back(error);
    if (rows) {
      std::printf("%s,%s,%.4f,%.4f\n", m.group.c_str(), m.id.c_str(), *says, m.measured);
    }
  }
  std::printf("%-52s %5s %8s %9s %10s %9s\n", "percent of the measured figure", "rows", "median", "most over",
              "most under", "% under");
  for (const auto& [name, group] : groups) print_line(name, group);
  if (!all.errors.empty()) print_line("all", all);
  for (const auto& [reason, count] : left_out) std::printf("not compared: %4d  %s\n", count, reason.c_str());
}

}  // namespace whichgpu::accuracy
