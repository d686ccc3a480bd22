#include "tests/accuracy/cold_start_files.h"

#include <cstdio>
#include <utility>

#include "core/api/call.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_shape.h"
#include "core/catalog/units.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

constexpr double tenth = 0.1;
constexpr double half = 0.5;
constexpr double nine_tenths = 0.9;

bool is_seconds(const std::string& column) { return column.ends_with("seconds"); }

double value_of(const std::map<std::string, double>& values, const char* name) {
  const auto found = values.find(name);
  return found == values.end() ? 0 : found->second;
}

/// Everything but reading weights of a start that tells compiling and graphs; 0 of others.
double fixed_seconds(const std::map<std::string, double>& of, double weights) {
  if (const double all = value_of(of, "seconds"); all > 0) return all - weights;
  const double init = value_of(of, "init_seconds");
  const double prepared = init > 0 ? init : value_of(of, "compile_seconds") + value_of(of, "graphs_seconds");
  return prepared + value_of(of, "process_seconds") + value_of(of, "peers_seconds");
}

/// The same parts of `estimated` as `measured` tells.
std::map<std::string, double> alike(const std::map<std::string, double>& measured,
                                    const std::map<std::string, double>& estimated) {
  std::map<std::string, double> parts;
  for (const auto& [name, seconds] : measured) parts[name] = value_of(estimated, name.c_str());
  return parts;
}

/// Values by name, of which quantiles are taken: each is added as measured where 1 was said.
using Samples = std::map<std::string, ErrorStatistics>;

void add_sample(Samples& samples, const std::string& name, double value) { samples[name].add(1, value); }

double sample_quantile(const ErrorStatistics& values, double q) { return values.measured_over_predicted(q); }

double layers_of(const StartMeasurement& m) {
  return model_shape(*find_model(m.request["model"].get<std::string>())).layers;
}

bool is_cached(const StartMeasurement& m) {
  return m.request.contains("cold_start") && m.request["cold_start"].value("compile_cache", false);
}

void add_rates(const StartMeasurement& m, Samples& samples) {
  const double seconds = value_of(m.seconds, "weights_seconds");
  if (seconds <= 0) return;
  const Json report = Json::parse(api::call("estimate", m.request.dump()), nullptr, false);
  add_sample(samples, m.storage,
             report["cold_start"]["disk_bytes"]["weights"].get<double>() / seconds / giga);
}

void add_engine(const StartMeasurement& m, Samples& samples) {
  const std::string engine = m.request["engine"].get<std::string>() + " ";
  for (const char* part : {"process_seconds", "peers_seconds", "graphs_seconds"}) {
    if (const double seconds = value_of(m.seconds, part); seconds > 0)
      add_sample(samples, engine + part, seconds);
  }
  const double compile = value_of(m.seconds, "compile_seconds");
  const char* layer = is_cached(m) ? "cached_compile_layer_seconds" : "compile_layer_seconds";
  if (compile > 0) add_sample(samples, engine + layer, compile / layers_of(m));
}

/// Graphs of starts that tell them with compiling only: the rest of what that takes in the middle.
void add_rest(const StartMeasurement& m, const StartMedians& medians, Samples& samples) {
  const std::string engine = m.request["engine"].get<std::string>() + " ";
  const char* layer = is_cached(m) ? "cached_compile_layer_seconds" : "compile_layer_seconds";
  const double init = value_of(m.seconds, "init_seconds");
  const auto compile = medians.engines.find(engine + layer);
  if (init <= 0) return;
  const double compiling = compile == medians.engines.end() ? 0 : compile->second * layers_of(m);
  add_sample(samples, engine + "graphs_seconds", init - compiling);
}

}  // namespace

std::vector<StartMeasurement> read_start_files(const std::string& folder) {
  std::vector<StartMeasurement> measurements;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (RequestRow& row : rows_of(table, is_seconds)) {
      StartMeasurement m{table.name, std::move(row.request), "", {}};
      m.storage = m.request.value("storage", "");
      m.request.erase("storage");
      if (!m.request.contains("cold_start")) m.request["cold_start"] = Json::object();
      m.seconds = {row.measured.begin(), row.measured.end()};
      measurements.push_back(std::move(m));
    }
  }
  return measurements;
}

std::map<std::string, double> predict(const StartMeasurement& m) {
  const Json report = Json::parse(api::call("estimate", m.request.dump()), nullptr, false);
  std::map<std::string, double> seconds;
  if (!report.contains("cold_start")) return seconds;
  const Json& start = report["cold_start"];
  for (const Json& part : start["parts"]) {
    seconds[part["id"].get<std::string>() + "_seconds"] = part["seconds"].get<double>();
  }
  seconds["init_seconds"] = value_of(seconds, "compile_seconds") + value_of(seconds, "graphs_seconds");
  seconds["seconds"] = start["seconds"].get<double>();
  return seconds;
}

StartMedians medians_of(const std::vector<StartMeasurement>& measurements) {
  Samples samples;
  for (const StartMeasurement& m : measurements) {
    add_rates(m, samples);
    add_engine(m, samples);
  }
  StartMedians medians;
  const auto take = [&] {
    for (const auto& [name, values] : samples) {
      if (name.find(' ') != std::string::npos) medians.engines[name] = sample_quantile(values, half);
    }
  };
  take();
  for (const StartMeasurement& m : measurements) add_rest(m, medians, samples);
  take();
  medians.disk_gb_s = sample_quantile(samples["disk"], half);
  medians.disk_low = sample_quantile(samples["disk"], tenth);
  medians.disk_high = sample_quantile(samples["disk"], nine_tenths);
  medians.loader_gb_s = sample_quantile(samples["page_cache"], half);
  ErrorStatistics fixed;
  for (const StartMeasurement& m : measurements) {
    const auto estimated = predict(m);
    const double weights = value_of(estimated, "weights_seconds");
    const double read = value_of(m.seconds, "weights_seconds");
    const bool prepared = m.seconds.contains("seconds") || m.seconds.contains("init_seconds") ||
                          m.seconds.contains("graphs_seconds");
    if (!prepared || estimated.empty()) continue;
    fixed.add(fixed_seconds(alike(m.seconds, estimated), weights),
              fixed_seconds(m.seconds, read > 0 ? read : weights));
  }
  medians.band_low = sample_quantile(fixed, tenth);
  medians.band_high = sample_quantile(fixed, nine_tenths);
  return medians;
}

void print_start_report(const std::vector<StartMeasurement>& measurements) {
  for (const StartMeasurement& m : measurements) {
    const auto estimated = predict(m);
    for (const auto& [name, seconds] : m.seconds) {
      const double says = value_of(estimated, name.c_str());
      std::printf("%-34s %-16s measured %7.1f s  estimated %7.1f s  %+.0f %%\n", m.file.c_str(), name.c_str(),
                  seconds, says, percent * (says / seconds - 1));
    }
  }
  const StartMedians medians = medians_of(measurements);
  std::printf(
      "disk %.4g GB/s (%.4g to %.4g), loader %.4g GB/s; all but weights, measured over estimated %.4g to "
      "%.4g\n",
      medians.disk_gb_s, medians.disk_low, medians.disk_high, medians.loader_gb_s, medians.band_low,
      medians.band_high);
  for (const auto& [name, value] : medians.engines) std::printf("%-36s %.4g\n", name.c_str(), value);
}

}  // namespace whichgpu::accuracy
