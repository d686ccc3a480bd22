#include "core/time/arrivals/batch_schedule.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

/// The request that ends first is at the front of a heap.
constexpr auto ends_later = [](const auto& a, const auto& b) {
  return a.step != b.step ? a.step > b.step : a.id > b.id;
};

}  // namespace

BatchSchedule::BatchSchedule(const StepCost& cost, const EngineRules& rules,
                             std::vector<TimedRequest>& requests, const ScheduleBounds& bounds)
    : cost_(cost), rules_(rules), bounds_(bounds), requests_(requests) {}

double BatchSchedule::pool_used() const {  // growth into what was reserved takes nothing more
  return held_ + (running_ * grown(steps_) - joined_) * (1 - rules_.reserved_output_share);
}

std::int64_t BatchSchedule::last_step(const TimedRequest& r) const {
  const double left = std::max(r.output - 1 - r.produced, 0.0);
  return r.joined + static_cast<std::int64_t>(std::ceil(left / rules_.accepted_per_step));
}

double BatchSchedule::seconds_of(const ReplicaWork& work) {
  ++evaluations_;
  return step_seconds(cost_, rules_, work);
}

/// One step of all that decode, `later_steps` from now.
double BatchSchedule::decode_seconds(double later_steps) {
  ReplicaWork work;
  work.sequences = running_;
  work.contexts = contexts() + running_ * rules_.accepted_per_step * later_steps;
  return seconds_of(work);
}

bool BatchSchedule::resume(int id) {
  TimedRequest& r = at(id);
  const double whole = r.input + r.produced + rules_.reserved_output_share * (r.output - r.produced);
  if (whole > room()) return false;
  r.held = whole;
  r.answered = r.sent_back = true;
  held_ += whole;
  admitted_.push_back(id);
  begin_decoding(id);
  return true;
}

bool BatchSchedule::remember(int session, double tokens) {
  if (prefixes_.tokens() + tokens > room()) return false;
  prefixes_.keep(session, tokens);
  return true;
}

void BatchSchedule::share_prompts(int count, double tokens) {
  seen_prompts_.assign(static_cast<std::size_t>(count), false);
  shared_tokens_ = tokens;
}

void BatchSchedule::wait_until(double time) {
  if (time <= now_) return;
  counts_.seconds += time - now_;
  now_ = time;
}

void BatchSchedule::start_counting() {
  counts_ = {};
  counting_ = true;
}

const std::vector<int>& BatchSchedule::advance(double next_arrival) {
  ended_.clear();
  plan_step();
  if (planned_.prompt_tokens > 0) {
    run_prompts();
  } else if (running_ > 0) {
    run_decodes(next_arrival);
  }
  retire();
  make_room();
  return ended_;
}

void BatchSchedule::plan_step() {
  planned_ = {};
  ending_.clear();
  blocked_ = false;
  const double decoded = rules_.prompts_alone ? 0 : running_ * rules_.verified_per_step();
  double budget = rules_.max_num_batched_tokens - decoded;
  continue_prompts(budget);
  admit(budget);
}

void BatchSchedule::work_on(int id, double& budget) {
  TimedRequest& r = at(id);
  const double goal = r.input + r.produced;
  const double chunk = std::min(goal - r.done, budget);
  planned_.prompt_contexts += chunk * (r.done + chunk / 2);
  planned_.prompt_tokens += chunk;
  budget -= chunk;
  r.done += chunk;
  if (r.done >= goal) ending_.push_back(id);
}

void BatchSchedule::continue_prompts(double& budget) {
  std::size_t kept = 0;
  for (const int id : prompts_) {
    if (budget >= 1) work_on(id, budget);
    if (at(id).done < at(id).input + at(id).produced) prompts_[kept++] = id;
  }
  prompts_.resize(kept);
}

/// Whole blocks, and at least one token is left to work on.
double BatchSchedule::cached_prefix(const TimedRequest& r) const {
  double found = r.cached;
  const auto prompt = static_cast<std::size_t>(r.prompt);
  if (r.prompt >= 0 && prompt < seen_prompts_.size() && seen_prompts_[prompt]) found = r.input;
  if (r.session >= 0) found = std::max(found, prefixes_.kept(r.session));
  return std::max(std::floor(std::min(found, r.input - 1) / rules_.block_tokens) * rules_.block_tokens, 0.0);
}

void BatchSchedule::admit(double& budget) {
  while (queued() > 0 && budget >= 1) {
    const int id = queue_[queue_head_];
    TimedRequest& r = at(id);
    const double others = static_cast<double>(admitted_.size());
    const double hit = cached_prefix(r);
    const auto prompt = static_cast<std::size_t>(r.prompt);
    const bool shared = r.prompt >= 0 && prompt < seen_prompts_.size();
    const double own = r.input + r.produced - (shared ? hit : 0);
    const double need = own + rules_.reserved_output_share * (r.output - r.produced);
    // A block for each stays free, or a request that was sent back would push itself out again.
    const double spare = (others + 1) * rules_.block_tokens;
    blocked_ = others >= rules_.max_num_seqs || (others > 0 && need + spare > room());
    if (blocked_) return;
    ++queue_head_;
    if (r.session >= 0) prefixes_.take(r.session);
    if (shared) seen_prompts_[prompt] = true;
    r.hit = r.done = hit;
    r.held = need;
    r.admitted = now_;
    held_ += need;
    counts_.prompt_tokens += r.input;
    counts_.cached_tokens += hit;
    prefixes_.give_way(prefixes_.tokens() - room());
    admitted_.push_back(id);
    work_on(id, budget);
    if (r.done < r.input + r.produced) prompts_.push_back(id);
  }
  if (queue_head_ == queue_.size()) {
    queue_.clear();
    queue_head_ = 0;
  }
}

void BatchSchedule::run_prompts() {
  const bool alone = rules_.prompts_alone || running_ <= 0;
  planned_.ending = static_cast<double>(ending_.size());
  if (!alone) {
    planned_.sequences = running_;
    planned_.contexts = contexts();
  }
  const double seconds = seconds_of(planned_);
  if (alone) stalled_ += seconds;
  pass(seconds, alone ? 0 : 1);
  for (const int id : ending_) {
    TimedRequest& r = at(id);
    if (!r.answered) {
      r.answered = true;
      r.first = now_;
      r.lag = lag(r, seconds);
    }
    begin_decoding(id);
  }
}

/// To the first end, to a full pool, or to the step that an arrival joins.
void BatchSchedule::run_decodes(double next_arrival) {
  std::int64_t steps = std::clamp<std::int64_t>(ends_.front().step - steps_, 1, bounds_.steps_at_once);
  const auto at_most = [&](double count) {
    if (count < static_cast<double>(steps))
      steps = std::max<std::int64_t>(static_cast<std::int64_t>(count), 1);
  };
  if (growth() > 0) at_most(room() / growth());
  const auto mean_seconds = [&] { return decode_seconds(static_cast<double>(steps - 1) / 2); };
  double seconds = mean_seconds();
  const double gap = next_arrival - now_;
  if (!blocked_ && steps > 1 && gap < seconds * static_cast<double>(steps)) {
    at_most(std::ceil(gap / decode_seconds()));
    seconds = mean_seconds();
    at_most(std::ceil(gap / seconds));
    seconds = mean_seconds();
  }
  pass(seconds, steps);
}

/// `steps` decode steps of `seconds` each; none: a step without any.
void BatchSchedule::pass(double seconds, std::int64_t steps) {
  const double span = seconds * static_cast<double>(std::max<std::int64_t>(steps, 1));
  now_ += span;
  counts_.seconds += span;
  counts_.running_seconds += span * running_;
  counts_.waiting_seconds += span * static_cast<double>(queued());
  if (steps == 0) return;
  steps_ += steps;
  if (counting_) {
    counts_.gaps.add(seconds + stalled_, running_);
    if (steps > 1) counts_.gaps.add(seconds, running_ * static_cast<double>(steps - 1));
  }
  stalled_ = 0;
}

/// The steps by which a first token is late are mostly decode steps, of those that run beside it.
double BatchSchedule::lag(const TimedRequest& r, double own_seconds) {
  ReplicaWork prompt;
  prompt.prompt_tokens = r.input - r.hit;
  prompt.prompt_contexts = prompt.prompt_tokens * (r.hit + prompt.prompt_tokens / 2);
  prompt.ending = 1;
  ReplicaWork one;
  one.sequences = 1;
  const double step = running_ > 0 ? decode_seconds() : std::min(own_seconds, seconds_of(one));
  return rules_.lag_seconds + rules_.lag_steps * step + lone_prompt_seconds(cost_, rules_, prompt);
}

/// Its prompt is done, and with it the next token of its answer.
void BatchSchedule::begin_decoding(int id) {
  TimedRequest& r = at(id);
  r.joined = steps_;
  r.decoding = true;
  contexts_ += r.input + r.produced;
  joined_ += grown(steps_);
  running_ += 1;
  ends_.push_back({last_step(r), id});
  std::push_heap(ends_.begin(), ends_.end(), ends_later);
}

void BatchSchedule::leave(TimedRequest& r) {
  contexts_ -= r.input + r.produced;
  joined_ -= grown(r.joined);
  held_ -= r.held;
  running_ -= 1;
  r.held = 0;
  r.decoding = false;
}

void BatchSchedule::retire() {
  while (!ends_.empty() && ends_.front().step <= steps_) {
    std::pop_heap(ends_.begin(), ends_.end(), ends_later);
    const End end = ends_.back();
    ends_.pop_back();
    TimedRequest& r = at(end.id);
    if (!r.decoding || end.step != last_step(r)) continue;
    leave(r);
    finish(end.id);
  }
}

void BatchSchedule::finish(int id) {
  TimedRequest& r = at(id);
  r.end = now_;
  r.finished = true;
  admitted_.erase(std::find(admitted_.begin(), admitted_.end(), id));
  ended_.push_back(id);
  if (r.session < 0) return;
  prefixes_.keep(r.session, r.input + r.output);
  prefixes_.give_way(prefixes_.tokens() - room());
}

/// A full pool sends the youngest request back to the head of the queue; its tokens are worked out again.
void BatchSchedule::make_room() {
  while (admitted_.size() > 1 && room() < growth()) {
    const int id = admitted_.back();
    admitted_.pop_back();
    TimedRequest& r = at(id);
    if (r.decoding) {
      const double more = 1 + grown(steps_ - r.joined);
      leave(r);
      r.produced = std::min(r.produced + more, r.output - 1);
    } else {
      held_ -= r.held;
      r.held = 0;
      prompts_.erase(std::find(prompts_.begin(), prompts_.end(), id));
    }
    r.sent_back = true;
    if (queue_head_ == 0) {
      queue_.insert(queue_.begin(), id);
    } else {
      queue_[--queue_head_] = id;
    }
  }
  if (prefixes_.tokens() > room()) prefixes_.give_way(prefixes_.tokens() - room());
}

}  // namespace whichgpu
