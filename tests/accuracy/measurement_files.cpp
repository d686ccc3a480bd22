#include "tests/accuracy/measurement_files.h"

#include <array>
#include <optional>

#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

constexpr double milliseconds = 1e-3;

struct MetricColumn {
  const char* name;
  double Metrics::*metric;
  double unit;
};

constexpr std::array metric_columns{
    MetricColumn{"ttft_ms", &Metrics::ttft_seconds, milliseconds},
    MetricColumn{"tpot_ms", &Metrics::tpot_seconds, milliseconds},
    MetricColumn{"output_tokens_per_second", &Metrics::output_tokens_per_second, 1},
    MetricColumn{"decode_tokens_per_second", &Metrics::decode_tokens_per_second, 1},
    MetricColumn{"generation_tokens_per_second", &Metrics::generation_tokens_per_second, 1},
    MetricColumn{"prefill_tokens_per_second", &Metrics::prefill_tokens_per_second, 1},
};

/// Where a column's field stands in a request; nullptr: at the top.
const char* parent_of(const std::string& column) {
  for (const char* name : {"tensor", "pipeline", "data", "attention_data", "expert"}) {
    if (column == name) return "parallelism";
  }
  for (const char* name : {"weights", "kv_cache"}) {
    if (column == name) return "precision";
  }
  for (const char* name : {"scheduler_recv_interval", "batch_wait_timeout_iters",
                           "attention_dp_timeout_iters", "max_num_batched_tokens"}) {
    if (column == name) return "engine_flags";
  }
  return nullptr;
}

void read_cell(Measurement& m, const std::string& column, const Json& cell) {
  if (cell.is_null() || column == "date") return;
  if (column == "engine_version") {
    m.engine_version = cell.get<std::string>();
    return;
  }
  if (column == "requests" || column == "lengths") return;  // of the run, see run_of()
  if (column == "requests_per_second") {
    m.requests_per_second = cell.get<double>();
    return;
  }
  for (const MetricColumn& metric : metric_columns) {
    if (column == metric.name) {
      m.measured.*metric.metric = cell.get<double>() * metric.unit;
      return;
    }
  }
  const char* parent = parent_of(column);
  (parent == nullptr ? m.request[column] : m.request[parent][column]) = cell;
}

/// The run that a row says the number of requests of.
std::optional<ClosedRun> run_of(const Json& columns, const Json& row, const Measurement& m) {
  const Json& request = m.request;
  ClosedRun run;
  run.requests = 0;
  std::string law = "fixed";
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].is_null()) continue;
    if (columns[i] == "requests") run.requests = row[i].get<int>();
    if (columns[i] == "lengths") law = row[i].get<std::string>();
  }
  if (run.requests == 0) return std::nullopt;
  run.users = request.value("concurrency", 1.0);
  run.requests_per_second = m.requests_per_second;
  run.cached_prefix_fraction = request.value("cached_prefix_fraction", 0.0);
  run.input = spread_lengths(law, request["input_tokens"].get<double>());
  run.output = spread_lengths(law, request["output_tokens"].get<double>());
  return run;
}

void read_table(const std::string& name, const Json& table, std::vector<Measurement>& measurements) {
  std::size_t row_number = 0;
  for (const Json& row : table["rows"]) {
    Measurement m;
    m.source = name;
    m.id = m.source + "#" + std::to_string(row_number++);
    m.request = table["request"];
    m.request["engine"] = table["engine"]["id"];
    m.publisher = publisher_of(table["source"]["cite"].get<std::string>());
    if (table["engine"]["version"].is_string())
      m.engine_version = table["engine"]["version"].get<std::string>();
    for (std::size_t i = 0; i < row.size(); ++i) read_cell(m, table["columns"][i].get<std::string>(), row[i]);
    m.run = run_of(table["columns"], row, m);
    m.model = m.request["model"].get<std::string>();
    m.gpu = m.request["gpu"].get<std::string>();
    m.engine = m.request["engine"].get<std::string>();
    m.load = m.request["load"].get<std::string>();
    if (table.value("use", "fit") != "fit") m.left_out = "of tables that are compared but never fitted";
    measurements.push_back(std::move(m));
  }
}

}  // namespace

std::vector<Measurement> read_measurement_files(const std::string& folder) {
  std::vector<Measurement> measurements;
  for (const auto& [name, table] : read_tables(folder)) read_table(name, table, measurements);
  return measurements;
}

std::string publisher_of(const std::string& cite) {
  const std::size_t address = cite.find("://");
  if (address != std::string::npos) {
    const std::size_t host = address + 3;
    if (cite.compare(host, 11, "github.com/") != 0) return cite.substr(host, cite.find('/', host) - host);
    const std::size_t owner = host + 11;
    return cite.substr(owner, cite.find('/', cite.find('/', owner) + 1) - owner);
  }
  return cite.substr(0, cite.find_first_of("@: "));
}

}  // namespace whichgpu::accuracy
