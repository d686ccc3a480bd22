#include "tests/accuracy/choices/choice_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>

#include "core/cost/price.h"

#include "tests/accuracy/choices/choice.h"
#include "tests/accuracy/coverage.h"
#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/serving_table.h"
#include "tests/accuracy/wild/wild_tables.h"

namespace whichgpu::accuracy {
namespace {

/// Candidates by what was asked of them: model, lengths, and users or any.
using Asked = std::map<std::string, std::vector<Candidate>>;

std::string layout_of(const Serving& s) {
  const Parallelism& p = s.parallelism;
  std::string text(s.gpu->id);
  for (const int ranks : {p.tensor, p.pipeline, p.data, p.attention_data, p.expert}) {
    text += " " + std::to_string(ranks);
  }
  return text;
}

void add(const Prepared& row, const Metrics& estimated, Asked& asked) {
  const Serving& s = row.estimate.serving;
  const Metrics& m = row.measurement->measured;
  constexpr int listed_cards = 8;  // the price of a card is one, however many are in a configuration
  const Price price = price_of({}, *s.gpu, listed_cards);
  if (!price.known) return;
  Candidate c;
  c.layout = layout_of(s);
  c.usd_per_hour = price.usd_per_gpu_hour * s.gpu_count;
  c.measured_tpot_seconds = m.tpot_seconds;
  c.estimated_tpot_seconds = estimated.tpot_seconds;
  c.measured_tokens_per_second = m.output_tokens_per_second;
  c.estimated_tokens_per_second = estimated.output_tokens_per_second;
  if (c.measured_tokens_per_second <= 0 && m.ttft_seconds > 0) {
    c.measured_tokens_per_second =
        s.concurrency * s.output_tokens / (m.ttft_seconds + (s.output_tokens - 1) * m.tpot_seconds);
  }
  if (c.measured_tokens_per_second <= 0) return;
  const auto rounded = [](double tokens) { return std::to_string(std::lround(tokens / 100)); };
  const std::string what =
      std::string(s.model->id) + " " + rounded(s.input_tokens) + " " + rounded(s.output_tokens);
  asked[what + " users " + std::to_string(std::lround(s.concurrency))].push_back(c);
  if (m.tpot_seconds > 0) asked[what].push_back(c);
}

/// The choice, and of what was picked and of what was best, what was measured and estimated.
void print_choice(const std::string& what, const Regret& r) {
  const auto side = [](const Candidate& c) {
    std::printf(" | %-36s tpot %5.1f ms, est. %5.1f; tok/s %7.0f, est. %7.0f; $/M %6.2f, est. %6.2f",
                c.layout.c_str(), 1e3 * c.measured_tpot_seconds, 1e3 * c.estimated_tpot_seconds,
                c.measured_tokens_per_second, c.estimated_tokens_per_second, c.measured_cost() / 3600 * 1e6,
                c.estimated_cost() / 3600 * 1e6);
  };
  std::printf("%6.1f %% %-40s limit %3.0f", percent * std::min(r.of_estimates, 9.99), what.c_str(),
              1e3 * r.limit);
  side(r.picked);
  side(r.best);
  std::printf("\n");
}

std::vector<Regret> all_regrets(const Asked& asked, bool row_by_row) {
  const std::vector<double> limits = {0, 0.010, 0.015, 0.020, 0.030, 0.050, 0.100};
  std::vector<Regret> all;
  for (const auto& [what, candidates] : asked) {
    const bool timed = std::all_of(candidates.begin(), candidates.end(),
                                   [](const Candidate& c) { return c.measured_tpot_seconds > 0; });
    const std::vector<Regret> found = regrets(candidates, timed ? limits : std::vector<double>{0});
    for (const Regret& r : found) {
      if (row_by_row) print_choice(what, r);
    }
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

void print_line(const char* who, std::vector<double> values) {
  constexpr double tolerable = 0.05;
  const double count = static_cast<double>(values.size());
  const auto within = [&](double most) {
    return percent *
           static_cast<double>(
               std::count_if(values.begin(), values.end(), [&](double v) { return v <= most; })) /
           count;
  };
  const double misses = percent - within(missed / 2);
  std::sort(values.begin(), values.end());
  const auto at = [&](double q) { return values[static_cast<std::size_t>(q * (count - 1))]; };
  const double p90 = at(0.9);
  std::printf("  %-28s median %5.1f %%, at most 5 %% in %3.0f %%, p90 %s, misses the limit in %3.0f %%\n",
              who, percent * std::min(at(0.5), 9.99), within(tolerable),
              p90 >= missed ? "missed" : (std::to_string(std::lround(percent * p90)) + " %").c_str(), misses);
}

void print(const char* title, const Asked& asked, bool row_by_row) {
  const std::vector<Regret> all = all_regrets(asked, row_by_row);
  std::printf("%s: %zu choices\n", title, all.size());
  if (all.empty()) return;
  std::vector<double> ours;
  std::vector<double> cheapest;
  for (const Regret& r : all) {
    ours.push_back(r.of_estimates);
    cheapest.push_back(r.of_cheapest_card);
  }
  print_line("what is estimated cheapest", ours);
  print_line("always the cheapest an hour", cheapest);
}

std::optional<CsvTable> table_in(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  return read_csv(file);
}

void add_strangers(const std::vector<WildRow>& rows, const WildOptions& options, Asked& asked) {
  for (const WildRow& row : rows) {
    if (!row.measurement.left_out.empty()) continue;
    std::string why_not;
    const auto without = options.without.find(row.measurement.publisher);
    const auto found = answer(
        row, without == options.without.end() ? tables::serving_calibration() : without->second, why_not);
    if (found) add(found->prepared, found->simulated, asked);
  }
}

}  // namespace

int print_choice_report(const std::string& folder, const WildOptions& options) {
  const std::optional<CsvTable> own = table_in(folder + "/serving.csv");
  const std::optional<CsvTable> serving = table_in(folder + "/wild_serving.csv");
  const std::optional<CsvTable> inference = table_in(folder + "/wild_inference.csv");
  if (!own || !serving || !inference) {
    std::fprintf(stderr, "accuracy: a table is missing in %s\n", folder.c_str());
    return 2;
  }
  Asked tables;
  const std::vector<Measurement> measurements = read_serving_table(*own);
  const Coverage coverage = cover(measurements);
  for (const Prepared& row : coverage.rows) add(row, predict(row, tables::serving_calibration()), tables);
  Asked strangers;
  add_strangers(read_wild_serving(*serving), options, strangers);
  add_strangers(read_wild_jobs(*inference), options, strangers);
  print("tables like those fitted to", tables, options.row_by_row);
  print("strangers", strangers, options.row_by_row);
  return 0;
}

}  // namespace whichgpu::accuracy
