#pragma once

#include <cstddef>
#include <optional>
#include <streambuf>
#include <string>

namespace whichgpu::command {

/// A line of the input.
struct Line {
  std::size_t number = 0;  ///< the first is 1
  std::string text;        ///< without its end
};

/// The lines of a stream that say something. They end in LF or CRLF; the last one needs no end.
class Lines {
 public:
  explicit Lines(std::streambuf& stream) : stream_(stream) {}

  /// The next line that is not blank; none once the stream has ended. Of a line that is longer than any
  /// request only so much is kept that it is seen to be.
  std::optional<Line> next();

 private:
  /// False once nothing is left.
  bool read(std::string& text);

  std::streambuf& stream_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace whichgpu::command
