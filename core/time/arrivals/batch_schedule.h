#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/time/arrivals/engine_rules.h"
#include "core/time/arrivals/gap_histogram.h"
#include "core/time/arrivals/prefix_cache.h"

namespace whichgpu {

/// One request on its way; seconds since the start.
struct TimedRequest {
  double arrival = 0;
  double admitted = 0;  ///< last time
  double first = 0;     ///< token of the answer made
  double end = 0;
  double lag = 0;  ///< by which its tokens reach the reader later
  double input = 0;
  double output = 0;
  int session = -1;  ///< that it is a turn of; none
  int turn = 0;
  int prompt = -1;    ///< which of the prompts that repeat; none
  double cached = 0;  ///< tokens of its prompt that are in the cache of their own accord
  // Kept by the schedule:
  double produced = 0;      ///< tokens of the answer before it was sent back
  double hit = 0;           ///< tokens of the prompt found in the cache
  double done = 0;          ///< … that are there by now
  double held = 0;          ///< tokens of the pool beside those that it adds while it decodes
  std::int64_t joined = 0;  ///< decode steps before it began to decode
  bool decoding = false;
  bool answered = false;   ///< its first token is out
  bool sent_back = false;  ///< at least once
  bool finished = false;
};

/// What a schedule counted since it was told to.
struct ScheduleCounts {
  double seconds = 0;
  double running_seconds = 0;  ///< integral of the number that decode
  double waiting_seconds = 0;  ///< integral of the queue
  double prompt_tokens = 0;    ///< of prompts that were admitted
  double cached_tokens = 0;    ///< … found in the cache
  GapHistogram gaps;           ///< between tokens of one answer
};

/// How far a simulation may go.
struct ScheduleBounds {
  int evaluations = 150'000;                   ///< of the step formula
  std::int64_t steps_at_once = 1'000'000'000;  ///< decode steps advanced by one of them
};

/// The loop of an engine with continuous batching (Yu et al., "Orca", OSDI 2022; chunked prompts: Agrawal et
/// al., "Sarathi-Serve", OSDI 2024; paged cache and preemption: Kwon et al., "PagedAttention", SOSP 2023):
/// admit, give every running sequence a token, spend what is left of the token budget on prompts, first come
/// first served. Decode steps between two events are alike and are advanced at once, at the cost of the
/// middle one.
class BatchSchedule {
 public:
  BatchSchedule(const StepCost& cost, const EngineRules& rules, std::vector<TimedRequest>& requests,
                const ScheduleBounds& bounds);

  double now() const { return now_; }
  bool idle() const { return queued() == 0 && admitted_.empty(); }
  bool exhausted() const { return evaluations_ >= bounds_.evaluations; }
  int evaluations() const { return evaluations_; }
  std::size_t queued() const { return queue_.size() - queue_head_; }
  std::size_t admitted() const { return admitted_.size(); }
  double pool_used() const;
  const ScheduleCounts& counts() const { return counts_; }

  /// A request that has arrived joins the queue.
  void enqueue(int id) { queue_.push_back(id); }
  /// A request is in the midst of its answer, `produced` tokens of it out. Whether there was room for it.
  bool resume(int id);
  /// What a session said is in the cache; whether there was room for it.
  bool remember(int session, double tokens);
  /// So many of the prompts that repeat are worth keeping; they take room for good.
  void share_prompts(int count, double tokens);
  /// Nothing is to be done until then.
  void wait_until(double time);
  /// A step, or a run of equal decode steps, which stops where one that arrives at `next_arrival` joins. The
  /// requests that ended.
  const std::vector<int>& advance(double next_arrival);
  void start_counting();

 private:
  TimedRequest& at(int id) { return requests_[static_cast<std::size_t>(id)]; }
  double grown(std::int64_t steps) const { return static_cast<double>(steps) * rules_.accepted_per_step; }
  double room() const { return rules_.pool_tokens - shared_tokens_ - pool_used(); }
  /// Tokens of the pool that one decode step adds.
  double growth() const { return running_ * rules_.accepted_per_step * (1 - rules_.reserved_output_share); }
  double contexts() const { return contexts_ + running_ * grown(steps_) - joined_; }
  std::int64_t last_step(const TimedRequest& request) const;
  double seconds_of(const ReplicaWork& work);
  double decode_seconds(double later_steps = 0);

  void plan_step();
  void continue_prompts(double& budget);
  void admit(double& budget);
  void work_on(int id, double& budget);
  double cached_prefix(const TimedRequest& request) const;
  void run_prompts();
  void run_decodes(double next_arrival);
  void pass(double seconds, std::int64_t steps);
  double lag(const TimedRequest& request, double own_seconds);
  void begin_decoding(int id);
  void leave(TimedRequest& request);
  void finish(int id);
  void retire();
  void make_room();

  const StepCost& cost_;
  const EngineRules rules_;
  const ScheduleBounds bounds_;
  std::vector<TimedRequest>& requests_;
  PrefixCache prefixes_;
  ScheduleCounts counts_;

  std::vector<int> queue_;  ///< from queue_head_ on
  std::size_t queue_head_ = 0;
  std::vector<int> admitted_;  ///< in the order in which they were
  std::vector<int> prompts_;   ///< admitted, their prompt not done
  std::vector<int> ending_;    ///< prompts that end in this step
  std::vector<int> ended_;     ///< requests that ended in this advance
  struct End {
    std::int64_t step;
    int id;
  };
  std::vector<End> ends_;  ///< a heap, the earliest first; void if the request was sent back
  std::vector<bool> seen_prompts_;

  double now_ = 0;
  double running_ = 0;   ///< sequences that decode
  double contexts_ = 0;  ///< tokens in the cache when they began
  double joined_ = 0;    ///< steps, as tokens, when they began
  double held_ = 0;
  double shared_tokens_ = 0;
  double stalled_ = 0;   ///< since the last token of those that decode
  ReplicaWork planned_;  ///< on prompts
  std::int64_t steps_ = 0;
  int evaluations_ = 0;
  bool blocked_ = false;  ///< whoever is next has to wait for another's end
  bool counting_ = false;
};

}  // namespace whichgpu
