#include "tests/accuracy/arrivals_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/advice/arrivals/service_latency.h"
#include "core/api/serving/request.h"
#include "core/catalog/units.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

bool is_metric(const std::string& column) { return column.ends_with("_ms"); }

void set_arrivals_field(Json& request, const std::string& column, const Json& cell) {
  if (column == "tensor" || column == "data" || column == "expert") {
    request["parallelism"][column] = cell;
  } else if (column == "weights" || column == "kv_cache") {
    request["precision"][column] = cell;
  } else if (column == "max_num_batched_tokens") {
    request["engine_flags"][column] = cell;
  } else if (column == "requests_per_second" || column == "burstiness") {
    request["arrivals"][column] = cell;
  } else if (!cell.is_null()) {
    request[column] = cell;
  }
}

void read_row(const Json& table, const Json& row, std::vector<ArrivalsMeasurement>& measurements) {
  Json request = {{"workload", "serving"}, {"load", "open"}, {"arrivals", {{"burstiness", 0}}}};
  for (const auto& [name, value] : table["request"].items()) set_arrivals_field(request, name, value);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    if (!is_metric(column)) set_arrivals_field(request, column, row[i]);
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    if (is_metric(column) && !row[i].is_null()) {
      measurements.push_back({request, column, row[i].get<double>()});
    }
  }
}

}  // namespace

std::vector<ArrivalsMeasurement> read_arrivals_files(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<ArrivalsMeasurement> measurements;
  for (const auto& path : paths) {
    std::ifstream file(path);
    const Json table = Json::parse(file, nullptr, false);
    for (const Json& row : table["rows"]) read_row(table, row, measurements);
  }
  return measurements;
}

std::optional<LatencyPercentiles> predicted_latency(const Json& request,
                                                    const ServingCalibration& calibration) {
  api::ServingInput input;
  const api::Json read = test::as_read(request);
  if (api::read(read, input) || !input.question.arrivals) return std::nullopt;
  const ServingEstimate e = estimate_serving(input.question, calibration);
  if (!e.speed) return std::nullopt;
  const StepModel model = step_model(e.serving, e.shape, e.bytes, calibration, e.footprint.host);
  return one_by_one.latency(model, e.footprint, *input.question.arrivals, {}, 1).percentiles;
}

double milliseconds_of(const LatencyPercentiles& latency, const std::string& metric) {
  const auto with_prefix = [&](const char* prefix, const Distribution& d) -> std::optional<double> {
    if (!metric.starts_with(prefix)) return std::nullopt;
    if (metric.ends_with("_p90_ms")) return d.p90;
    return metric.ends_with("_p99_ms") ? d.p99 : d.mean;
  };
  for (const auto& [prefix, d] :
       {std::pair{"ttft", &latency.ttft}, std::pair{"tpot", &latency.tpot}, std::pair{"e2e", &latency.e2e}}) {
    if (const auto seconds = with_prefix(prefix, *d)) return *seconds * milliseconds_per_second;
  }
  return 0;
}

}  // namespace whichgpu::accuracy
