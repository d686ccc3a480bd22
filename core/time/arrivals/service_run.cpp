#include "core/time/arrivals/service_run.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/time/arrivals/request_stream.h"
#include "core/time/arrivals/steady_flow.h"
#include "core/time/arrivals/strata.h"

namespace whichgpu {
namespace {

constexpr double never = 1e18;  // seconds
constexpr int session_place_stream = 67;
constexpr int session_time_stream = 71;

/// Who has not arrived yet.
struct Later {
  double time;
  int id;
};
constexpr auto comes_later = [](const Later& a, const Later& b) {
  return a.time != b.time ? a.time > b.time : a.id > b.id;
};

/// Requests that only settle the replica.
int settling(const Arrivals& a, double in_flight) {
  constexpr double least = 50;
  if (a.kind == ArrivalKind::job || a.together) return 0;
  const bool found_settled = a.kind == ArrivalKind::open && a.distinct_prompts == 0;
  return static_cast<int>(std::min<double>(std::max((found_settled ? 0.5 : 2.0) * in_flight, least),
                                           most_run_requests - a.requests));
}

class Service {
 public:
  Service(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
          const ScheduleBounds& bounds)
      : cost_(cost),
        rules_(rules),
        arrivals_(arrivals),
        in_flight_(flight()),
        settling_(settling(arrivals, in_flight_)),
        measured_(std::min(arrivals.requests, most_run_requests - settling_)),
        stream_(arrivals, settling_ + measured_, rules.pool_tokens),
        schedule_(cost, rules, requests_, bounds) {
    requests_.reserve(static_cast<std::size_t>(settling_ + measured_) * 2);
  }

  ServiceRun run() {
    begin();
    if (settling_ == 0) start_counting();
    while (left_ > 0 && !schedule_.exhausted()) {
      collect();
      if (schedule_.idle()) {
        if (later_.empty()) break;
        schedule_.wait_until(later_.front().time);
        collect();
      }
      for (const int id : schedule_.advance(next_time())) ended(id);
    }
    return result();
  }

 private:
  bool without_end() const {
    return arrivals_.kind == ArrivalKind::open || arrivals_.kind == ArrivalKind::sessions;
  }
  double requests_per_second() const {
    return arrivals_.per_second * (arrivals_.kind == ArrivalKind::sessions ? arrivals_.sessions.turns : 1);
  }
  double flight() const {
    return without_end() ? steady_in_flight(cost_, rules_, arrivals_, requests_per_second())
                         : arrivals_.users;
  }

  void begin() {
    left_ = measured_;
    share_prompts();
    switch (arrivals_.kind) {
      case ArrivalKind::open:
        if (arrivals_.distinct_prompts == 0) find_under_way();
        first_ = requests_.size();
        arrive();
        break;
      case ArrivalKind::sessions:
        find_conversations();
        arrive();
        break;
      case ArrivalKind::closed:
        seat_users();
        break;
      case ArrivalKind::job:
        for (int i = 0; i < measured_; ++i) send(stream_.next(), 0);
        break;
    }
  }

  /// Of prompts that repeat, as many are kept as half of the pool holds.
  void share_prompts() {
    if (arrivals_.distinct_prompts == 0) return;
    const double room = std::floor(rules_.pool_tokens / 2 / arrivals_.input.mean);
    const double kept = std::min<double>(arrivals_.distinct_prompts, room);
    schedule_.share_prompts(static_cast<int>(kept), kept * arrivals_.input.mean);
  }

  void find_under_way() {
    for (const TimedRequest& request : requests_under_way(arrivals_, static_cast<int>(in_flight_))) {
      requests_.push_back(request);
      if (!schedule_.resume(static_cast<int>(requests_.size()) - 1)) break;
    }
  }

  /// Each at some turn, with what was said so far in the cache.
  void find_conversations() {
    const double turn_seconds = arrivals_.sessions.tool_seconds + in_flight_ / requests_per_second();
    const int count = std::min(static_cast<int>(requests_per_second() * turn_seconds), measured_);
    const std::vector<double> places = strata(std::max(count, 1), session_place_stream);
    const std::vector<double> times = strata(std::max(count, 1), session_time_stream);
    const double more = arrivals_.input.mean + arrivals_.output.mean;
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(count, 0)); ++i) {
      const int turn = static_cast<int>(places[i] * arrivals_.sessions.turns);
      const double said =
          turn == 0 ? 0 : arrivals_.sessions.first_input_tokens + arrivals_.output.mean + (turn - 1) * more;
      if (said > 0) schedule_.remember(sessions_, said);
      send(stream_.next_turn(sessions_++, turn, said), times[i] * turn_seconds);
    }
  }

  /// All at once, or spread over the time that one request takes.
  void seat_users() {
    const int users = static_cast<int>(std::min<double>(arrivals_.users, settling_ + measured_));
    const double request = arrivals_.output.mean / rules_.accepted_per_step *
                           steady_decode_seconds(cost_, rules_, arrivals_, users);
    const double seconds = arrivals_.together ? 0 : request + arrivals_.think_seconds;
    for (int i = 0; i < users; ++i) send(stream_.next(), (i + 0.5) / users * seconds);
  }

  void send(const TimedRequest& request, double time) {
    requests_.push_back(request);
    requests_.back().arrival = time;
    later_.push_back({time, static_cast<int>(requests_.size()) - 1});
    std::push_heap(later_.begin(), later_.end(), comes_later);
  }

  double next_time() const {
    if (later_.empty()) return never;
    return later_.front().time;
  }

  /// The next one who comes of their own accord. There is always one on the way.
  void arrive() {
    last_arrival_ += stream_.gap();
    if (arrivals_.kind == ArrivalKind::sessions) {
      send(stream_.next_turn(sessions_++, 0, 0), last_arrival_);
    } else {
      send(stream_.next(), last_arrival_);
    }
    awaited_ = static_cast<int>(requests_.size()) - 1;
  }

  /// Those who have arrived by now. Once all measured requests are here a long queue is company enough.
  void collect() {
    constexpr std::size_t company = 256;
    while (!later_.empty() && later_.front().time <= schedule_.now()) {
      std::pop_heap(later_.begin(), later_.end(), comes_later);
      const int id = later_.back().id;
      later_.pop_back();
      schedule_.enqueue(id);
      if (id != awaited_) continue;
      const std::size_t needed = first_ + static_cast<std::size_t>(settling_ + measured_);
      if (requests_.size() < needed || schedule_.queued() < company) {
        arrive();
      } else {
        awaited_ = -1;
      }
    }
    if (without_end() && awaited_ < 0 && schedule_.queued() < company) {
      last_arrival_ = std::max(last_arrival_, schedule_.now());
      arrive();
    }
  }

  void ended(int id) {
    const TimedRequest r = requests_[static_cast<std::size_t>(id)];
    if (counting_) finished_ += 1;
    const int order = id - static_cast<int>(first_);
    if (order >= settling_ && order < settling_ + measured_) {
      --left_;
      end_seconds_ = std::max(end_seconds_, r.end + r.lag);
    }
    if (order >= 0 && !counting_ && ++settled_ >= settling_) start_counting();
    const double next = r.end + r.lag + stream_.pause(std::max(order, 0));
    const int most = arrivals_.together ? measured_ : most_run_requests * 2;
    const bool more = requests_.size() < static_cast<std::size_t>(most);
    if (arrivals_.kind == ArrivalKind::closed && more) {
      send(stream_.next(), next);
    } else if (arrivals_.kind == ArrivalKind::sessions && r.turn + 1 < arrivals_.sessions.turns) {
      send(stream_.next_turn(r.session, r.turn + 1, r.input + r.output), next);
    }
  }

  void start_counting() {
    counting_ = true;
    schedule_.start_counting();
  }

  ServiceRun result() const {
    ServiceRun run;
    run.counts = schedule_.counts();
    run.finished = finished_;
    run.end_seconds = end_seconds_;
    run.evaluations = schedule_.evaluations();
    run.complete = left_ == 0;
    const auto from = requests_.begin() + static_cast<std::ptrdiff_t>(first_) + settling_;
    for (auto r = from; r < requests_.end() && r - from < measured_; ++r) {
      if (r->finished) run.requests.push_back(*r);
    }
    return run;
  }

  const StepCost& cost_;
  const EngineRules& rules_;
  const Arrivals& arrivals_;
  const double in_flight_;
  const int settling_;
  const int measured_;
  std::vector<TimedRequest> requests_;
  RequestStream stream_;
  BatchSchedule schedule_;
  std::vector<Later> later_;  ///< a heap, the next one first
  std::size_t first_ = 0;     ///< request beside those found under way
  double last_arrival_ = 0;
  double finished_ = 0;
  double end_seconds_ = 0;
  int awaited_ = -1;  ///< the next one who comes of their own accord
  int sessions_ = 0;
  int settled_ = 0;
  int left_ = 0;
  bool counting_ = false;
};

}  // namespace

ServiceRun run_service(const StepCost& cost, const EngineRules& rules, const Arrivals& arrivals,
                       const ScheduleBounds& bounds) {
  return Service(cost, rules, arrivals, bounds).run();
}

}  // namespace whichgpu
