#include "tests/accuracy/drafts_files.h"

#include <cmath>
#include <cstdio>
#include <utility>

#include "core/api/call.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
using test::Json;

std::vector<DraftsMeasurement> read_drafts_files(const std::string& folder) {
  std::vector<DraftsMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (RequestRow& row : rows_of(table, [](const std::string& column) { return column == "speedup"; })) {
      const bool printed = row.request["speculative"].contains("accepted_tokens_per_step");
      measurements.push_back({table.name, std::move(row.request), row.measured.front().second, printed});
    }
  }
  return measurements;
}

double predicted_speedup(const DraftsMeasurement& measurement) {
  const std::string answered = api::call("estimate", measurement.request.dump());
  const Json report = Json::parse(answered, nullptr, false);
  return report.contains("speculative") ? report["speculative"].value("speedup", 0.0) : 0;
}

void print_drafts_report(const std::vector<DraftsMeasurement>& measurements) {
  std::vector<double> printed;
  std::vector<double> left_open;
  for (const DraftsMeasurement& m : measurements) {
    const double says = predicted_speedup(m);
    const double error = says / m.speedup - 1;
    (m.acceptance_printed ? printed : left_open).push_back(std::abs(error));
    std::printf("%-26s %-36s k %d  users %3d  measured %.2f  estimated %.2f  %+.0f %%\n", m.file.c_str(),
                m.request["model"].get<std::string>().c_str(),
                m.request["speculative"]["draft_tokens"].get<int>(), m.request["concurrency"].get<int>(),
                m.speedup, says, percent * error);
  }
  std::printf("acceptance printed: %zu pairs, error in the middle %.0f %%\n", printed.size(),
              percent * median(printed));
  std::printf("acceptance by default: %zu pairs, error in the middle %.0f %%\n", left_open.size(),
              percent * median(left_open));
}

}  // namespace whichgpu::accuracy
