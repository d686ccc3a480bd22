#include "tests/accuracy/pictures_files.h"

#include <algorithm>
#include <array>

#include "core/advice/serving/estimate.h"
#include "core/api/serving/request.h"
#include "core/catalog/units.h"

#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

constexpr std::array picture_metrics{"tokens", "encode_ms", "ttft_ms", "further_picture_ms"};

bool is_picture_metric(const std::string& column) {
  return std::find(picture_metrics.begin(), picture_metrics.end(), column) != picture_metrics.end();
}

std::optional<ServingEstimate> estimate(const Json& request, api::ServingInput& input) {
  const api::Json read = test::as_read(request);
  if (api::read(read, input)) return std::nullopt;
  ServingEstimate e = estimate_serving(input.question);
  if (!e.speed) return std::nullopt;
  return e;
}

}  // namespace

std::vector<PictureMeasurement> read_picture_files(const std::string& folder) {
  std::vector<PictureMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (const RequestRow& row : rows_of(table, is_picture_metric)) {
      for (const auto& [metric, value] : row.measured) {
        measurements.push_back({row.request, metric, value, table.content["use"] == "fit"});
      }
    }
  }
  return measurements;
}

std::optional<double> predict(const PictureMeasurement& m) {
  api::ServingInput input;
  const std::optional<ServingEstimate> e = estimate(m.request, input);
  if (!e) return std::nullopt;
  if (m.metric == "tokens") return e->serving.pictures.largest().tokens;
  if (m.metric == "encode_ms") return e->speed->parts.encode_seconds * milliseconds_per_second;
  if (m.metric == "ttft_ms") return e->speed->ttft_seconds * milliseconds_per_second;
  Json twice = m.request;
  const int count = twice["images"]["count"].get<int>();
  twice["images"]["count"] = 2 * count;
  api::ServingInput more;
  const std::optional<ServingEstimate> again = estimate(twice, more);
  if (!again) return std::nullopt;
  return (again->speed->ttft_seconds - e->speed->ttft_seconds) / count * milliseconds_per_second;
}

}  // namespace whichgpu::accuracy
