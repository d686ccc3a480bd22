#include "tests/accuracy/reinforcement/reinforcement_row.h"

#include <cstdio>
#include <functional>
#include <map>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

bool is_rank(const std::string& name) {
  return name == "tensor" || name == "context" || name == "expert" || name == "pipeline" ||
         name == "interleave";
}

/// A field of a request by its last name.
void set_step_field(Json& request, const std::string& name, const Json& value) {
  if (is_rank(name)) {
    request["parallelism"][name] = value;
  } else if (!value.is_null()) {
    request[name] = value;
  }
}

ReinforcementRow step_row(const std::string& file, const Json& table, const Json& cells) {
  ReinforcementRow row{file, {{"workload", "reinforcement"}}, 0};
  for (const auto& [name, value] : table["request"].items()) set_step_field(row.request, name, value);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    if (column == "step_seconds") {
      row.seconds = cells[i].get<double>();
    } else {
      set_step_field(row.request, column, cells[i]);
    }
  }
  return row;
}

using Group = std::function<std::string(const PreparedStep&)>;

void print_by(const char* by, const std::vector<PreparedStep>& rows, const Group& group) {
  std::map<std::string, ErrorStatistics> errors;
  for (const PreparedStep& row : rows) {
    errors[group(row)].add(row.predicted_seconds(tables::reinforcement_calibration()), row.row->seconds);
  }
  std::printf("-- by %s\n", by);
  for (const auto& [name, e] : errors) {
    std::printf("%-36.36s %3zu rows: median %5.1f %%, mean %5.1f %%, bias %+6.1f %%\n", name.c_str(),
                e.count(), e.median_percent(), e.mean_percent(), e.median_bias_percent());
  }
}

}  // namespace

std::vector<ReinforcementRow> read_reinforcement_files(const std::string& folder) {
  std::vector<ReinforcementRow> rows;
  for (const auto& [name, table] : read_tables(folder)) {
    for (const Json& cells : table["rows"]) rows.push_back(step_row(name, table, cells));
  }
  return rows;
}

double PreparedStep::predicted_seconds(const ReinforcementCalibration& calibration) const {
  return reinforcement_step(work, shape, rollout, tables::training_calibration(), calibration).total;
}

std::vector<PreparedStep> prepare(const std::vector<ReinforcementRow>& rows) {
  std::vector<PreparedStep> prepared;
  for (const ReinforcementRow& row : rows) {
    const std::string text = row.request.dump();
    const std::optional<api::Json> document = api::Json::parse(text);
    api::ReinforcementInput input;
    const std::optional<api::Error> error = api::read(*document, input);
    if (error) {
      std::printf("%s: %s\n", text.c_str(), error->message.c_str());
      continue;
    }
    const ReinforcementEstimate e = estimate_as_laid_out(input.question, tables::reinforcement_calibration());
    if (!e.speed) {
      std::printf("does not fit: %s\n", text.c_str());
      continue;
    }
    prepared.push_back({&row, std::string(e.work.update.model->id), std::string(e.work.update.gpu->id),
                        e.work, e.shape, e.speed->rollout});
  }
  return prepared;
}

void print_reinforcement_report(const std::vector<ReinforcementRow>& rows) {
  const std::vector<PreparedStep> steps = prepare(rows);
  ErrorStatistics all;
  for (const PreparedStep& step : steps) {
    const ReinforcementStep s =
        reinforcement_step(step.work, step.shape, step.rollout, tables::training_calibration(),
                           tables::reinforcement_calibration());
    all.add(s.total, step.row->seconds);
    std::printf(
        "%-12s %-34s %-18s %3d %-9s measured %5.1f, estimated %5.1f (%+3.0f %%): rollout %5.1f of which "
        "thinning %5.1f, passes %5.1f, update %5.1f, sync %5.1f\n",
        step.row->file.c_str(), step.model.c_str(), step.gpu.c_str(), step.work.gpu_count,
        std::string(name_of(step.work.pools)).c_str(), step.row->seconds, s.total,
        percent * (s.total / step.row->seconds - 1), s.rollout, step.rollout.thinning_seconds,
        s.old_scores + s.reference, s.update, s.sync);
  }
  std::printf("all %zu rows: median %.1f %%, mean %.1f %%, bias %+.1f %%\n", all.count(),
              all.median_percent(), all.mean_percent(), all.median_bias_percent());
  print_by("model", steps, [](const PreparedStep& step) { return step.model; });
  print_by("card", steps, [](const PreparedStep& step) { return step.gpu; });
  print_by("placement", steps,
           [](const PreparedStep& step) { return std::string(name_of(step.work.pools)); });
  print_by("version", steps, [](const PreparedStep& step) { return step.row->file; });
}

}  // namespace whichgpu::accuracy
