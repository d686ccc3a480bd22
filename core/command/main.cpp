// The command whichgpu: one JSON request per line in, one JSON report per line, or a table, out, in the same
// order.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

#include "core/api/call.h"
#include "core/api/json/json.h"
#include "core/command/in_order.h"
#include "core/command/lines.h"
#include "core/command/options.h"
#include "core/command/print.h"
#include "core/command/progress.h"

namespace whichgpu::command {
namespace {

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) != 0; }

/// Ends the program where nobody takes its output: a reader that has seen enough (`| head`) is no error.
void print(std::string_view text) {
  const bool printed =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!printed) std::_Exit(errno == EPIPE ? 0 : 1);
}

/// Prints the answers of one run of the program.
class Printer {
 public:
  Printer(std::string_view method, Form form, bool at_once)
      : columns_(columns_of(method)), form_(form), most_kept_(at_once ? 1 : rows_per_block) {
    if (form_ == Form::csv) print(csv_head(columns_));
  }

  void give(const Answer& answer) {
    print(answer.text);
    rows_.insert(rows_.end(), answer.rows.begin(), answer.rows.end());
    if (rows_.size() >= most_kept_) end();
  }

  void end() {
    print(table(columns_, rows_));
    rows_.clear();
  }

 private:
  static constexpr std::size_t rows_per_block = 200;  // of which the widths of a table's columns are made

  const std::vector<Column>& columns_;
  const Form form_;
  const std::size_t most_kept_;
  std::vector<Row> rows_;
};

Answer answer(std::string_view method, Form form, const Line& line) {
  std::string report = api::call(method, line.text);
  const bool good = report.rfind("{\"error\"", 0) != 0;
  if (form == Form::json) return {good, report + "\n", {}};
  const std::optional<api::Json> request = api::Json::parse(line.text);
  const std::optional<api::Json> read = api::Json::parse(report);
  if (!read) return {false, "", {}};
  std::vector<Row> rows = rows_of(method, line.number, request ? *request : api::Json::empty_object(), *read);
  if (form == Form::table) return {good, "", std::move(rows)};
  return {good, csv_lines(columns_of(method), rows), {}};
}

bool says_progress(const Options& options) {
  return options.progress || (is_terminal(stderr) && !is_terminal(stdout) && !is_terminal(stdin));
}

/// False if one of the answers is an error.
bool answer_lines(const Options& options) {
  const bool typed = is_terminal(stdin);
  if (typed) std::fputs("One JSON request a line; Ctrl+D ends. Examples: whichgpu --help\n", stderr);
  const Form form = options.form.value_or(is_terminal(stdout) ? Form::table : Form::json);
  const bool says = says_progress(options);
  std::ios::sync_with_stdio(false);
  Lines lines(*std::cin.rdbuf());
  Printer printer(options.method, form, typed);
  Progress progress;
  bool good = true;
  const Stream stream{[&] { return lines.next(); },
                      [&](const Line& line) { return answer(options.method, form, line); },
                      [&](const Answer& answer) {
                        good = good && answer.good;
                        printer.give(answer);
                        if (says) progress.step();
                      }};
  const auto cores = static_cast<int>(std::thread::hardware_concurrency());
  work_in_order(stream, options.jobs > 0 ? options.jobs : std::max(cores, 1));
  if (says) progress.end();
  printer.end();
  return good;
}

int run(const Options& options) {
  if (!options.wrong.empty()) {
    std::fprintf(stderr, "%s\n\n%s", options.wrong.c_str(), usage().data());
    return 2;
  }
  if (options.help || options.version) {
    print(options.help ? usage() : WHICHGPU_VERSION "\n");
    return 0;
  }
  if (options.method != "catalog") return answer_lines(options) ? 0 : 1;
  print(api::call("catalog", "{}") + "\n");
  return 0;
}

}  // namespace
}  // namespace whichgpu::command

int main(int count, char** values) {
  std::signal(SIGPIPE, SIG_IGN);  // print() sees it
  return whichgpu::command::run(whichgpu::command::read_options({values + 1, values + count}));
}
