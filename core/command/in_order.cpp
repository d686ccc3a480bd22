#include "core/command/in_order.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace whichgpu::command {
namespace {

class InOrder {
 public:
  InOrder(const Stream& stream, int jobs)
      : stream_(stream), most_ahead_(static_cast<std::size_t>(jobs) * answers_kept_per_job) {}

  /// What each thread does: one line after another, until there are no more.
  void run() {
    std::size_t place = 0;
    while (const std::optional<Line> line = take(place)) keep(place, stream_.work(*line));
  }

 private:
  static constexpr std::size_t answers_kept_per_job = 64;

  std::optional<Line> take(std::size_t& place) {
    const std::lock_guard lock(taking_);
    place = taken_++;
    return stream_.take();
  }

  /// Gives what can be given. A thread that is far ahead of one with much to do waits for it.
  void keep(std::size_t place, Answer answer) {
    std::unique_lock lock(giving_);
    room_.wait(lock, [&] { return place < given_ + most_ahead_; });
    kept_.emplace(place, std::move(answer));
    for (auto next = kept_.begin(); next != kept_.end() && next->first == given_; next = kept_.erase(next)) {
      stream_.give(next->second);
      ++given_;
    }
    room_.notify_all();
  }

  const Stream& stream_;
  const std::size_t most_ahead_;
  std::mutex taking_;
  std::size_t taken_ = 0;
  std::mutex giving_;
  std::size_t given_ = 0;
  std::map<std::size_t, Answer> kept_;
  std::condition_variable room_;
};

}  // namespace

void work_in_order(const Stream& stream, int jobs) {
  InOrder work(stream, jobs);
  std::vector<std::thread> others;
  for (int i = 1; i < jobs; ++i) others.emplace_back([&] { work.run(); });
  work.run();
  for (std::thread& other : others) other.join();
}

}  // namespace whichgpu::command
