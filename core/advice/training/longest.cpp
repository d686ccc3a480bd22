#include "core/advice/training/longest.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/largest.h"
#include "core/catalog/tables.h"
#include "core/memory/training_footprint.h"

namespace whichgpu {
namespace {

/// Lengths from `least` to `most`, of which every step has the same number of sequences.
struct Lengths {
  double least = 1;
  double most = most_training_tokens;
};

/// The longest lengths with the batch of `most` tokens. A shorter sequence never makes a usual batch smaller.
Lengths of_one_batch(Training training, const TrainingChoices& open, double most) {
  if (!open.batch) return {1, most};
  training.sequence_length = most;
  const double batch = usual_batch(training);
  const double shorter = largest(most - 1, [&](double length) {
    training.sequence_length = length;
    return usual_batch(training) > batch;
  });
  return {shorter + 1, most};
}

/// Every way to run it at some length, each with the least memory that what is open allows.
std::vector<Training> leanest_layouts(Training training, const ModelShape& shape, TrainingChoices open) {
  // Any number of context ranks that is tried divides this, and it is long enough for the most of them.
  constexpr double divisible = 1 << 23;
  training.sequence_length = open.given.context > 0 ? open.given.context : divisible;
  if (open.recompute) training.recompute = Recompute::full;
  open.recompute = false;
  if (open.micro_batch && !training.optimizer_in_backward) {
    training.micro_batch = 1;
    open.micro_batch = false;
  }
  return training_layouts(training, shape, open);
}

}  // namespace

double longest_training_sequence(const Training& training, const ModelShape& shape,
                                 const TrainingChoices& open, const TrainingCalibration& calibration) {
  const double shortest_part = tables::judgement().training_layouts.least_context_tokens;
  const bool context_open = open.parallelism && open.given.context == 0;
  for (double most = most_training_tokens; most >= 1;) {
    const Lengths lengths = of_one_batch(training, open, most);
    Training asked = training;
    asked.sequence_length = most;
    if (open.batch) asked.global_batch = usual_batch(asked);
    double longest = 0;
    for (Training& one : leanest_layouts(asked, shape, open)) {
      const double step = one.parallelism.context;
      const double least =
          context_open && step > 1 ? std::max(lengths.least, step * shortest_part) : lengths.least;
      const auto fits = [&](double parts) {  // every part grows with the length
        one.sequence_length = parts * step;
        return training_footprint(one, shape, calibration).needed_bytes <= one.gpu->memory_bytes;
      };
      const double worth_it = std::ceil(std::max(least, longest + 1) / step);
      if (worth_it * step > lengths.most || !fits(worth_it)) continue;
      longest = step * largest(std::floor(lengths.most / step), fits);
    }
    if (longest > 0) return longest;
    most = lengths.least - 1;
  }
  return 0;
}

}  // namespace whichgpu
