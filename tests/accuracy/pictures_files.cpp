#include "tests/accuracy/pictures_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "core/advice/serving/estimate.h"
#include "core/api/serving/request.h"
#include "core/catalog/units.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

constexpr std::array picture_metrics{"tokens", "encode_ms", "ttft_ms", "further_picture_ms"};

bool is_picture_metric(const std::string& column) {
  return std::find(picture_metrics.begin(), picture_metrics.end(), column) != picture_metrics.end();
}

void set_picture_field(Json& request, const std::string& column, const Json& cell) {
  if (column == "count" || column == "width" || column == "height") {
    request["images"][column] = cell;
  } else if (column == "preprocess") {
    request["vision"][column] = cell;
  } else if (column == "tensor") {
    request["parallelism"][column] = cell;
  } else if (column == "weights") {
    request["precision"][column] = cell;
  } else {
    request[column] = cell;
  }
}

void read_row(const Json& table, const Json& row, std::vector<PictureMeasurement>& measurements) {
  Json request = {{"workload", "serving"}};
  for (const auto& [name, value] : table["request"].items()) set_picture_field(request, name, value);
  const auto column = [&](std::size_t i) { return table["columns"][i].get<std::string>(); };
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_picture_metric(column(i)) && !row[i].is_null()) set_picture_field(request, column(i), row[i]);
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_picture_metric(column(i)) || row[i].is_null()) continue;
    measurements.push_back({request, column(i), row[i].get<double>(), table["use"] == "fit"});
  }
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
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<PictureMeasurement> measurements;
  for (const auto& path : paths) {
    std::ifstream file(path);
    const Json table = Json::parse(file, nullptr, false);
    for (const Json& row : table["rows"]) read_row(table, row, measurements);
  }
  return measurements;
}

std::optional<double> predict(const PictureMeasurement& m) {
  api::ServingInput input;
  const std::optional<ServingEstimate> e = estimate(m.request, input);
  if (!e) return std::nullopt;
  if (m.metric == "tokens") return e->serving.pictures.picture.tokens;
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
