// accuracy FILE.csv [--residuals]: how far estimates are from published serving measurements.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/serving_table.h"

namespace whichgpu::accuracy {
namespace {

struct Errors {
  ErrorStatistics tpot;
  ErrorStatistics ttft;
  ErrorStatistics throughput;

  void add(const Metrics& predicted, const Metrics& measured) {
    tpot.add(predicted.tpot_seconds, measured.tpot_seconds);
    ttft.add(predicted.ttft_seconds, measured.ttft_seconds);
    throughput.add(predicted.output_tokens_per_second, measured.output_tokens_per_second);
  }
};

void print_cell(const ErrorStatistics& s) {
  std::printf(" | %5.1f %6.1f %4.0f %+6.1f", s.median_percent(), s.mean_percent(), s.percent_within(20),
              s.median_bias_percent());
}

void print_line(const std::string& name, const Errors& e) {
  std::printf("%-44s %5zu", name.c_str(), e.tpot.count());
  print_cell(e.tpot);
  print_cell(e.ttft);
  print_cell(e.throughput);
  std::printf("\n");
}

void print_groups(const char* title, const std::map<std::string, Errors>& groups) {
  std::printf("-- by %s\n", title);
  for (const auto& [name, errors] : groups) print_line(name, errors);
}

struct Report {
  Errors all;
  std::map<std::string, Errors> by_gpu;
  std::map<std::string, Errors> by_model;
  std::map<std::string, Errors> by_engine;
  std::map<std::string, Errors> by_load;
  std::map<std::string, int> not_covered;
  int in_doubt = 0;
  int labels_conflict = 0;

  void add(const Measurement& m, const Metrics& predicted) {
    for (Errors* e : {&all, &by_gpu[m.gpu], &by_model[m.model], &by_engine[m.engine], &by_load[m.load]}) {
      e->add(predicted, m.measured);
    }
  }

  void print() const {
    std::printf("%-44s %5s | %-24s | %-24s | %-24s\n", "percent: median, mean, within 20, bias", "rows",
                "TPOT", "TTFT", "output tokens/s");
    print_line("all", all);
    print_groups("GPU", by_gpu);
    print_groups("model", by_model);
    print_groups("engine", by_engine);
    print_groups("load", by_load);
    std::printf(
        "-- left out: %d rows marked as doubtful, %d whose speculative-decoding label contradicts the "
        "launch\n",
        in_doubt, labels_conflict);
    for (const auto& [why, count] : not_covered)
      std::printf("-- not covered, %d rows: %s\n", count, why.c_str());
  }
};

int run(const char* path, bool residuals) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "accuracy: cannot read %s\n", path);
    return 2;
  }
  Report report;
  for (const Measurement& measurement : read_serving_table(file)) {
    report.in_doubt += measurement.in_doubt ? 1 : 0;
    report.labels_conflict += measurement.labels_conflict ? 1 : 0;
    if (measurement.in_doubt || measurement.labels_conflict) continue;
    std::string why_not;
    const std::optional<Prepared> prepared = prepare(measurement, why_not);
    if (!prepared) {
      ++report.not_covered[why_not];
      continue;
    }
    const Metrics predicted = predict(*prepared, tables::calibration());
    report.add(measurement, predicted);
    if (residuals) {
      std::printf("%s,%.4f,%.4f\n", measurement.id.c_str(),
                  predicted.tpot_seconds / measurement.measured.tpot_seconds,
                  predicted.ttft_seconds / measurement.measured.ttft_seconds);
    }
  }
  if (!residuals) report.print();
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
