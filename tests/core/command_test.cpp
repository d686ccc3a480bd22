// The parts of the native command. Numbers are expected as Node.js 20 prints them: String(x), and with
// toLocaleString("en-US") and toExponential(2) what people read.
#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <sstream>
#include <thread>

#include "core/command/in_order.h"
#include "core/command/lines.h"
#include "core/command/numbers.h"
#include "core/command/options.h"
#include "core/command/print.h"

using namespace whichgpu::command;

namespace {

/// The lines of a text, each as "<number>:<line>".
std::vector<std::string> lines_of(const std::string& text) {
  std::stringbuf buffer(text);
  Lines lines(buffer);
  std::vector<std::string> found;
  while (const auto line = lines.next()) found.push_back(std::to_string(line->number) + ":" + line->text);
  CHECK_FALSE(lines.next());
  return found;
}

}  // namespace

TEST_CASE("Numbers are written as JavaScript writes them") {
  CHECK(plain_number(0) == "0");
  CHECK(plain_number(16) == "16");
  CHECK(plain_number(-0.5) == "-0.5");
  CHECK(plain_number(0.1 + 0.2) == "0.30000000000000004");
  CHECK(plain_number(3.35e12) == "3350000000000");
  CHECK(plain_number(123456789012345680000.0) == "123456789012345680000");
  CHECK(plain_number(1e21) == "1e+21");
  CHECK(plain_number(0.000001) == "0.000001");
  CHECK(plain_number(1.5e-7) == "1.5e-7");
  CHECK(plain_number(5e-324) == "5e-324");
}

TEST_CASE("Numbers for people have three digits") {
  CHECK(spoken_number(0) == "0");
  CHECK(spoken_number(2.404) == "2.4");
  CHECK(spoken_number(2.405) == "2.41");  // as it is printed, not as it is stored
  CHECK(spoken_number(0.00012345) == "0.000123");
  CHECK(spoken_number(99.96) == "100");
  CHECK(spoken_number(999.5) == "1,000");
  CHECK(spoken_number(100.4999) == "100");
  CHECK(spoken_number(1234567.5) == "1,234,568");
  CHECK(spoken_number(-4321) == "-4,321");
  CHECK(spoken_number(999999999.6) == "1,000,000,000");
  CHECK(spoken_number(1e9) == "1.00e+9");
  CHECK(spoken_number(3.3549e12) == "3.35e+12");
  CHECK(spoken_number(9.996e12) == "1.00e+13");
  CHECK(whole_number(0.4) == "0");
  CHECK(whole_number(0.5) == "1");
  CHECK(whole_number(15000) == "15,000");
}

TEST_CASE("Lines end in LF or CRLF or with the stream, and blank ones only count") {
  CHECK(lines_of("") == std::vector<std::string>{});
  CHECK(lines_of("\n \t\n\r\n") == std::vector<std::string>{});
  CHECK(lines_of("a\r\n\nb\n c ") == std::vector<std::string>{"1:a", "3:b", "4: c "});
}

TEST_CASE("Of a line that is too long for a request no more is kept than shows it") {
  std::stringbuf buffer(std::string(40'000'000, 'x') + "\nnext");
  Lines lines(buffer);
  CHECK(lines.next()->text.size() == 32'000'002);
  CHECK(lines.next()->text == "next");
}

TEST_CASE("Answers come in the order of the lines, however long each takes") {
  constexpr std::size_t most = 400;
  for (const int jobs : {1, 2, 7}) {
    CAPTURE(jobs);
    std::size_t taken = 0;
    std::atomic<int> running = 0;
    std::atomic<int> together = 0;
    std::string given;
    std::string expected;
    for (std::size_t i = 1; i <= most; ++i) expected += std::to_string(i) + ",";
    const auto take = [&]() -> std::optional<Line> {
      if (taken == most) return std::nullopt;
      return Line{++taken, ""};
    };
    const auto work = [&](const Line& line) -> Answer {
      const int now = ++running;
      for (int seen = together; seen < now && !together.compare_exchange_weak(seen, now);) {
      }
      // The first takes longer than all the others, which then wait for it.
      const bool slow = line.number == 1;
      std::this_thread::sleep_for(std::chrono::microseconds(slow ? 50'000 : line.number % 5 * 20));
      --running;
      return {true, std::to_string(line.number) + ",", {}};
    };
    work_in_order({take, work, [&](const Answer& answer) { given += answer.text; }}, jobs);
    CHECK(given == expected);
    CHECK(together <= jobs);
    if (jobs > 1) CHECK(together > 1);
  }
}

TEST_CASE("Rows become CSV by RFC 4180, and a table without empty columns") {
  const std::vector<Column> columns{{"line", "line", {}},
                                    {"none", "nothing", {}},
                                    {"used_bytes", "GB", {}, {"low", "high"}},
                                    {"said", "said", {}},
                                    {"rate", "a second", {}, {"low", "high"}}};
  const std::vector<Row> rows{{{1.0}, {}, {2.5e9}, {"a \"b\", c"}, {1234.5, 1000.0, 2000.0}},
                              {{20.0}, {}, {}, {"π"}, {}}};
  CHECK(csv_head(columns) ==
        "line,none,used_bytes,used_bytes_low,used_bytes_high,said,rate,rate_low,rate_high\n");
  CHECK(csv_lines(columns, rows) ==
        "1,,2500000000,,,\"a \"\"b\"\", c\",1234.5,1000,2000\n"
        "20,,,,,π,,,\n");
  CHECK(table(columns, rows) ==
        "line   GB  said                 a second\n"
        "   1  2.5  a \"b\", c  1,235 (1,000–2,000)\n"
        "  20       π\n");
  CHECK(table(columns, {}).empty());
}

TEST_CASE("The command line is read, and refused where it makes no sense") {
  const auto wrong = [](const std::vector<std::string_view>& arguments) {
    return read_options(arguments).wrong;
  };
  CHECK(read_options({}).method == "estimate");
  const Options plan = read_options({"--plan", "--csv", "--jobs", "3", "--progress"});
  CHECK(plan.wrong.empty());
  CHECK(plan.method == "plan");
  CHECK(plan.form == Form::csv);
  CHECK(plan.jobs == 3);
  CHECK(plan.progress);
  CHECK(read_options({"--jobs=8"}).jobs == 8);
  for (const std::string_view jobs : {"0", "-1", "2x", "", "99999"}) CHECK(wrong({"--jobs", jobs}) != "");
  CHECK(wrong({"--jobs"}) != "");
  CHECK(wrong({"--plan", "--own"}) == "Only one of --plan, --own");
  CHECK(wrong({"--csv", "--table"}) != "");
  CHECK(wrong({"--catalog", "--csv"}) != "");
  CHECK(wrong({"--estimate"}) == "Unknown option: --estimate");
  CHECK(wrong({"serve"}) == "No such command: serve");
  CHECK(wrong({"mcp"}).find("npx whichgpu mcp") != std::string::npos);
}
