#include "tests/accuracy/disaggregation_files.h"

#include <cstdio>

#include "core/api/call.h"

#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
using test::Json;

std::vector<PoolsMeasurement> read_pools_files(const std::string& folder) {
  std::vector<PoolsMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    PoolsMeasurement m{table.name,
                       {{"workload", "serving"}, {"disaggregation", Json::object()}},
                       table.content.value("verdict", "")};
    for (const auto& [name, value] : table.content["request"].items()) set_field(m.request, name, value);
    measurements.push_back(std::move(m));
  }
  return measurements;
}

std::optional<PoolsPrediction> predict(const PoolsMeasurement& m) {
  const Json report = Json::parse(api::call("estimate", m.request.dump()), nullptr, false);
  if (!report.contains("disaggregation")) return std::nullopt;
  const Json& pools = report["disaggregation"];
  return PoolsPrediction{pools["verdict"].get<std::string>(), pools["reason"].get<std::string>()};
}

void print_pools_report(const std::vector<PoolsMeasurement>& measurements) {
  for (const PoolsMeasurement& m : measurements) {
    const PoolsPrediction said = predict(m).value_or(PoolsPrediction{});
    std::printf("%-34s published %-6s said %-6s %s\n", m.file.c_str(), m.verdict.c_str(),
                said.verdict.c_str(), said.reason.c_str());
  }
}

}  // namespace whichgpu::accuracy
