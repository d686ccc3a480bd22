#include "tests/accuracy/coverage.h"

#include <cstdio>
#include <optional>
#include <utility>

#include "tests/accuracy/roofline.h"

namespace whichgpu::accuracy {
namespace {

int sum(const std::map<std::string, int>& counts) {
  int total = 0;
  for (const auto& [name, count] : counts) total += count;
  return total;
}

void print_counts(const char* title, const std::map<std::string, int>& counts) {
  std::printf("-- %s: %d\n", title, sum(counts));
  for (const auto& [name, count] : counts) std::printf("   %5d  %s\n", count, name.c_str());
}

}  // namespace

std::vector<const Prepared*> Coverage::all() const {
  std::vector<const Prepared*> pointers;
  for (const Prepared& row : rows) pointers.push_back(&row);
  return pointers;
}

void Coverage::print() const {
  const std::size_t askable = rows.size() + static_cast<std::size_t>(sum(no_estimate));
  std::printf("-- compared: %zu of %zu rows that are not left out\n", rows.size(), askable);
  print_counts("left out", left_out);
  print_counts("no estimate", no_estimate);
}

Coverage cover(const std::vector<Measurement>& measurements, const ServingCalibration& calibration) {
  Coverage coverage;
  for (const Measurement& measurement : measurements) {
    if (!measurement.left_out.empty()) {
      ++coverage.left_out[measurement.left_out];
      continue;
    }
    std::string why_not;
    std::optional<Prepared> row = prepare(measurement, why_not, calibration);
    if (!row) {
      ++coverage.no_estimate[why_not];
    } else if (beats_the_card(*row)) {
      ++coverage.left_out["faster than the card's bandwidth and arithmetic allow"];
    } else {
      coverage.rows.push_back(std::move(*row));
    }
  }
  return coverage;
}

}  // namespace whichgpu::accuracy
