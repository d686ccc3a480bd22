#include "core/advice/training/plan_candidate.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/engine_support.h"
#include "core/catalog/units.h"
#include "core/time/collectives.h"

namespace whichgpu {
namespace {

TrainingQuestion question_on(const TrainingPlanQuestion& question, const Gpu& gpu, int count) {
  TrainingQuestion q = question.work;
  q.training.gpu = &gpu;
  q.training.gpu_count = count;
  if (q.open.batch) q.training.global_batch = usual_batch(q.training);
  return q;
}

bool is_safe(const TrainingCandidate& candidate, const ModelShape& shape, const TrainingRate& rate,
             Verdict verdict, double deadline_hours, const TrainingCalibration& calibration) {
  if (verdict != Verdict::comfortable) return false;
  const TrainingSpeed speed = training_speed(candidate.training, shape, rate, calibration);
  return speed.basis != Basis::extrapolated && candidate.cost.hours <= deadline_hours * speed.band.p10;
}

}  // namespace

std::vector<int> run_sizes(const Gpu& gpu, int max_gpus) {
  constexpr int one_by_one = 64;
  std::vector<int> sizes{1};
  if (can_be_joined(gpu)) sizes = {1, 2, 3, 4, 6, 8};
  if (can_be_joined(gpu) && joined_by_nvlink(gpu, gpus_per_server)) {
    for (int count = 2 * gpus_per_server; count <= one_by_one; count += gpus_per_server) {
      sizes.push_back(count);
    }
    for (int count = one_by_one; count <= max_gpus; count *= 2) {
      sizes.push_back(count + count / 2);
      sizes.push_back(2 * count);
    }
  }
  std::erase_if(sizes, [&](int count) { return count > std::min(max_gpus, most_joined(gpu)); });
  return sizes;
}

std::optional<TrainingCandidate> try_run(const TrainingPlanQuestion& question, const ModelShape& shape,
                                         const PricedCard& card, int count, const Price& price,
                                         const TrainingCalibration& calibration) {
  const TrainingQuestion asked = question_on(question, *card.gpu, count);
  if (training_layouts(asked.training, shape, asked.open).empty()) return std::nullopt;
  const TrainingRate rate = training_rate(asked.training, calibration);
  TrainingCandidate candidate;
  candidate.card = &card;
  candidate.price = price;
  candidate.training = settle_training(asked, shape, rate, calibration);
  const TrainingFootprint footprint = training_footprint(candidate.training, shape, calibration);
  candidate.shortfall_bytes = std::max(0.0, footprint.needed_bytes - footprint.capacity_bytes);
  if (candidate.shortfall_bytes > 0) {
    candidate.broken = TrainingLimit::memory;
    return candidate;
  }
  const TrainingStep step = training_step(candidate.training, shape, rate, calibration);
  candidate.cost = training_cost(candidate.training, price, step.total());
  if (candidate.cost.hours > question.deadline_hours) candidate.broken = TrainingLimit::deadline;
  candidate.safe = is_safe(candidate, shape, rate, footprint.verdict, question.deadline_hours, calibration);
  return candidate;
}

double least_gpu_hours(const TrainingPlanQuestion& question, const ModelShape& shape, const Gpu& gpu,
                       const TrainingCalibration& calibration) {
  Training ideal = question.work.training;
  ideal.gpu = &gpu;
  ideal.gpu_count = 1;
  ideal.parallelism = {};
  ideal.parallelism.expert = std::max(1, static_cast<int>(shape.experts));  // the most tokens for each expert
  if (question.work.open.micro_batch) ideal.micro_batch = largest_micro_batch;
  if (question.work.open.recompute) ideal.recompute = Recompute::none;
  ideal.global_batch = ideal.micro_batch;
  const TrainingStep step = training_step(ideal, shape, training_rate(ideal, calibration), calibration);
  const double seconds = step.compute() + step.elementwise + step.dequantize + step.launches;
  const double steps = ideal.dataset_tokens * ideal.epochs / (ideal.global_batch * ideal.sequence_length);
  return steps * seconds * ideal.goodput_factor / seconds_per_hour;
}

}  // namespace whichgpu
