#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/command/lines.h"
#include "core/command/rows.h"

namespace whichgpu::command {

/// What there is to print of one line.
struct Answer {
  bool good = true;       ///< no error
  std::string text;       ///< to be printed as it is
  std::vector<Row> rows;  ///< of a table
};

/// What is done with a stream of lines. `take` and `give` are never called twice at once, `work` is.
struct Stream {
  std::function<std::optional<Line>()> take;  ///< none: the stream has ended
  std::function<Answer(const Line&)> work;
  std::function<void(const Answer&)> give;
};

/// Works on all lines, `jobs` at a time, and gives the answers in the order of the lines, each as soon as
/// those before it are given.
void work_in_order(const Stream& stream, int jobs);

}  // namespace whichgpu::command
