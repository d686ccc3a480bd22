#include "core/command/options.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace whichgpu::command {
namespace {

constexpr int most_jobs = 1024;

struct FormName {
  std::string_view flag;
  Form form;
};

constexpr std::array methods{std::string_view("--compare"), std::string_view("--plan"),
                             std::string_view("--own"), std::string_view("--catalog")};
constexpr std::array forms{FormName{"--json", Form::json}, FormName{"--csv", Form::csv},
                           FormName{"--table", Form::table}};

void refuse(Options& options, const std::string& why) {
  if (options.wrong.empty()) options.wrong = why;
}

void read_method(Options& options, std::string_view name) {
  if (options.method != "estimate" && options.method != name) {
    refuse(options, "Only one of --" + std::string(options.method) + ", --" + std::string(name));
  }
  options.method = name;
}

void read_form(Options& options, const FormName& name) {
  if (options.form && *options.form != name.form) refuse(options, "Only one of --json, --csv, --table");
  options.form = name.form;
}

void read_jobs(Options& options, std::string_view text) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), options.jobs);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  if (!is_whole || options.jobs < 1 || options.jobs > most_jobs) {
    refuse(options, "--jobs: a number from 1 to " + std::to_string(most_jobs));
  }
}

/// An argument that takes no value.
void read_flag(Options& options, std::string_view flag) {
  const auto form = std::find_if(forms.begin(), forms.end(), [&](auto& one) { return one.flag == flag; });
  if (std::find(methods.begin(), methods.end(), flag) != methods.end()) {
    read_method(options, flag.substr(2));
  } else if (form != forms.end()) {
    read_form(options, *form);
  } else if (flag == "--progress") {
    options.progress = true;
  } else if (flag == "--help" || flag == "-h") {
    options.help = true;
  } else if (flag == "--version") {
    options.version = true;
  } else if (flag == "accuracy" || flag == "measured" || flag == "mcp") {
    refuse(options,
           std::string(flag) + " is a command of the npm package: npx whichgpu " + std::string(flag));
  } else {
    refuse(options,
           (flag.substr(0, 1) == "-" ? "Unknown option: " : "No such command: ") + std::string(flag));
  }
}

}  // namespace

Options read_options(const std::vector<std::string_view>& arguments) {
  constexpr std::string_view jobs = "--jobs";
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == jobs) {
      ++i;
      read_jobs(options, i < arguments.size() ? arguments[i] : "");
    } else if (argument.substr(0, jobs.size() + 1) == "--jobs=") {
      read_jobs(options, argument.substr(jobs.size() + 1));
    } else {
      read_flag(options, argument);
    }
  }
  if (options.method == "catalog" && options.form && *options.form != Form::json) {
    refuse(options, "--catalog is printed as JSON only");
  }
  return options;
}

std::string_view usage() {
  return R"(Usage: whichgpu [--compare | --plan | --own | --catalog] [--json | --csv | --table] [--jobs N] [--progress] < requests.jsonl

Reads one JSON request per line and answers them in the same order: with one JSON report per line, or as a table where the
output is a terminal. A bad line gets its error and the rest go on; the exit status is then 1. Blank lines are skipped.

What a line asks
              an estimate: {"workload": "serving", "model": "…", "gpu": "…"}
  --compare   the same of several GPUs: {"request": {…}, "gpus": ["…", …]}
  --plan      what meets a need: {"model": "…", "serving": {…}, "budget": {…}}
  --own       buying against renting: {"gpu": "…", "gpu_count": 8}
  --catalog   nothing: print the GPUs, models and prices one can choose from

How it is answered
  --json      reports, also on a terminal
  --csv       the main figures, one row for an estimate, a card of a comparison, a plan or an offer; bytes, milliseconds
              and US dollars as the column's name says, _low and _high the range
  --table     the same for people, also into a file or a pipe
  --jobs N    lines that are worked on at once; by itself one for each core of the processor
  --progress  say on standard error how far it is, also where that is no terminal

  --help      print this text
  --version   print the version

Examples
  echo '{"workload": "serving", "model": "openai/gpt-oss-120b", "gpu": "h100-sxm-80gb"}' | whichgpu
  echo '{"workload": "training", "method": "qlora", "model": "Qwen/Qwen3-32B", "gpu": "l40s-48gb"}' | whichgpu
  echo '{"model": "Qwen/Qwen3-32B", "serving": {"concurrency": 50, "max_tpot_ms": 50}}' | whichgpu --plan --table
  echo '{"gpu": "h100-sxm-80gb", "gpu_count": 8, "months": 24}' | whichgpu --own --csv
  whichgpu --csv < requests.jsonl > estimates.csv
  whichgpu --catalog | jq -r '.gpus[] | [.id, .name] | @tsv'
)";
}

}  // namespace whichgpu::command
