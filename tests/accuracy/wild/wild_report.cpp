#include "tests/accuracy/wild/wild_report.h"

#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <vector>

#include "core/catalog/tables.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/wild/wild_tables.h"

namespace whichgpu::accuracy {
namespace {

/// Errors of one metric, and how many measured values the printed range holds.
struct MetricErrors {
  ErrorStatistics errors;
  int held = 0;

  void add(double predicted, double measured, const ErrorBand& band) {
    if (measured <= 0) return;
    errors.add(predicted, measured);
    held += measured >= predicted * band.p10 && measured <= predicted * band.p90 ? 1 : 0;
  }

  void print() const {
    const double count = static_cast<double>(errors.count());
    if (errors.count() == 0) {
      std::printf(" | %-31s", "-");
    } else {
      std::printf(" | %3.0f: %5.1f bias %+6.1f held %3.0f %%", count, errors.median_percent(),
                  errors.median_bias_percent(), percent * held / count);
    }
  }
};

struct GroupErrors {
  MetricErrors tpot, ttft, throughput;

  void add(const WildRow& row, const WildAnswer& answer) {
    const Metrics& m = row.measurement.measured;
    const Metrics& p = answer.simulated;
    tpot.add(p.tpot_seconds, m.tpot_seconds, answer.bands.tpot);
    ttft.add(p.ttft_seconds, m.ttft_seconds, answer.bands.ttft);
    throughput.add(p.output_tokens_per_second, m.output_tokens_per_second, answer.bands.throughput);
  }

  void print(const std::string& name) const {
    std::printf("%-44.44s", name.c_str());
    for (const MetricErrors* metric : {&tpot, &ttft, &throughput}) metric->print();
    std::printf("\n");
  }
};

using Groups = std::map<std::string, GroupErrors>;

class WildReport {
 public:
  void add(const WildRow& row, const WildAnswer& answer) {
    const Measurement& m = row.measurement;
    all_.add(row, answer);
    groups_["publisher"][row.measurement.publisher].add(row, answer);
    groups_["page"][m.source].add(row, answer);
    groups_["card"][m.gpu].add(row, answer);
    groups_["engine"][m.engine + " " + row.version].add(row, answer);
    groups_["card and engine"][m.gpu + " " + m.engine].add(row, answer);
    groups_["model"][m.model].add(row, answer);
  }

  void print(const char* title) const {
    std::printf("== %s\n%-44s | %-31s | %-31s | %-31s\n", title, "percent", "TPOT", "TTFT", "tokens/s");
    all_.print("all rows");
    print_over_groups("publisher");
    print_over_groups("page");
    for (const auto& [by, groups] : groups_) {
      if (by == "page") continue;
      std::printf("-- by %s\n", by.c_str());
      for (const auto& [name, errors] : groups) errors.print(name);
    }
  }

 private:
  /// Medians of the medians of all groups.
  void print_over_groups(const std::string& by) const {
    std::vector<double> tpot, ttft, throughput;
    const auto push = [](std::vector<double>& medians, const MetricErrors& metric) {
      if (metric.errors.count() > 0) medians.push_back(metric.errors.median_percent());
    };
    for (const auto& [name, errors] : groups_.at(by)) {
      push(tpot, errors.tpot);
      push(ttft, errors.ttft);
      push(throughput, errors.throughput);
    }
    std::printf("median over each %-27s | %3zu: %5.1f %19s | %3zu: %5.1f %19s | %3zu: %5.1f\n", by.c_str(),
                tpot.size(), median(tpot), "", ttft.size(), median(ttft), "", throughput.size(),
                median(throughput));
  }

  GroupErrors all_;
  std::map<std::string, Groups> groups_;
};

void print_row(const WildRow& row, const WildAnswer& answer) {
  const Measurement& m = row.measurement;
  const auto ratio = [](double predicted, double measured) {
    return measured > 0 ? predicted / measured : 0;
  };
  const Serving& s = answer.prepared.estimate.serving;
  std::printf("%s,%s,%s,%s,%s,%s,%d,%.0f,%.0f,%.0f,%d,%d", m.id.c_str(), row.measurement.publisher.c_str(),
              m.gpu.c_str(), m.engine.c_str(), row.version.c_str(), m.model.c_str(), s.gpu_count,
              row.measurement.run->input.mean, row.measurement.run->output.mean, row.measurement.run->users,
              row.measurement.run->requests, row.queued ? 1 : 0);
  for (const Metrics* p : {&answer.closed_form, &answer.simulated}) {
    std::printf(",%.3f,%.3f,%.3f", ratio(p->tpot_seconds, m.measured.tpot_seconds),
                ratio(p->ttft_seconds, m.measured.ttft_seconds),
                ratio(p->output_tokens_per_second, m.measured.output_tokens_per_second));
  }
  std::printf(",%s\n", std::string(s.weights->id).c_str());
}

std::optional<CsvTable> table_in(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  return read_csv(file);
}

void print_answers(const char* title, const std::vector<WildRow>& rows, const WildOptions& options) {
  WildReport report;
  std::map<std::string, int> left_out;
  std::size_t asked = 0;
  for (const WildRow& row : rows) {
    std::string why_not = row.measurement.left_out;
    std::optional<WildAnswer> found;
    if (why_not.empty()) {
      const auto without = options.without.find(row.measurement.publisher);
      found = answer(row, without == options.without.end() ? tables::serving_calibration() : without->second,
                     why_not);
    }
    if (!found) {
      ++left_out[why_not];
      continue;
    }
    ++asked;
    if (options.row_by_row) print_row(row, *found);
    report.add(row, *found);
  }
  if (options.row_by_row || asked == 0) return;
  report.print(title);
  for (const auto& [why, count] : left_out) std::printf("   %4d not asked: %s\n", count, why.c_str());
}

}  // namespace

int print_wild_report(const std::string& folder, const WildOptions& options) {
  const std::optional<CsvTable> serving = table_in(folder + "/wild_serving.csv");
  const std::optional<CsvTable> inference = table_in(folder + "/wild_inference.csv");
  if (!serving || !inference) {
    std::fprintf(stderr, "accuracy: no wild_serving.csv and wild_inference.csv in %s\n", folder.c_str());
    return 2;
  }
  print_answers("strangers' servers", read_wild_serving(*serving), options);
  std::vector<WildRow> jobs;
  std::vector<WildRow> limited;
  for (const WildRow& row : read_wild_jobs(*inference)) (row.queued ? jobs : limited).push_back(row);
  print_answers("strangers' jobs, all requests sent at once", jobs, options);
  print_answers("strangers' runs of some users", limited, options);
  return 0;
}

}  // namespace whichgpu::accuracy
