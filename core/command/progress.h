#pragma once

#include <chrono>
#include <cstddef>

namespace whichgpu::command {

/// Says on standard error, a line over and over, how many requests are answered.
class Progress {
 public:
  /// One more is answered.
  void step();
  /// All are; nothing is said where nothing was.
  void end();

 private:
  using Clock = std::chrono::steady_clock;

  void say(const char* after) const;

  Clock::time_point started_ = Clock::now();
  Clock::time_point said_ = started_;
  std::size_t count_ = 0;
};

}  // namespace whichgpu::command
