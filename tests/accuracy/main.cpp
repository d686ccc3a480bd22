// accuracy FILE.csv [--residuals]: how far estimates are from published serving measurements.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

#include "core/api/serving_request.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/serving_row.h"

namespace whichgpu::accuracy {
namespace {

struct Metrics {
  ErrorStatistics tpot;
  ErrorStatistics ttft;
  ErrorStatistics throughput;
};

void print_cell(const ErrorStatistics& s) {
  std::printf(" | %5.1f %6.1f %4.0f %+6.1f", s.median_percent(), s.mean_percent(), s.percent_within(20),
              s.median_bias_percent());
}

void print_line(const std::string& name, const Metrics& m) {
  std::printf("%-44s %5zu", name.c_str(), m.tpot.count());
  print_cell(m.tpot);
  print_cell(m.ttft);
  print_cell(m.throughput);
  std::printf("\n");
}

void print_groups(const char* title, const std::map<std::string, Metrics>& groups) {
  std::printf("-- by %s\n", title);
  for (const auto& [name, metrics] : groups) print_line(name, metrics);
}

struct Report {
  Metrics all;
  std::map<std::string, Metrics> by_gpu;
  std::map<std::string, Metrics> by_model;
  std::map<std::string, Metrics> by_engine;
  std::map<std::string, Metrics> by_load;
  std::map<std::string, int> not_covered;

  void add(const ServingRow& row, const ServingSpeed& speed) {
    for (Metrics* m : {&all, &by_gpu[row.gpu], &by_model[row.model], &by_engine[row.engine],
                       &by_load[row.request["load"].get<std::string>()]}) {
      m->tpot.add(speed.tpot_seconds, row.tpot_seconds);
      m->ttft.add(speed.ttft_seconds, row.ttft_seconds);
      m->throughput.add(output_throughput(row, speed.ttft_seconds, speed.tpot_seconds),
                        output_throughput(row, row.ttft_seconds, row.tpot_seconds));
    }
  }
};

/// The estimate for a row, or why there is none.
std::optional<ServingSpeed> estimate(const ServingRow& row, std::string& why_not) {
  api::ServingInput input;
  if (const auto error = api::read_serving_request(row.request, input)) {
    why_not = error->message;
    return std::nullopt;
  }
  ServingEstimate answer = estimate_serving(input.question);
  if (!answer.speed) why_not = "does not fit: " + row.model + " on " + row.gpu;
  return answer.speed;
}

int run(const char* path, bool residuals) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "accuracy: cannot read %s\n", path);
    return 2;
  }
  Report report;
  int in_doubt = 0;
  int labels_conflict = 0;
  for (const CsvRow& csv : read_csv(file)) {
    const std::optional<ServingRow> row = serving_row(csv);
    if (!row || row->in_doubt || row->labels_conflict) {
      ++(row && row->labels_conflict ? labels_conflict : in_doubt);
      continue;
    }
    std::string why_not;
    const std::optional<ServingSpeed> speed = estimate(*row, why_not);
    if (!speed) {
      ++report.not_covered[why_not];
      continue;
    }
    report.add(*row, *speed);
    if (residuals) {
      std::printf("%s,%.4f,%.4f\n", row->id.c_str(), speed->tpot_seconds / row->tpot_seconds,
                  speed->ttft_seconds / row->ttft_seconds);
    }
  }
  if (residuals) return 0;
  std::printf("%-44s %5s | %-25s | %-25s | %-25s\n", "percent: median, mean, within 20, bias", "rows", "TPOT",
              "TTFT", "output tokens/s");
  print_line("all", report.all);
  print_groups("GPU", report.by_gpu);
  print_groups("model", report.by_model);
  print_groups("engine", report.by_engine);
  print_groups("load", report.by_load);
  std::printf(
      "-- left out: %d rows marked as doubtful, %d whose speculative-decoding label contradicts the launch\n",
      in_doubt, labels_conflict);
  for (const auto& [why, count] : report.not_covered)
    std::printf("-- not covered, %d rows: %s\n", count, why.c_str());
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: accuracy FILE.csv [--residuals]\n");
    return 2;
  }
  return whichgpu::accuracy::run(argv[1], argc > 2 && std::strcmp(argv[2], "--residuals") == 0);
}
