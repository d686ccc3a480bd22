#include "tests/accuracy/engine_memory.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/api/serving/request.h"
#include "core/catalog/engine_support.h"

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

struct Solved {
  std::string engine;
  std::string constant;
  double bytes = 0;
  double fitted = 0;
};

/// The constant that a pool on these cards tells of.
double& told(Engine& engine, const Serving& serving, std::string& name) {
  const Gpu& gpu = *serving.gpu;
  if (serving.parallelism.tensor == 1) {
    name = "runtime_bytes";
    return engine.runtime_bytes;
  }
  if (gpu.interconnect.nvlink_bytes_per_second <= 0) {
    name = "collective_bytes.pcie";
    return engine.collective_bytes.pcie;
  }
  if (has_multicast(gpu) && engine.collective_bytes.multicast > 0) {
    name = "collective_bytes.multicast";
    return engine.collective_bytes.multicast;
  }
  name = "collective_bytes.nvlink";
  return engine.collective_bytes.nvlink;
}

/// Pools are linear in the constant: one step from where it is.
std::optional<Solved> solve(const MemoryMeasurement& measurement) {
  constexpr double step = 1e6;
  api::ServingInput input;
  if (api::read(test::as_read(measurement.request), input)) return std::nullopt;
  ServingQuestion& question = input.question;
  Engine engine = *question.serving.engine;
  question.serving.engine = &engine;
  Solved solved{std::string(engine.id), "", 0, 0};
  double& bytes = told(engine, question.serving, solved.constant);
  solved.bytes = bytes;
  const double here = predicted(measurement.metric, estimate_serving(question));
  bytes += step;
  const double slope = (predicted(measurement.metric, estimate_serving(question)) - here) / step;
  if (slope == 0) return std::nullopt;
  solved.fitted = solved.bytes + (measurement.measured - here) / slope;
  return solved;
}

}  // namespace

std::vector<EngineMemory> fit_engine_memory(const std::vector<MemoryMeasurement>& measurements) {
  std::vector<EngineMemory> all;
  for (const MemoryMeasurement& measurement : measurements) {
    if (!is_pool(measurement.metric) || !measurement.left_out.empty()) continue;
    const std::optional<Solved> solved = solve(measurement);
    if (!solved) continue;
    auto found = std::find_if(all.begin(), all.end(), [&](const EngineMemory& known) {
      return known.engine == solved->engine && known.constant == solved->constant;
    });
    if (found == all.end())
      found = all.insert(all.end(), {solved->engine, solved->constant, solved->bytes, {}});
    found->fitted.push_back(solved->fitted);
  }
  return all;
}

void print_engine_memory(const std::vector<EngineMemory>& constants) {
  constexpr double mega = 1e6;
  std::printf("%-14s %-28s %5s %9s %9s %9s %9s   MB\n", "engine", "constant", "logs", "data", "fitted",
              "least", "most");
  for (const EngineMemory& c : constants) {
    const auto [least, most] = std::minmax_element(c.fitted.begin(), c.fitted.end());
    std::printf("%-14s %-28s %5zu %9.0f %9.0f %9.0f %9.0f\n", c.engine.c_str(), c.constant.c_str(),
                c.fitted.size(), c.bytes / mega, median(c.fitted) / mega, *least / mega, *most / mega);
  }
}

}  // namespace whichgpu::accuracy
