#include "core/command/lines.h"

namespace whichgpu::command {
namespace {

/// More than the 32,000,000 bytes that the core takes, and a CR.
constexpr std::size_t longest_line = 32'000'002;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t") == std::string::npos; }

}  // namespace

bool Lines::read(std::string& text) {
  using Traits = std::streambuf::traits_type;
  while (!ended_) {
    const Traits::int_type next = stream_.sbumpc();
    ended_ = Traits::eq_int_type(next, Traits::eof());
    if (ended_) return !text.empty();
    const char letter = Traits::to_char_type(next);
    if (letter == '\n') return true;
    if (text.size() < longest_line) text += letter;
  }
  return false;
}

std::optional<Line> Lines::next() {
  for (Line line; read(line.text); line.text.clear()) {
    line.number = ++number_;
    if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
    if (!is_blank(line.text)) return line;
  }
  return std::nullopt;
}

}  // namespace whichgpu::command
