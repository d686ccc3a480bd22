#include "core/command/progress.h"

#include <cstdio>

#include "core/command/numbers.h"

namespace whichgpu::command {

void Progress::step() {
  constexpr std::chrono::seconds pause(1);  // what is done sooner needs no message
  ++count_;
  const Clock::time_point now = Clock::now();
  if (now - said_ < pause) return;
  said_ = now;
  say("");
}

void Progress::end() {
  if (said_ > started_) say("\n");
}

void Progress::say(const char* after) const {
  const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  const auto count = static_cast<double>(count_);
  std::fprintf(stderr, "\r%s requests answered, %s a second%s", whole_number(count).c_str(),
               whole_number(count / seconds).c_str(), after);
}

}  // namespace whichgpu::command
