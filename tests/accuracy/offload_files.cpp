#include "tests/accuracy/offload_files.h"

#include <cmath>
#include <cstdio>

#include "core/api/call.h"
#include "core/catalog/units.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

bool is_rate(const std::string& column) { return column.ends_with("_tokens_per_second"); }

}  // namespace

std::vector<OffloadMeasurement> read_offload_files(const std::string& folder) {
  std::vector<OffloadMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (const RequestRow& row : rows_of(table, is_rate)) {
      for (const auto& [metric, rate] : row.measured) {
        measurements.push_back({table.name, row.request, metric, rate});
      }
    }
  }
  return measurements;
}

std::optional<double> predict(const OffloadMeasurement& m) {
  const Json report = Json::parse(api::call("estimate", m.request.dump()), nullptr, false);
  if (!report.contains("speed") || report["speed"].is_null()) return std::nullopt;
  const Json& speed = report["speed"];
  if (m.metric == "decode_tokens_per_second") return milliseconds_per_second / speed["tpot_ms"].get<double>();
  return m.request["input_tokens"].get<double>() * milliseconds_per_second / speed["ttft_ms"].get<double>();
}

void print_offload_report(const std::vector<OffloadMeasurement>& measurements) {
  std::vector<double> absolute;
  for (const OffloadMeasurement& m : measurements) {
    const std::optional<double> says = predict(m);
    const double error = says.value_or(0) / m.tokens_per_second - 1;
    absolute.push_back(std::abs(error));
    std::printf("%-26s %-26s layers %2d  measured %7.1f  estimated %7.1f  %+.0f %%\n", m.file.c_str(),
                m.metric.c_str(), m.request["offload"]["expert_layers_on_host"].get<int>(),
                m.tokens_per_second, says.value_or(0), percent * error);
  }
  std::printf("%zu rates, error in the middle %.0f %%\n", absolute.size(), percent * median(absolute));
}

}  // namespace whichgpu::accuracy
