#include "tests/accuracy/request_tables.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// The object of a request that holds the field of that last name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> nested{
    std::pair<std::string_view, std::string_view>{"tensor", "parallelism"},
    {"pipeline", "parallelism"},
    {"data", "parallelism"},
    {"attention_data", "parallelism"},
    {"expert", "parallelism"},
    {"weights", "precision"},
    {"kv_cache", "precision"},
    {"max_num_batched_tokens", "engine_flags"},
    {"requests_per_second", "arrivals"},
    {"burstiness", "arrivals"},
    {"count", "images"},
    {"width", "images"},
    {"height", "images"},
    {"preprocess", "vision"},
    {"method", "speculative"},
    {"draft_tokens", "speculative"},
    {"accepted_tokens_per_step", "speculative"},
    {"expert_layers_on_host", "offload"},
    {"host_memory_bandwidth_gb_s", "offload"},
    {"prefill_gpus", "disaggregation"},
    {"disk_gb_s", "cold_start"},
    {"compile_cache", "cold_start"}};

}  // namespace

void set_field(Json& request, const std::string& name, const Json& value) {
  if (value.is_null()) return;
  const auto* in = std::find_if(nested.begin(), nested.end(), [&](const auto& n) { return n.first == name; });
  if (in == nested.end()) {
    request[name] = value;
  } else {
    request[std::string(in->second)][name] = value;
  }
}

std::vector<MeasuredTable> read_tables(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<MeasuredTable> tables;
  for (const auto& path : paths) {
    std::ifstream file(path);
    tables.push_back({path.stem().string(), Json::parse(file, nullptr, false)});
  }
  return tables;
}

std::vector<RequestRow> rows_of(const MeasuredTable& table,
                                const std::function<bool(const std::string&)>& measured,
                                const Json& request) {
  std::vector<RequestRow> rows;
  for (const Json& cells : table.content["rows"]) {
    RequestRow row{request, {}};
    for (const auto& [name, value] : table.content["request"].items()) set_field(row.request, name, value);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string column = table.content["columns"][i].get<std::string>();
      if (!measured(column)) {
        set_field(row.request, column, cells[i]);
      } else if (!cells[i].is_null()) {
        row.measured.emplace_back(column, cells[i].get<double>());
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace whichgpu::accuracy
