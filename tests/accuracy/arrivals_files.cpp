#include "tests/accuracy/arrivals_files.h"

#include "core/advice/arrivals/service_latency.h"
#include "core/api/serving/request.h"
#include "core/catalog/units.h"

#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

bool is_metric(const std::string& column) { return column.ends_with("_ms"); }

}  // namespace

std::vector<ArrivalsMeasurement> read_arrivals_files(const std::string& folder) {
  const Json evenly = {{"workload", "serving"}, {"load", "open"}, {"arrivals", {{"burstiness", 0}}}};
  std::vector<ArrivalsMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (const RequestRow& row : rows_of(table, is_metric, evenly)) {
      for (const auto& [metric, value] : row.measured) measurements.push_back({row.request, metric, value});
    }
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
