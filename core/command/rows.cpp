#include "core/command/rows.h"

#include <charconv>

namespace whichgpu::command {
namespace {

using api::Json;

/// What a row is about: a report with what is not said in it.
struct Subject {
  double line = 0;
  Cell workload = {};
  Cell label = {};
  const Json* report = nullptr;
  const Json* rent = nullptr;
};

/// A figure of an estimate that comes with a range.
Column ranged(const std::string& part, const std::string& name, std::string head) {
  const std::string range = "report." + part + ".range." + name;
  return {name, std::move(head), {"report." + part + "." + name}, {range + ".0", range + ".1"}};
}

std::vector<Column> estimate_columns() {
  return {{"line", "line", {"line"}},
          {"workload", "", {"workload"}},
          {"label", "plan", {"label"}},
          {"model", "model", {"report.configuration.model.id"}},
          {"gpu_count", "GPUs", {"report.configuration.gpu_count"}},
          {"gpu", "GPU", {"report.configuration.gpu.id", "report.gpu.id"}},
          {"precision",
           "format",
           {"report.configuration.precision.weights", "report.configuration.precision", "report.precision"}},
          {"engine", "", {"report.configuration.engine", "report.configuration.framework"}},
          {"concurrency", "users", {"report.configuration.concurrency"}},
          {"verdict", "verdict", {"report.fit.verdict"}},
          {"needed_bytes", "GB needed", {"report.fit.per_gpu.needed_bytes"}},
          {"usable_bytes", "of", {"report.fit.per_gpu.usable_bytes"}},
          ranged("speed", "ttft_ms", "first token ms"),
          ranged("speed", "tpot_ms", "per token ms"),
          ranged("speed", "output_tokens_per_second", "tokens/s"),
          ranged("speed", "hours", "hours"),
          ranged("speed", "seconds_per_image", "s an image"),
          ranged("speed", "seconds_per_clip", "s a clip"),
          ranged("speed", "documents_per_second", "documents/s"),
          ranged("speed", "rtfx", "RTFx"),
          {"attainable_flops", "FLOP/s", {"report.roofs.0.attainable_flops"}},
          {"basis", "", {"report.speed.basis"}},
          {"usd_per_hour", "$/h", {"report.cost.usd_per_hour"}},
          ranged("cost", "usd_per_million_output_tokens", "$/M tokens"),
          ranged("cost", "usd_total", "$ in all"),
          ranged("cost", "usd_per_1000_images", "$/1000 images"),
          ranged("cost", "usd_per_clip", "$/clip"),
          ranged("cost", "usd_per_million_documents", "$/M documents"),
          ranged("cost", "usd_per_audio_hour", "$/hour of sound"),
          {"provider", "provider", {"report.cost.offer.provider"}},
          {"price_as_of", "price of", {"report.cost.offer.as_of"}},
          {"error_code", "", {"report.error.code"}},
          {"error_field", "", {"report.error.field"}},
          {"error", "error", {"report.error.message"}}};
}

std::vector<Column> own_columns() {
  return {{"line", "line", {"line"}},
          {"gpu_count", "GPUs", {"report.configuration.gpu_count"}},
          {"gpu", "GPU", {"report.configuration.gpu.id"}},
          {"months", "months", {"report.configuration.months"}},
          {"usd_per_gpu", "$ a GPU", {"report.configuration.usd_per_gpu"}},
          {"buy_usd_per_month", "bought $/month", {"report.buy.usd_per_month"}},
          {"terms", "or", {"rent.terms"}},
          {"rent_usd_per_month", "rented $/month", {"rent.usd_per_month"}},
          {"rent_usd_per_hour", "$/h", {"rent.usd_per_hour"}},
          {"break_even_month", "even in month", {"rent.break_even_month"}},
          {"provider", "provider", {"rent.offer.provider"}},
          {"price_as_of", "price of", {"rent.offer.as_of"}},
          {"error_code", "", {"report.error.code"}},
          {"error_field", "", {"report.error.field"}},
          {"error", "error", {"report.error.message"}}};
}

/// A field of an object or an item of an array; nullptr if there is none.
const Json* child(const Json& value, std::string_view name) {
  if (!value.is_array()) return value.find(name);
  std::size_t index = 0;
  const bool is_index = std::from_chars(name.data(), name.data() + name.size(), index).ec == std::errc();
  return is_index && index < value.size() ? &value[index] : nullptr;
}

/// What stands in `value` at a path, dots between levels.
Cell cell_at(const Json* value, std::string_view path) {
  while (value != nullptr && !path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    value = child(*value, name);
  }
  if (value == nullptr) return {};
  if (value->is_number()) return value->number();
  if (value->is_text()) return value->text();
  return value->is_boolean() ? Cell(value->boolean() ? "true" : "false") : Cell();
}

Cell cell_of(const Subject& subject, std::string_view path) {
  if (path == "line") return subject.line;
  if (path == "workload") return subject.workload;
  if (path == "label") return subject.label;
  const std::size_t dot = path.find('.');
  return cell_at(path.substr(0, dot) == "rent" ? subject.rent : subject.report, path.substr(dot + 1));
}

Figure figure_of(const Subject& subject, const Column& column) {
  Figure figure;
  for (const std::string& path : column.paths) {
    figure.value = cell_of(subject, path);
    if (figure.value.index() != 0) break;
  }
  if (column.range.empty()) return figure;
  figure.low = cell_of(subject, column.range[0]);
  figure.high = cell_of(subject, column.range[1]);
  return figure;
}

/// The array that a report has under a name; empty if it has none.
const Json& list_in(const Json* report, std::string_view name) {
  const Json* list = report != nullptr ? report->find(name) : nullptr;
  return list != nullptr && list->is_array() ? *list : Json::empty_object();
}

std::vector<Subject> plans_in(const Json& report, double line) {
  std::vector<Subject> subjects;
  for (const Json* part : {&report, report.find("training")}) {
    for (const Json& plan : list_in(part, "plans")) {
      subjects.push_back({line, cell_at(&plan, "workload"), cell_at(&plan, "label"), plan.find("estimate")});
    }
  }
  return subjects;
}

std::vector<Subject> subjects_of(std::string_view method, const Subject& whole) {
  const Json& report = *whole.report;
  if (report.contains("error")) return {whole};
  if (method == "plan") return plans_in(report, whole.line);
  std::vector<Subject> subjects;
  if (method == "compare") {
    for (const Json& row : list_in(&report, "rows")) {
      subjects.push_back({whole.line, whole.workload, {}, &row});
    }
  } else if (method == "own") {
    for (const Json& rent : list_in(&report, "rent")) {
      subjects.push_back({whole.line, whole.workload, {}, &report, &rent});
    }
  } else {
    subjects.push_back(whole);
  }
  return subjects;
}

}  // namespace

const std::vector<Column>& columns_of(std::string_view method) {
  static const std::vector<Column> of_estimates = estimate_columns();
  static const std::vector<Column> of_owning = own_columns();
  return method == "own" ? of_owning : of_estimates;
}

std::vector<Row> rows_of(std::string_view method, std::size_t line, const Json& request, const Json& report) {
  Subject whole{static_cast<double>(line), cell_at(&request, "workload"), {}, &report};
  if (whole.workload.index() == 0) whole.workload = cell_at(&request, "request.workload");
  std::vector<Row> rows;
  for (const Subject& subject : subjects_of(method, whole)) {
    Row& row = rows.emplace_back();
    for (const Column& column : columns_of(method)) row.push_back(figure_of(subject, column));
  }
  return rows;
}

}  // namespace whichgpu::command
