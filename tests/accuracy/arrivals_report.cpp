#include "tests/accuracy/arrivals_report.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>

#include "core/advice/serving/answer.h"
#include "core/api/serving/request.h"

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

struct ArrivalsErrors {
  ErrorStatistics ttft, ttft_p90, ttft_p99, tpot, e2e, e2e_p90, e2e_p99;

  void add(const ArrivalsRow& row, const LatencyPercentiles& p) {
    const auto compare = [](ErrorStatistics& errors, double predicted, double measured) {
      if (measured > 0) errors.add(predicted, measured);
    };
    compare(ttft, p.ttft.mean, row.ttft.mean);
    compare(ttft_p90, p.ttft.p90, row.ttft.p90);
    compare(ttft_p99, p.ttft.p99, row.ttft.p99);
    compare(tpot, p.tpot.mean, row.tpot_seconds);
    compare(e2e, p.e2e.mean, row.e2e.mean);
    compare(e2e_p90, p.e2e.p90, row.e2e.p90);
    compare(e2e_p99, p.e2e.p99, row.e2e.p99);
  }

  void print(const char* name) const {
    std::printf("%-24s %3zu rows\n", name, ttft.count());
    const auto line = [](const char* metric, const ErrorStatistics& errors) {
      std::printf("  %-10s median %5.1f %%  bias %+5.1f %%  measured/predicted p10 %.3f p90 %.3f\n", metric,
                  errors.median_percent(), errors.median_bias_percent(), errors.measured_over_predicted(0.1),
                  errors.measured_over_predicted(0.9));
    };
    line("TTFT", ttft);
    line("TTFT P90", ttft_p90);
    line("TTFT P99", ttft_p99);
    line("TPOT", tpot);
    line("E2E", e2e);
    line("E2E P90", e2e_p90);
    line("E2E P99", e2e_p99);
  }
};

/// The requests of all stages, of each as many parts of a hundred as it has of the run's; nothing, and why,
/// if one of them is not answered.
std::optional<LatencyPercentiles> serve(const ArrivalsRow& row, const char*& why_not) {
  constexpr double simulated = 4000;
  double sent = 0;
  for (const ArrivalsStage& stage : row.stages) sent += stage.requests;
  ServiceRun all;
  for (const ArrivalsStage& stage : row.stages) {
    api::ServingInput input;
    why_not = "not read";
    const api::Json request = test::as_read(stage.request);
    if (api::read(request, input)) return std::nullopt;
    const ServingEstimate e = answer(input.question).estimate;
    why_not = "not sustained, or does not fit";
    if (!e.latency || !e.latency->percentiles) return std::nullopt;
    const StepModel model = step_model(e.serving, e.shape, e.bytes, tables::serving_calibration());
    Arrivals arrivals = e.latency->arrivals;
    arrivals.requests = std::max(static_cast<int>(simulated * stage.requests / sent), 1);
    const ServiceRun run = run_service(model.cost, e.latency->rules, arrivals);
    all.requests.insert(all.requests.end(), run.requests.begin(), run.requests.end());
  }
  return latency_percentiles(all, LatencyLimits());
}

void print_residual(const ArrivalsRow& row, const LatencyPercentiles& p) {
  std::printf("%s,ttft %.3f,ttft_p99 %.3f,tpot %.3f,e2e %.3f,e2e_p99 %.3f\n", row.id.c_str(),
              p.ttft.mean / row.ttft.mean, p.ttft.p99 / row.ttft.p99, p.tpot.mean / row.tpot_seconds,
              p.e2e.mean / row.e2e.mean, p.e2e.p99 / row.e2e.p99);
}

}  // namespace

void print_arrivals_report(const std::vector<ArrivalsRow>& rows, bool residuals) {
  ArrivalsErrors all;
  ArrivalsErrors warm;
  std::map<std::string, ArrivalsErrors> by_gpu;
  for (const ArrivalsRow& row : rows) {
    const char* why_not = "";
    const std::optional<LatencyPercentiles> p = serve(row, why_not);
    if (!p) {
      std::printf("%s: %s\n", row.id.c_str(), why_not);
      continue;
    }
    if (residuals) print_residual(row, *p);
    all.add(row, *p);
    if (!row.cold) warm.add(row, *p);
    by_gpu[row.gpu].add(row, *p);
  }
  if (residuals) return;
  all.print("all");
  warm.print("after the first stage");
  for (const auto& [gpu, errors] : by_gpu) errors.print(gpu.c_str());
}

}  // namespace whichgpu::accuracy
